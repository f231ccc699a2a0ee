import { seededRandom } from './random.ts';
import { heightOf, type SparseRows, type SparseVector } from './sparse.ts';

/** An orthonormal basis of a small space within the space of all features. */
export interface Basis {
  readonly dimensions: number;
  /** Row f holds the coordinates of feature f: `vectors[f * dimensions + d]`. */
  readonly vectors: Float32Array;
}

/** A dense matrix, row by row. */
interface Dense {
  readonly data: Float64Array;
  readonly height: number;
  readonly width: number;
}

/** Turns of subspace iteration; the space hardly moves after the third. */
const TURNS = 3;

/** Rows of a dense matrix that are worked on together, so that they stay in the nearest cache. */
const ROWS_AT_ONCE = 4;

function zeros(height: number, width: number): Dense {
  return { data: new Float64Array(height * width), height, width };
}

/** rows · right, or rowsᵀ · right. */
function multiply(rows: SparseRows, right: Dense, transposed: boolean): Dense {
  const { columns, values, offsets } = rows;
  const size = right.width;
  const product = zeros(transposed ? rows.width : heightOf(rows), size);
  const [target, source] = [product.data, right.data];
  for (let row = 0; row < heightOf(rows); row++) {
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at++) {
      const column = columns[at] as number;
      const value = values[at] as number;
      const to = (transposed ? column : row) * size;
      const from = (transposed ? row : column) * size;
      for (let d = 0; d < size; d++) {
        target[to + d] = (target[to + d] as number) + value * (source[from + d] as number);
      }
    }
  }
  return product;
}

/** Upper triangle of matrixᵀ · matrix, four rows at a time: the sums are read a quarter as often. */
function gram({ data, height, width }: Dense): Float64Array {
  const products = new Float64Array(width * width);
  for (let row = 0; row < height; row += ROWS_AT_ONCE) {
    const a = row * width;
    const b = row + 1 < height ? a + width : -1;
    const c = row + 2 < height ? a + 2 * width : -1;
    const d = row + 3 < height ? a + 3 * width : -1;
    for (let i = 0; i < width; i++) {
      const ai = data[a + i] as number;
      const bi = b < 0 ? 0 : (data[b + i] as number);
      const ci = c < 0 ? 0 : (data[c + i] as number);
      const di = d < 0 ? 0 : (data[d + i] as number);
      const [bj, cj, dj] = [Math.max(b, 0), Math.max(c, 0), Math.max(d, 0)];
      for (let j = i; j < width; j++) {
        const at = i * width + j;
        products[at] =
          (products[at] as number) +
          ai * (data[a + j] as number) +
          bi * (data[bj + j] as number) +
          ci * (data[cj + j] as number) +
          di * (data[dj + j] as number);
      }
    }
  }
  return products;
}

/** Cholesky factor R (upper, RᵀR = the given matrix), over the given upper triangle. */
function cholesky(upper: Float64Array, size: number): void {
  const floor =
    1e-10 * Math.max(...Array.from({ length: size }, (_, i) => upper[i * size + i] ?? 0));
  for (let i = 0; i < size; i++) {
    const pivot = Math.sqrt(Math.max(upper[i * size + i] ?? 0, floor, 1e-30));
    for (let j = i; j < size; j++) upper[i * size + j] = (upper[i * size + j] ?? 0) / pivot;
    upper[i * size + i] = pivot;
    for (let k = i + 1; k < size; k++) {
      const factor = upper[i * size + k] ?? 0;
      for (let j = k; j < size; j++) {
        upper[k * size + j] =
          (upper[k * size + j] as number) - factor * (upper[i * size + j] as number);
      }
    }
  }
}

/** Makes the columns orthonormal, in place: matrix ← matrix · R⁻¹ (Cholesky QR). */
function orthonormalise(matrix: Dense): void {
  const { data, height, width } = matrix;
  const factor = gram(matrix);
  cholesky(factor, width);
  for (let row = 0; row < height; row++) {
    const start = row * width;
    for (let i = 0; i < width; i++) {
      const value = (data[start + i] as number) / (factor[i * width + i] as number);
      data[start + i] = value;
      if (value === 0) continue;
      for (let j = i + 1; j < width; j++) {
        data[start + j] = (data[start + j] as number) - value * (factor[i * width + j] as number);
      }
    }
  }
}

/**
 * The space that best holds the rows (the leading right singular vectors), by randomised subspace
 * iteration (Halko, Martinsson and Tropp, SIAM Review 53(2), 2011, algorithm 4.4). Only the space
 * counts here, not its axes, so the last eigenproblem of that method is left out.
 */
export function orthonormalBasis(rows: SparseRows, dimensions: number, seed: number): Basis {
  const size = Math.max(1, Math.min(dimensions, heightOf(rows), rows.width));
  const random = seededRandom(seed);
  let right = zeros(rows.width, size);
  for (let at = 0; at < right.data.length; at++) {
    right.data[at] = random() + random() + random() - 1.5;
  }
  for (let turn = 0; turn < TURNS; turn++) {
    const left = multiply(rows, right, false);
    orthonormalise(left);
    right = multiply(rows, left, true);
  }
  orthonormalise(right);
  return { dimensions: size, vectors: Float32Array.from(right.data) };
}

/** The point of a vector in the space, moved to distance 1 from the origin. */
export function projectVector(vector: SparseVector, basis: Basis): Float32Array {
  const { dimensions, vectors } = basis;
  const point = new Float32Array(dimensions);
  for (let at = 0; at < vector.columns.length; at++) {
    const start = (vector.columns[at] as number) * dimensions;
    const value = vector.values[at] as number;
    for (let d = 0; d < dimensions; d++) {
      point[d] = (point[d] as number) + value * (vectors[start + d] as number);
    }
  }
  let squares = 0;
  for (const coordinate of point) squares += coordinate * coordinate;
  const length = Math.sqrt(squares) || 1;
  for (let d = 0; d < dimensions; d++) point[d] = (point[d] as number) / length;
  return point;
}
