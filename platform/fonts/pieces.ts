/** The pieces of the house's Chinese font (Noto Sans SC, OFL-1.1) as npm brings them: about a hundred variable fonts. */
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Font } from 'fontkit';

/** Weights that documents use. */
export type Weight = 400 | 600;

/** A piece of an outline in font units, y upwards. */
export interface PathCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

/** How a character is drawn. */
export interface Outline {
  readonly advance: number;
  readonly commands: readonly PathCommand[];
}

/** Measures of the font, in units of a thousandth of the type size. */
export const measures = { unitsPerEm: 1000, ascent: 1160, descent: -288, capHeight: 733 } as const;

interface Piece {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const home = dirname(
  fileURLToPath(import.meta.resolve('@fontsource-variable/noto-sans-sc/package.json')),
);
const opened = new Map<string, Promise<Font>>();
const drawn: Readonly<Record<Weight, Map<number, Outline | null>>> = {
  400: new Map(),
  600: new Map(),
};
let known: Promise<readonly Piece[]> | null = null;

function pieces(): Promise<readonly Piece[]> {
  known ??= readFile(join(home, 'unicode.json'), 'utf8').then((text) =>
    Object.entries(JSON.parse(text) as Record<string, string>).map(([name, ranges]) => ({
      file: `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
      ranges: ranges.split(',').map(rangeOf),
    })),
  );
  return known;
}

function rangeOf(text: string): readonly [number, number] {
  const [from = '', to = from] = text.trim().replace(/^U\+/i, '').split('-');
  return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
}

function open(file: string): Promise<Font> {
  const font = opened.get(file) ?? read(file);
  opened.set(file, font);
  return font;
}

async function read(file: string): Promise<Font> {
  // Read at the first sheet: they take a tenth of all that a start reads.
  const [{ create }, { default: decompress }] = await Promise.all([
    import('fontkit'),
    import('woff2-encoder/decompress'),
  ]);
  const packed = await readFile(join(home, 'files', file));
  return create(Buffer.from(await decompress(packed))) as Font;
}

/** The outline of a character; null where the font has none. Kept in the process. */
export async function outlineOf(codePoint: number, weight: Weight): Promise<Outline | null> {
  const kept = drawn[weight].get(codePoint);
  if (kept !== undefined) return kept;
  const found = await draw(codePoint, weight);
  drawn[weight].set(codePoint, found);
  return found;
}

async function draw(codePoint: number, weight: Weight): Promise<Outline | null> {
  const within = (await pieces()).filter(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  for (const { file } of within) {
    const font = await open(file);
    if (!font.hasGlyphForCodePoint(codePoint)) continue;
    const glyph = font.getVariation({ wght: weight }).glyphForCodePoint(codePoint);
    return {
      advance: glyph.advanceWidth,
      commands: glyph.path.commands as unknown as PathCommand[],
    };
  }
  return null;
}
