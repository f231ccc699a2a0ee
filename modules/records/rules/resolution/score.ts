/** How good groups are, where the truth is known: pairs of records found, missed and wrong. */

/** Pairwise figures, 0 to 1. */
export interface PairFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs that are the same in truth; that were found; that were found and are the same. */
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly rightPairs: number;
}

const pairsOf = (sizes: Iterable<number>): number => {
  let pairs = 0;
  for (const size of sizes) pairs += (size * (size - 1)) / 2;
  return pairs;
};

function sizesOf(labels: Iterable<string | number>): Map<string | number, number> {
  const sizes = new Map<string | number, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}

/** Compares groups with the truth, both a label a record. */
export function pairFigures(
  truth: ArrayLike<string | number>,
  found: ArrayLike<string | number>,
): PairFigures {
  const truePairs = pairsOf(sizesOf(Array.from(truth)).values());
  const foundPairs = pairsOf(sizesOf(Array.from(found)).values());
  const both = Array.from(truth, (label, at) => `${label}\u0000${found[at] ?? ''}`);
  const rightPairs = pairsOf(sizesOf(both).values());
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, truePairs, foundPairs, rightPairs };
}
