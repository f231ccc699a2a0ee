/** Counts of a batch, part by part. */
import type { Counts } from '../contract/shapes.ts';

/** What one part adds. */
export type PartCounts = Pick<Counts, 'accepted' | 'repaired' | 'refused' | 'reasons' | 'repairs'>;

/** Counts with those of a further part. */
export function mergedCounts(counts: Counts, part: PartCounts): Counts {
  return {
    ...counts,
    accepted: counts.accepted + part.accepted,
    repaired: counts.repaired + part.repaired,
    refused: counts.refused + part.refused,
    reasons: added(counts.reasons, part.reasons, ({ reason }) => reason),
    repairs: added(counts.repairs, part.repairs, ({ field }) => field),
  };
}

function added<T extends { rows: number }>(
  before: readonly T[],
  more: readonly T[],
  nameOf: (one: T) => string,
): T[] {
  const sums = new Map(before.map((one) => [nameOf(one), one]));
  for (const one of more) {
    const known = sums.get(nameOf(one));
    sums.set(nameOf(one), known ? { ...known, rows: known.rows + one.rows } : one);
  }
  return [...sums.values()].sort((a, b) => b.rows - a.rows);
}
