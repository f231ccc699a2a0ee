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
  readonly values: readonly number[];
}

/** No facts. */
export const noSpread: Spread = { n: 0, parts: [] };

/** Puts spreads together. */
export function joined(spreads: readonly Spread[]): Spread {
  const parts = spreads.flatMap((one) => one.parts);
  return { n: parts.reduce((sum, { n }) => sum + n, 0), parts };
}

/** The value below which a share of the facts lies (linear between neighbours, as PostgreSQL's percentile_cont). */
export function quantile({ n, parts }: Spread, share: number): number | null {
  if (n === 0) return null;
  const weighted = parts
    .flatMap(({ n: facts, values }) =>
      values.map((value) => ({ value, weight: facts / values.length })),
    )
    .sort((one, other) => one.value - other.value);
  const last = weighted.at(-1);
  if (!last) return null;
  const target = share * (n - 1);
  let before = 0;
  let previous = weighted[0]?.value ?? 0;
  let previousAt = 0;
  for (const { value, weight } of weighted) {
    const from = before;
    const to = before + weight - 1;
    if (target <= from && from > previousAt) {
      return previous + ((value - previous) * (target - previousAt)) / (from - previousAt);
    }
    if (target <= to || (target <= from && from === previousAt)) return value;
    before += weight;
    previous = value;
    previousAt = Math.max(from, to);
  }
  return last.value;
}
