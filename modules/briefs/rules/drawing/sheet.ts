/** What charts are drawn with: marks, the width of texts, round scales. */
import type { Ink, Mark } from '../../contract/drawing.ts';

const blank: Mark = {
  kind: 'rect',
  ink: 'text',
  at: [0, 0],
  size: [0, 0],
  points: [],
  weight: 0,
  dashed: false,
  text: '',
  anchor: 'start',
};

/** A filled rectangle. */
export const rect = (ink: Ink, x: number, y: number, [width, height]: [number, number]): Mark => ({
  ...blank,
  ink,
  at: [x, y],
  size: [Math.max(0, width), height],
});

/** A line through points. */
export const line = (
  ink: Ink,
  points: [number, number][],
  weight: number,
  dashed = false,
): Mark => ({ ...blank, kind: 'line', ink, points, weight, dashed });

/** A filled dot. */
export const dot = (ink: Ink, at: [number, number], diameter: number): Mark => ({
  ...blank,
  kind: 'dot',
  ink,
  at,
  size: [diameter, diameter],
});

/** A text on its base line. */
export const text = (
  ink: Ink,
  at: [number, number],
  words: string,
  { size = 9, anchor = 'start' }: { size?: number; anchor?: Mark['anchor'] } = {},
): Mark => ({ ...blank, kind: 'text', ink, at, text: words, weight: size, anchor });

/** About how wide a text is: Chinese signs take a whole em, others a little more than half. */
export function widthOf(words: string, size: number): number {
  let ems = 0;
  for (const sign of words) ems += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return ems * size;
}

/** A text cut to a width, with an ellipsis. */
export function fitted(words: string, size: number, width: number): string {
  if (widthOf(words, size) <= width) return words;
  const signs = [...words];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size) > width) signs.pop();
  return `${signs.join('')}…`;
}

/** A round number above the largest value, and the step of the lines below it. */
export function scaleOf(largest: number, lines = 4): { top: number; step: number } {
  if (!(largest > 0)) return { top: 1, step: 1 };
  const rough = largest / lines;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  return { top: Math.ceil(largest / step - 1e-9) * step, step };
}
