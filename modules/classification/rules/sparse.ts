/** Rows of a sparse matrix, one behind another (compressed sparse rows). */
export interface SparseRows {
  /** Row r holds the entries `offsets[r]` … `offsets[r + 1]`. */
  readonly offsets: Int32Array;
  /** Column of each entry. */
  readonly columns: Int32Array;
  /** Value of each entry. */
  readonly values: Float32Array;
  /** Number of columns. */
  readonly width: number;
}

/** One row of a sparse matrix. */
export interface SparseVector {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Number of rows. */
export function heightOf(rows: SparseRows): number {
  return rows.offsets.length - 1;
}

/** One row, as a window on the matrix. */
export function rowOf({ offsets, columns, values }: SparseRows, row: number): SparseVector {
  const start = offsets[row] ?? 0;
  const end = offsets[row + 1] ?? 0;
  return { columns: columns.subarray(start, end), values: values.subarray(start, end) };
}

/** Squared length of a vector. */
export function squaredLength({ values }: SparseVector): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

/** Stacks vectors into rows. */
export function stackRows(vectors: readonly SparseVector[], width: number): SparseRows {
  const offsets = new Int32Array(vectors.length + 1);
  for (const [row, vector] of vectors.entries()) {
    offsets[row + 1] = (offsets[row] ?? 0) + vector.columns.length;
  }
  const total = offsets[vectors.length] ?? 0;
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  for (const [row, vector] of vectors.entries()) {
    columns.set(vector.columns, offsets[row] ?? 0);
    values.set(vector.values, offsets[row] ?? 0);
  }
  return { offsets, columns, values, width };
}

/** The chosen rows, in the order of `picked`. */
export function pickRows(rows: SparseRows, picked: readonly number[]): SparseRows {
  return stackRows(
    picked.map((row) => rowOf(rows, row)),
    rows.width,
  );
}
