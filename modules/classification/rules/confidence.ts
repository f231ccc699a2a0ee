import type { ScoredTruth } from './calibration.ts';

/**
 * Turns what is known of an answer into the chance that it is right: a weight for each sign (see
 * {@link signsOf}), through the logistic function.
 */
export type Confidence = readonly number[];

/** Fewer held-out answers than this tell too little about the signs. */
const FEWEST_CASES = 200;

/** Rounds of coordinate descent; the weights hardly move after the hundredth. */
const ROUNDS = 200;

/** Draws the weights towards 0, so that a sign that never varies stays silent. */
const RIDGE = 1;

/** Chances are kept off 0 and 1: nothing is that certain. */
const SURELY = 0.995;

/** The answer's place and how far all scores lie below it. */
interface Gaps {
  readonly top: number;
  readonly gaps: Float64Array;
  /** Distance to the runner-up. */
  readonly second: number;
}

function gapsOf(scores: ArrayLike<number>): Gaps {
  let top = 0;
  for (let at = 1; at < scores.length; at++) {
    if ((scores[at] as number) > (scores[top] as number)) top = at;
  }
  const highest = scores[top] as number;
  const gaps = new Float64Array(scores.length);
  let second = Number.POSITIVE_INFINITY;
  for (let at = 0; at < gaps.length; at++) {
    const gap = highest - (scores[at] as number);
    gaps[at] = gap;
    if (at !== top && gap < second) second = gap;
  }
  return { top, gaps, second: Number.isFinite(second) ? second : 0 };
}

/** How the chance of the answer stands at a sharpness. */
interface Chance {
  /** Σ exp(−t · gap): 1 over the probability of the answer at sharpness t. */
  readonly inverse: number;
  /** Σ gap · exp(−t · gap): how fast it falls. */
  readonly slope: number;
}

function chanceAt(gaps: Float64Array, sharpness: number): Chance {
  let inverse = 0;
  let slope = 0;
  for (let at = 0; at < gaps.length; at++) {
    const gap = gaps[at] as number;
    const part = Math.exp(-sharpness * gap);
    inverse += part;
    slope += gap * part;
  }
  return { inverse, slope };
}

/**
 * Signs of a right answer: a constant, the log odds at the common sharpness, the answer's own
 * score, its lead over the runner-up, and how much of the text the model knows.
 */
function signsOf(
  { scores, known }: Pick<ScoredTruth, 'scores' | 'known'>,
  { top, second }: Gaps,
  common: Chance,
): Float64Array {
  const rest = Math.max(common.inverse - 1, 1e-4);
  return Float64Array.of(1, -Math.log(rest), scores[top] ?? 0, second, known);
}

function logistic(sum: number): number {
  return 1 / (1 + Math.exp(-sum));
}

/**
 * Learns from held-out answers how far to trust one: temperature scaling alone has one number for
 * all, and is too sure of texts whose words were never seen. Logistic regression by coordinate
 * descent (Newton steps).
 *
 * @returns undefined when there are too few answers; the common sharpness then stands alone.
 */
export function fitConfidence(
  cases: readonly ScoredTruth[],
  sharpness: number,
): Confidence | undefined {
  if (cases.length < FEWEST_CASES) return undefined;
  const rows = cases.map((answer) => {
    const gaps = gapsOf(answer.scores);
    const right = gaps.top === answer.truth ? 1 : 0;
    const signs = signsOf(answer, gaps, chanceAt(gaps.gaps, sharpness));
    return { signs, right, weight: answer.weight ?? 1, sum: 0 };
  });
  const weights = new Float64Array(rows[0]?.signs.length ?? 0);
  for (let round = 0; round < ROUNDS; round++) {
    for (let sign = 0; sign < weights.length; sign++) {
      let slope = RIDGE * (weights[sign] ?? 0);
      let curve = RIDGE;
      for (const { signs, right, weight, sum } of rows) {
        const value = signs[sign] as number;
        const chance = logistic(sum);
        slope += weight * (chance - right) * value;
        curve += weight * chance * (1 - chance) * value * value;
      }
      const step = -slope / curve;
      weights[sign] = (weights[sign] as number) + step;
      for (const row of rows) row.sum += step * (row.signs[sign] as number);
    }
  }
  return [...weights];
}

/** The sharpness at which the answer has the given chance (Newton from the common one; Σ exp is convex). */
function sharpnessFor(
  gaps: Float64Array,
  chance: number,
  start: { readonly sharpness: number; readonly common: Chance },
): number {
  let { sharpness, common: now } = start;
  for (let step = 0; step < 20; step++) {
    const error = Math.log(now.inverse * chance);
    if (Math.abs(error) < 1e-3 || now.slope <= 0) break;
    sharpness = Math.min(1000, Math.max(0, sharpness + (error * now.inverse) / now.slope));
    now = chanceAt(gaps, sharpness);
  }
  return sharpness;
}

/**
 * The sharpness for one message: the common one, or the one that gives its answer the chance that
 * the signs speak for. The order of the classes stays.
 */
export function messageSharpness(
  message: Pick<ScoredTruth, 'scores' | 'known'>,
  sharpness: number,
  confidence: Confidence | undefined,
): number {
  if (confidence === undefined) return sharpness;
  const gaps = gapsOf(message.scores);
  const common = chanceAt(gaps.gaps, sharpness);
  const signs = signsOf(message, gaps, common);
  const sum = signs.reduce((total, sign, at) => total + sign * (confidence[at] ?? 0), 0);
  const least = 1.01 / message.scores.length;
  const chance = Math.min(SURELY, Math.max(least, logistic(sum)));
  return sharpnessFor(gaps.gaps, chance, { sharpness, common });
}
