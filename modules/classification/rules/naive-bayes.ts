import { heightOf, type SparseRows } from './sparse.ts';

/** Added to every count, so that a feature met once does not decide alone. */
const SMOOTHING = 0.3;

/**
 * Log ratio of how often each column stands in rows of the class and in all others, each row
 * counted by its weight (Wang and Manning, "Baselines and Bigrams", ACL 2012). Columns from
 * `limit` on (topics, which have no counts) get 0.
 */
export function logCountRatios(
  rows: SparseRows,
  positive: Uint8Array,
  weights: Float64Array,
  limit: number,
): Float32Array {
  const inside = new Float64Array(limit).fill(SMOOTHING);
  const outside = new Float64Array(limit).fill(SMOOTHING);
  for (let row = 0; row < heightOf(rows); row++) {
    const counts = positive[row] === 1 ? inside : outside;
    const end = rows.offsets[row + 1] ?? 0;
    for (let at = rows.offsets[row] ?? 0; at < end; at++) {
      const column = rows.columns[at] ?? limit;
      if (column < limit) counts[column] = (counts[column] ?? 0) + (weights[row] ?? 0);
    }
  }
  const shift = Math.log(sum(outside) / sum(inside));
  const ratios = new Float32Array(rows.width);
  for (let column = 0; column < limit; column++) {
    ratios[column] = Math.log((inside[column] ?? 1) / (outside[column] ?? 1)) + shift;
  }
  return ratios;
}

function sum(numbers: Float64Array): number {
  let total = 0;
  for (const value of numbers) total += value;
  return total;
}

/**
 * Multiplies every entry by its column's ratio and the whole by one number, so that rows keep the
 * length they had on average; the ratios are scaled alike, in place.
 */
export function scaleColumns(rows: SparseRows, ratios: Float32Array): SparseRows {
  const values = new Float32Array(rows.values.length);
  let before = 0;
  let after = 0;
  for (let at = 0; at < values.length; at++) {
    const value = rows.values[at] ?? 0;
    const scaled = value * (ratios[rows.columns[at] ?? 0] ?? 0);
    values[at] = scaled;
    before += value * value;
    after += scaled * scaled;
  }
  const factor = after > 0 ? Math.sqrt(before / after) : 0;
  for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * factor;
  for (let column = 0; column < ratios.length; column++) {
    ratios[column] = (ratios[column] ?? 0) * factor;
  }
  return { ...rows, values };
}
