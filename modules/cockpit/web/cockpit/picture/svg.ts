/** Small words of SVG. Pure. */
import { colours } from '#ui/tokens/tokens.ts';

/** A text safe inside markup. */
export function words(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text. */
export function text(value: string, place: TextPlace): string {
  const { x, y, size, colour = colours.text, bold = false, anchor = 'start' } = place;
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${colour}" text-anchor="${anchor}"${bold ? ' font-weight="650"' : ''}>${words(value)}</text>`;
}

/** A filled box. */
export function box(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  fill: string,
): string {
  return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0, width).toFixed(1)}" height="${Math.max(0, height).toFixed(1)}" rx="3" fill="${fill}"/>`;
}

/** From a soft to the strong accent, as heat maps are coloured; strength 0 to 1. */
export function heat(strength: number): string {
  const [from, to] = [
    [227, 241, 239],
    [15, 118, 110],
  ] as const;
  const part = (at: 0 | 1 | 2): number => Math.round(from[at] + (to[at] - from[at]) * strength);
  return `rgb(${part(0)},${part(1)},${part(2)})`;
}
