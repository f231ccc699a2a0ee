/** The house's Chinese font for documents made on the server: what a text needs of it, as font or as outlines. */
import { measures, type Outline, outlineOf, type Weight } from './pieces.ts';
import { writeTrueType } from './truetype.ts';

export type { Weight } from './pieces.ts';

/** A font with the characters of one document. */
export interface DocumentFont {
  /** TrueType. */
  readonly bytes: Buffer;
  /** Characters that the font does not have. */
  readonly missing: readonly string[];
}

/** Stands where a character is missing, as compositors have always done. */
export const missingSign = '〓';

const always = ` ${missingSign}`;

/** A font with the characters of these texts and nothing else. */
export async function fontFor(texts: readonly string[], weight: Weight): Promise<DocumentFont> {
  const { found, missing } = await outlinesOf(texts, weight);
  const name = `NotoSansSC-${weight === 400 ? 'Regular' : 'SemiBold'}`;
  return { bytes: writeTrueType({ ...measures, name, weight, outlines: found }), missing };
}

/** The texts with the sign of a missing character where the font has none. */
export function printable(text: string, missing: ReadonlySet<string>): string {
  return missing.size === 0
    ? text
    : [...text].map((sign) => (missing.has(sign) ? missingSign : sign)).join('');
}

async function outlinesOf(texts: readonly string[], weight: Weight) {
  const found = new Map<number, Outline>();
  const missing: string[] = [];
  for (const sign of new Set([...always, ...texts.join('')])) {
    const codePoint = sign.codePointAt(0) ?? 0;
    if (codePoint < 0x20) continue;
    const outline = await outlineOf(codePoint, weight);
    if (outline) found.set(codePoint, outline);
    else missing.push(sign);
  }
  return { found, missing };
}

/** A line of text as SVG path data, its start at the origin of the base line, y downwards; and its width. */
export async function textAsPath(
  text: string,
  sizePixels: number,
  weight: Weight,
): Promise<{ path: string; width: number }> {
  const { found } = await outlinesOf([text], weight);
  const scale = sizePixels / measures.unitsPerEm;
  const sign = found.get(missingSign.codePointAt(0) ?? 0);
  const parts: string[] = [];
  let pen = 0;
  for (const one of text) {
    const outline = found.get(one.codePointAt(0) ?? 0) ?? sign;
    if (!outline) continue;
    parts.push(pathOf(outline, pen, scale));
    pen += outline.advance * scale;
  }
  return { path: parts.join(''), width: pen };
}

const letters = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const;

function pathOf({ commands }: Outline, pen: number, scale: number): string {
  return commands
    .map(({ command, args }) => {
      const places = args.map((value, at) =>
        (at % 2 === 0 ? pen + value * scale : -value * scale).toFixed(2),
      );
      return `${letters[command]}${places.join(' ')}`;
    })
    .join('');
}
