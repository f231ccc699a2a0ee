/** Scores of one message over all classes, and which class is true. */
export interface ScoredTruth {
  readonly scores: ArrayLike<number>;
  readonly truth: number;
  /** How much of the message the model knows: squared length of its vector. */
  readonly known: number;
  /** How much the case counts; 1 unless given. */
  readonly weight?: number;
}

/** What the common sharpness is fitted on. */
type Scored = Omit<ScoredTruth, 'known'>;

/** Probabilities from scores: softmax of scores · sharpness. */
export function softmax(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const probabilities = new Float64Array(scores.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < probabilities.length; at++) {
    const score = (scores[at] ?? 0) * sharpness;
    probabilities[at] = score;
    if (score > highest) highest = score;
  }
  let sum = 0;
  for (let at = 0; at < probabilities.length; at++) {
    const value = Math.exp((probabilities[at] ?? 0) - highest);
    probabilities[at] = value;
    sum += value;
  }
  for (let at = 0; at < probabilities.length; at++) {
    probabilities[at] = (probabilities[at] ?? 0) / sum;
  }
  return probabilities;
}

/** Sum of −ln p(true class): ln Σ exp(s · (score − highest)) + s · (highest − true score). */
function surprise(cases: readonly Scored[], sharpness: number): number {
  let total = 0;
  for (const { scores, truth, weight = 1 } of cases) {
    let highest = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at] as number;
      if (score > highest) highest = score;
    }
    let sum = 0;
    for (let at = 0; at < scores.length; at++) {
      sum += Math.exp(sharpness * ((scores[at] as number) - highest));
    }
    total += weight * (Math.log(sum) + sharpness * (highest - (scores[truth] ?? 0)));
  }
  return total;
}

/** Used when there is nothing to learn the sharpness from. */
export const DEFAULT_SHARPNESS = 3;

/**
 * The sharpness (1 / temperature) that makes the true classes of held-out messages least
 * surprising: temperature scaling (Guo et al., "On Calibration of Modern Neural Networks", ICML
 * 2017). It keeps the order of the classes. Golden-section search over ln sharpness.
 */
export function fitSharpness(cases: readonly Scored[]): number {
  if (cases.length === 0) return DEFAULT_SHARPNESS;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = Math.log(0.1);
  let high = Math.log(100);
  while (high - low > 0.005) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (surprise(cases, Math.exp(left)) < surprise(cases, Math.exp(right))) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}
