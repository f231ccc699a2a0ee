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

/** Width (µs) of the buckets of a span (µs) in so many points. */
export function widthOf(span: number, points: number): number {
  return Math.max(1, Math.ceil(span / points));
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
