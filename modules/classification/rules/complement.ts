import { scoreColumns } from './score.ts';
import { heightOf, rowOf, type SparseRows } from './sparse.ts';

/** Added to every sum, so that a feature that no other class has does not decide alone. */
const SMOOTHING = 0.1;

/** So many rows tell how far scores spread; more only cost time. */
const ROWS_FOR_SPREAD = 500;

/** Rows with what a learner needs to know of each. */
export interface ClassedRows {
  readonly rows: SparseRows;
  /** Class of each row, 0 … classCount − 1. */
  readonly classes: Int32Array;
  readonly costs: Float64Array;
  readonly classCount: number;
}

/** How much of each column all rows hold, and how much those of each class. */
function columnSums({ rows, classes, costs, classCount }: ClassedRows) {
  const all = new Float64Array(rows.width);
  const own = new Float64Array(rows.width * classCount);
  for (let row = 0; row < heightOf(rows); row++) {
    const target = classes[row] as number;
    const cost = costs[row] as number;
    const end = rows.offsets[row + 1] as number;
    for (let at = rows.offsets[row] as number; at < end; at++) {
      const column = rows.columns[at] as number;
      const amount = cost * (rows.values[at] as number);
      all[column] = (all[column] as number) + amount;
      own[column * classCount + target] = (own[column * classCount + target] as number) + amount;
    }
  }
  return { all, own };
}

/**
 * Weights of complement naive Bayes (Rennie et al., "Tackling the Poor Assumptions of Naive Bayes
 * Text Classifiers", ICML 2003): a feature speaks for a class as far as the rows of all the other
 * classes lack it. The weights of a class have an absolute sum of 1; the constants are 0.
 */
function complementWeights(table: ClassedRows): Float32Array {
  const { rows, classCount } = table;
  const { all, own } = columnSums(table);
  const weights = new Float32Array((rows.width + 1) * classCount);
  // Column by column, as both tables lie in memory: class by class each number would be fetched from afar.
  const totals = new Float64Array(classCount);
  for (let column = 0, at = 0; column < rows.width; column++) {
    const sum = all[column] as number;
    for (let target = 0; target < classCount; target++, at++) {
      totals[target] = (totals[target] as number) + (sum - (own[at] as number) + SMOOTHING);
    }
  }
  const sums = new Float64Array(classCount);
  for (let column = 0, at = 0; column < rows.width; column++) {
    const sum = all[column] as number;
    for (let target = 0; target < classCount; target++, at++) {
      const rest = sum - (own[at] as number);
      const weight = -Math.log((Math.max(0, rest) + SMOOTHING) / (totals[target] as number));
      weights[at] = weight;
      sums[target] = (sums[target] as number) + weight;
    }
  }
  for (let column = 0, at = 0; column < rows.width; column++) {
    for (let target = 0; target < classCount; target++, at++) {
      weights[at] = (weights[at] as number) / (sums[target] as number);
    }
  }
  return weights;
}

/** Mean square of how far the scores of a row lie from their mean, over evenly chosen rows. */
function spread({ rows, classCount }: ClassedRows, weights: Float32Array): number {
  const stride = Math.max(1, Math.floor(heightOf(rows) / ROWS_FOR_SPREAD));
  let squares = 0;
  let count = 0;
  for (let row = 0; row < heightOf(rows); row += stride) {
    const scores = scoreColumns(rowOf(rows, row), weights, classCount);
    const mean = scores.reduce((sum, score) => sum + score, 0) / classCount;
    for (const score of scores) squares += (score - mean) ** 2;
    count += classCount;
  }
  return Math.sqrt(squares / Math.max(1, count));
}

/**
 * Adds complement naive Bayes to trained machines, in place. Both are linear, so one sum of weights
 * holds them; they err differently, and are right more often together. `say` is how far the scores
 * of naive Bayes spread over the rows, against those of the machines.
 */
export function addComplement(table: ClassedRows, weights: Float32Array, say: number): void {
  const further = complementWeights(table);
  const size = spread(table, further);
  const factor = size > 0 ? (say * spread(table, weights)) / size : 0;
  for (let at = 0; at < weights.length; at++) {
    weights[at] = (weights[at] as number) + factor * (further[at] as number);
  }
}
