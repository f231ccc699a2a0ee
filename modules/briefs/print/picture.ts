/** A chart as PNG, for documents that cannot hold our marks. Texts become outlines: no font of the machine is asked. */
import sharp from 'sharp';
import { textAsPath } from '#platform/fonts/index.ts';
import type { Drawing, Mark } from '../contract/drawing.ts';
import { inkColours } from './inks.ts';

const pixelsPerPoint = 2.5;

/** Draws a chart as a picture. */
export async function pictureOf(drawing: Drawing): Promise<Buffer> {
  const { width, height } = drawing;
  const marks = await Promise.all(drawing.marks.map(markOf));
  const size = `width="${width * pixelsPerPoint}" height="${height * pixelsPerPoint}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/>${marks.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true }).toBuffer();
}

async function markOf(mark: Mark): Promise<string> {
  const colour = inkColours[mark.ink];
  const [x, y] = mark.at;
  const [width, height] = mark.size;
  if (mark.kind === 'rect') {
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour}"/>`;
  }
  if (mark.kind === 'dot') return `<circle cx="${x}" cy="${y}" r="${width / 2}" fill="${colour}"/>`;
  if (mark.kind === 'line') {
    const points = mark.points.map((place) => place.join()).join(' ');
    const dash = mark.dashed ? ' stroke-dasharray="3 2.5"' : '';
    return `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="${mark.weight}" stroke-linejoin="round"${dash}/>`;
  }
  const { path, width: own } = await textAsPath(mark.text, mark.weight, 400);
  const shift = { start: 0, middle: own / 2, end: own }[mark.anchor];
  return `<path transform="translate(${x - shift} ${y})" d="${path}" fill="${colour}"/>`;
}
