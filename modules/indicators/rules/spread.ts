/**
 * The spread of a measure: all its values while they are few, else 101 percentiles. Spreads of several days are put
 * together by weight: exact while all values are kept, within one percent of rank otherwise.
 */

/** Sorted values, each standing for `n / values.length` facts. */
export interface Spread {
  readonly n: number;
  readonly parts: readonly SpreadPart[];
}

/** One roll-up's share. */
export interface SpreadPart {
  readonly n: number;
  /** Sorted. */
  readonly values: ArrayLike<number>;
}

/** No facts. */
export const noSpread: Spread = { n: 0, parts: [] };

/** The spread of several roll-ups together. */
export function spreadOf(parts: readonly SpreadPart[]): Spread {
  return { n: parts.reduce((sum, { n }) => sum + n, 0), parts };
}

/** The value below which a share of the facts lies (linear between neighbours, as PostgreSQL's percentile_cont). */
export function quantile(spread: Spread, share: number): number | null {
  const parts = spread.parts.filter(({ values }) => values.length > 0);
  if (spread.n === 0 || parts.length === 0) return null;
  const target = share * (spread.n - 1);
  const low = ranked(parts, Math.floor(target));
  return low + (ranked(parts, Math.ceil(target)) - low) * (target - Math.floor(target));
}

/** Halvings after which no two values are left apart: more than a real has digits. */
const halvings = 60;

/**
 * The value at a place (from 0) among all facts in order: the smallest that more facts than that do not exceed. Nothing is
 * put together or sorted: every part is sorted already.
 */
function ranked(parts: readonly SpreadPart[], place: number): number {
  let low = Math.min(...parts.map(({ values }) => values[0] ?? 0));
  let high = Math.max(...parts.map(({ values }) => values[values.length - 1] ?? 0));
  // Places are whole; weights of percentiles leave dust behind.
  const wanted = place + 1e-6;
  if (upTo(parts, low) > wanted) return low;
  for (let step = 0; step < halvings && low < high; step += 1) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (upTo(parts, middle) > wanted) high = middle;
    else low = middle;
  }
  return Math.min(...parts.map(({ values }) => values[firstAbove(values, low)] ?? high));
}

/** How many facts do not exceed a value. */
function upTo(parts: readonly SpreadPart[], value: number): number {
  let count = 0;
  for (const { n, values } of parts) count += (n * firstAbove(values, value)) / values.length;
  return count;
}

/** The index of the first value above another. */
function firstAbove(values: ArrayLike<number>, value: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((values[middle] ?? 0) > value) to = middle;
    else from = middle + 1;
  }
  return from;
}
