import { readyFontsFor } from '../tokens/fonts.ts';
import type { Photo } from './photo.ts';

const jpegQuality = 0.85;

/**
 * The photo with lines of text burnt in at its foot: when, where, which case, who. Evidence of a
 * repair is judged by eye, on paper too, where no metadata is seen. Throws if the browser cannot
 * draw; the caller then keeps the photo as it is.
 */
export async function stampPhoto(photo: Photo, lines: readonly string[]): Promise<Photo> {
  // Without a network a font slice may be missing: then the phone's own font draws it.
  await readyFontsFor(lines.join('')).catch(() => undefined);
  const bitmap = await createImageBitmap(photo.blob);
  const canvas = document.createElement('canvas');
  canvas.width = bitmap.width;
  canvas.height = bitmap.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser cannot draw');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  drawLines(context, lines);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality);
  });
  if (!blob) throw new Error('the browser could not encode the photo');
  return { ...photo, blob };
}

function drawLines(context: CanvasRenderingContext2D, lines: readonly string[]): void {
  const { width, height } = context.canvas;
  const size = Math.max(14, Math.round(Math.min(width, height) / 28));
  const [margin, step] = [Math.round(size * 0.7), Math.round(size * 1.4)];
  context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  const shown = lines.flatMap((line) => wrap(context, line, width - 2 * margin));
  const band = shown.length * step + margin;
  context.fillStyle = 'rgb(12 22 20 / 68%)';
  context.fillRect(0, height - band, width, band);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'middle';
  for (const [index, line] of shown.entries()) {
    context.fillText(line, margin, height - band + margin / 2 + step * (index + 0.5));
  }
}

/** Breaks a line where it would leave the photo; Chinese may break between any two characters. */
function wrap(context: CanvasRenderingContext2D, line: string, widthPx: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const character of line) {
    if (row && context.measureText(row + character).width > widthPx) {
      rows.push(row);
      row = '';
    }
    row += character;
  }
  return row ? [...rows, row] : rows;
}
