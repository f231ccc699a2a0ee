/** Down-sampling: many values into few buckets that still show the extremes. */
import { type Columns, normal } from './columns.ts';

/** A bucket in numbers; `from` in µs. */
export interface NumberBucket {
  readonly from: number;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly first: number;
  readonly last: number;
}

/** Widths that people read well, seconds. */
const widths = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
  172_800, 604_800, 2_592_000,
];

/** Width of the buckets (µs) of a span (µs): the narrowest of the usual ones that stays within `points`. */
export function widthOf(span: number, points: number): number {
  const least = span / points / 1_000_000;
  const usual = widths.find((width) => width >= least);
  const seconds = usual ?? Math.ceil(least / 2_592_000) * 2_592_000;
  // A usual width may give far fewer points than wished; then the exact one is better.
  return Math.round((seconds > least * 1.5 ? least : seconds) * 1_000_000);
}

/** Counts values into buckets of a width from an instant on (µs). Empty buckets do not appear: a gap. */
export function bucketed(
  columns: Columns,
  { from, width, all }: { from: number; width: number; all: boolean },
): NumberBucket[] {
  const { at, value, quality } = columns;
  const buckets: NumberBucket[] = [];
  let index = 0;
  while (index < at.length) {
    const place = Math.floor(((at[index] as number) - from) / width);
    const end = from + (place + 1) * width;
    let count = 0;
    let sum = 0;
    let [min, max, first, last] = [Infinity, -Infinity, 0, 0];
    for (; index < at.length && (at[index] as number) < end; index += 1) {
      if (!all && quality[index] !== normal) continue;
      const now = value[index] as number;
      if (count === 0) first = now;
      last = now;
      count += 1;
      sum += now;
      if (now < min) min = now;
      if (now > max) max = now;
    }
    if (count === 0) continue;
    buckets.push({ from: from + place * width, count, min, max, mean: sum / count, first, last });
  }
  return buckets;
}
