import { fontFamily } from './tokens.ts';

const ownFont = 'Noto Sans SC Variable';
const sampleSidePx = 24;

/** How a character looks in the page's fonts, as pixels. */
function look(character: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = sampleSidePx;
  canvas.height = sampleSidePx;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return character;
  pen.font = `${sampleSidePx - 4}px ${fontFamily}`;
  pen.textBaseline = 'top';
  pen.fillText(character, 0, 0);
  return pen.getImageData(0, 0, sampleSidePx, sampleSidePx).data.join();
}

/** Without a Chinese font every character is the same empty box. */
function hasChineseFont(): boolean {
  return look('镇') !== look('溪');
}

let lacking = false;

/**
 * Brings Noto Sans SC to devices without a Chinese font, before the first text is drawn. Its style
 * sheet lists a hundred slices by unicode-range, and the browser fetches only those it needs; all
 * other devices are spared even the list (31 KB gz).
 */
export async function readyFonts(): Promise<void> {
  lacking = !hasChineseFont();
  if (!lacking) return;
  // First in the list: Chromium does not draw text again for a slice that arrives behind a system
  // font, and leaves empty boxes.
  document.documentElement.style.setProperty('--zs-font', `"${ownFont}", ${fontFamily}`);
  await import('@fontsource-variable/noto-sans-sc/index.css');
}

/** Loads the slices for a text that will be drawn on a canvas, where nothing is drawn again later. */
export async function readyFontsFor(text: string): Promise<void> {
  if (lacking) await document.fonts.load(`16px "${ownFont}"`, text);
}
