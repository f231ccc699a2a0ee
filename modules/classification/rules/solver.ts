import { seededRandom, shuffleInPlace } from './random.ts';
import { heightOf, type SparseRows } from './sparse.ts';

/** What a two-class problem needs beside its rows. */
export interface BinaryProblem {
  readonly rows: SparseRows;
  /** Whether each row belongs to the class. */
  readonly positive: Uint8Array;
  /** The price of a wrong answer for each row (LIBLINEAR's C, times the sample's weight). */
  readonly costs: Float64Array;
  /** Squared length of each row, plus 1 for the constant feature: see {@link squaredLengths}. */
  readonly lengths: Float64Array;
  readonly seed: number;
}

/** When to stop. */
export interface SolverLimits {
  /** Largest spread of the projected gradient that counts as converged. */
  readonly tolerance: number;
  readonly maxPasses: number;
}

/** Squared length of each row, plus 1 for the constant feature. The same for every machine over these rows. */
export function squaredLengths(rows: SparseRows): Float64Array {
  const lengths = new Float64Array(heightOf(rows)).fill(1);
  for (let row = 0; row < lengths.length; row++) {
    const end = rows.offsets[row + 1] ?? 0;
    let sum = 1;
    for (let at = rows.offsets[row] ?? 0; at < end; at++) sum += (rows.values[at] ?? 0) ** 2;
    lengths[row] = sum;
  }
  return lengths;
}

function dot(rows: SparseRows, row: number, weights: Float64Array): number {
  const { columns, values, offsets, width } = rows;
  const end = offsets[row + 1] ?? 0;
  let sum = weights[width] ?? 0;
  for (let at = offsets[row] ?? 0; at < end; at++) {
    sum += (weights[columns[at] as number] as number) * (values[at] as number);
  }
  return sum;
}

function addScaled(rows: SparseRows, row: number, factor: number, weights: Float64Array): void {
  const { columns, values, offsets, width } = rows;
  const end = offsets[row + 1] ?? 0;
  for (let at = offsets[row] ?? 0; at < end; at++) {
    const column = columns[at] as number;
    weights[column] = (weights[column] as number) + factor * (values[at] as number);
  }
  weights[width] = (weights[width] ?? 0) + factor;
}

/** State of one run of coordinate descent. */
interface Descent {
  readonly problem: BinaryProblem;
  readonly weights: Float64Array;
  readonly multipliers: Float64Array;
}

/** One step on one row; returns the projected gradient. */
function step(descent: Descent, row: number, shrinkAbove: number): number {
  const { problem, weights, multipliers } = descent;
  const cost = problem.costs[row] ?? 0;
  if (cost <= 0) return Number.NaN;
  const sign = problem.positive[row] === 1 ? 1 : -1;
  const held = multipliers[row] ?? 0;
  const diagonal = 0.5 / cost;
  const gradient = sign * dot(problem.rows, row, weights) - 1 + diagonal * held;
  if (held === 0 && gradient >= 0) return gradient > shrinkAbove ? Number.NaN : 0;
  if (Math.abs(gradient) > 1e-12) {
    const next = Math.max(0, held - gradient / ((problem.lengths[row] ?? 1) + diagonal));
    multipliers[row] = next;
    addScaled(problem.rows, row, (next - held) * sign, weights);
  }
  return gradient;
}

/**
 * Trains a linear support vector machine with squared hinge loss by dual coordinate descent with
 * shrinking (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML
 * 2008, algorithm 3). `weights` holds one number a column and the constant last; what it holds at
 * the start is the centre of the penalty ½‖w − w₀‖², so that a trained machine can be corrected by
 * new rows alone.
 */
export function solveBinary(
  problem: BinaryProblem,
  weights: Float64Array,
  limits: SolverLimits,
): void {
  const height = heightOf(problem.rows);
  const random = seededRandom(problem.seed);
  const multipliers = new Float64Array(height);
  const descent = { problem, weights, multipliers };
  const active = Int32Array.from({ length: height }, (_, row) => row);
  let remaining = height;
  let shrinkAbove = Number.POSITIVE_INFINITY;
  for (let pass = 0; pass < limits.maxPasses; pass++) {
    shuffleInPlace(active, remaining, random);
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < remaining; at++) {
      const row = active[at] ?? 0;
      const gradient = step(descent, row, shrinkAbove);
      if (Number.isNaN(gradient)) {
        remaining--;
        active[at] = active[remaining] ?? 0;
        active[remaining] = row;
        at--;
        continue;
      }
      highest = Math.max(highest, gradient);
      lowest = Math.min(lowest, gradient);
    }
    if (remaining === 0 || highest - lowest <= limits.tolerance) {
      if (remaining === height || shrinkAbove === Number.POSITIVE_INFINITY) return;
      // Rows set aside may have come back to the margin: look at all of them once more.
      remaining = height;
      shrinkAbove = Number.POSITIVE_INFINITY;
      continue;
    }
    shrinkAbove = highest > 0 ? highest : Number.POSITIVE_INFINITY;
  }
}
