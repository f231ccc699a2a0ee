import { fitSharpness, type ScoredTruth } from './calibration.ts';
import { addComplement } from './complement.ts';
import { fitConfidence } from './confidence.ts';
import { encodeAll, fitEncoder } from './encoder.ts';
import type { Message, View } from './features.ts';
import { MODEL_VERSION, SHORT_TEXT_VIEWS, type Model, type Sample } from './model.ts';
import { seededRandom, shuffleInPlace } from './random.ts';
import { scoreColumns } from './score.ts';
import { solveBinary, type SolverLimits, squaredLengths } from './solver.ts';
import { pickRows, rowOf, squaredLength, type SparseRows } from './sparse.ts';

/** How to train; everything has a default that suits short reports. */
export interface TrainingOptions {
  /** Ways of looking at a message; {@link SHORT_TEXT_VIEWS} unless given. */
  readonly views?: readonly View[];
  /** Texts without labels, which tell how common each word is. */
  readonly unlabelled?: readonly Message[];
  /** Cost of a wrong answer (LIBLINEAR's C); 1 unless given. */
  readonly cost?: number;
  /** How far rare classes are lifted: 0 not at all, 1 to equal say; 0.5 unless given. */
  readonly balance?: number;
  /** Say of complement naive Bayes beside the machines, 0: none; 0.2 unless given. */
  readonly complement?: number;
  /** Folds of the cross-validation that calibrates the probabilities; below 2: none. 3 unless given. */
  readonly calibrationFolds?: number;
  /** Held-out scores that are enough to calibrate by: no further fold is trained. 2000 unless given. */
  readonly enoughScores?: number;
  /** Same seed, same samples, same model; 1 unless given. */
  readonly seed?: number;
}

/** Best for short texts in many classes; letters in few bear twice as much (README, figures). */
const DEFAULT_COMPLEMENT = 0.2;

/** Thrown when there is nothing to learn from. */
export class TrainingError extends Error {
  override readonly name = 'TrainingError';
}

/** Converged enough: tighter limits change no answer in a thousand, and take three times as long. */
const LIMITS: SolverLimits = { tolerance: 0.1, maxPasses: 20 };

/** Encoded samples with what training needs to know of each. */
export interface TrainingTable {
  readonly rows: SparseRows;
  /** Class of each row, as its place among the labels. */
  readonly classes: Int32Array;
  readonly costs: Float64Array;
  readonly samples: readonly Sample[];
  readonly classCount: number;
  /** Say of complement naive Bayes beside the machines; 0: none. */
  readonly complement: number;
}

function lift(classes: Int32Array, samples: readonly Sample[], balance: number): Float64Array {
  const sums = new Map<number, number>();
  for (const [row, sample] of samples.entries()) {
    const key = classes[row] ?? 0;
    sums.set(key, (sums.get(key) ?? 0) + (sample.weight ?? 1));
  }
  const mean = [...sums.values()].reduce((a, b) => a + b, 0) / Math.max(1, sums.size);
  return Float64Array.from(classes, (key) => {
    const sum = sums.get(key) ?? 0;
    return sum > 0 ? (mean / sum) ** balance : 1;
  });
}

/** Machines whose weights are laid side by side at once: a line of the processor's cache. */
const MACHINES_AT_ONCE = 16;

/**
 * The same rows with the commonest columns first. Training goes through the weights of a machine in the order of a row's columns: most
 * of them then lie together. `places` says where each column has gone; a row keeps the order of its entries.
 */
function commonestFirst(rows: SparseRows): {
  readonly rows: SparseRows;
  readonly places: Int32Array;
} {
  const counts = new Int32Array(rows.width);
  for (const column of rows.columns) counts[column] = (counts[column] as number) + 1;
  const order = Array.from(counts, (_, column) => column);
  order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  const places = new Int32Array(rows.width + 1);
  for (const [place, column] of order.entries()) places[column] = place;
  // The constant stays the last.
  places[rows.width] = rows.width;
  const columns = rows.columns.map((column) => places[column] as number);
  return { rows: { ...rows, columns }, places };
}

/**
 * Solves one machine a class (one against the rest), lays the weights side by side, and adds
 * complement naive Bayes over the same rows.
 */
function solveAll(table: TrainingTable, seed: number): Float32Array {
  const { classes, costs, classCount } = table;
  const { rows, places } = commonestFirst(table.rows);
  const lengths = squaredLengths(rows);
  const columns = rows.width + 1;
  const weights = new Float32Array(columns * classCount);
  for (let from = 0; from < classCount; from += MACHINES_AT_ONCE) {
    const count = Math.min(MACHINES_AT_ONCE, classCount - from);
    const machines = Array.from({ length: count }, (_, at) => {
      const target = from + at;
      const positive = new Uint8Array(classes.length);
      for (let row = 0; row < classes.length; row++)
        positive[row] = classes[row] === target ? 1 : 0;
      const machine = new Float64Array(columns);
      solveBinary({ rows, positive, costs, lengths, seed: seed + target }, machine, LIMITS);
      return machine;
    });
    for (let column = 0; column < columns; column++) {
      const place = places[column] as number;
      const start = column * classCount + from;
      for (let at = 0; at < count; at++) {
        weights[start + at] = machines[at]?.[place] ?? 0;
      }
    }
  }
  if (table.complement > 0) addComplement(table, weights, table.complement);
  return weights;
}

/** Fold of each row: every class spread evenly, rows of one group together. */
export function stratifiedFolds(
  classes: Int32Array,
  folds: number,
  seed: number,
  groups: readonly (string | undefined)[] = [],
): Int32Array {
  const random = seededRandom(seed);
  const order = Array.from(classes, (_, row) => row);
  shuffleInPlace(order, order.length, random);
  order.sort((a, b) => (classes[a] ?? 0) - (classes[b] ?? 0));
  const fold = new Int32Array(classes.length);
  const taken = new Map<string, number>();
  let next = 0;
  for (const row of order) {
    const group = groups[row];
    const known = group === undefined ? undefined : taken.get(group);
    fold[row] = known ?? next++ % folds;
    if (group !== undefined) taken.set(group, fold[row] ?? 0);
  }
  return fold;
}

/**
 * Of a group only the first sample calibrates: its variants are no evidence of their own. Where
 * samples are grouped, those without group (names, keywords) are no messages and do not calibrate.
 */
function originals(samples: readonly Sample[]): Set<number> {
  const met = new Set<string>();
  const rows = new Set<number>();
  const grouped = samples.some(({ group }) => group !== undefined);
  for (const [row, { group }] of samples.entries()) {
    if (group === undefined ? !grouped : !met.has(group)) rows.add(row);
    if (group !== undefined) met.add(group);
  }
  return rows;
}

/** So many held-out scores tell how far to trust an answer; further folds only cost time. */
const ENOUGH_SCORES = 2000;

/** Scores of rows by machines that never saw them: all rows, or as many as are enough. */
function heldOutScores(
  table: TrainingTable,
  {
    folds,
    enough,
    seed,
  }: { readonly folds: number; readonly enough: number; readonly seed: number },
): ScoredTruth[] {
  const groups = table.samples.map(({ group }) => group);
  const fold = stratifiedFolds(table.classes, folds, seed, groups);
  const all = Array.from(fold, (_, row) => row);
  const scorable = originals(table.samples);
  const scored: ScoredTruth[] = [];
  for (let held = 0; held < folds && scored.length < enough; held++) {
    const seen = all.filter((row) => fold[row] !== held);
    const part: TrainingTable = {
      ...table,
      rows: pickRows(table.rows, seen),
      classes: Int32Array.from(seen, (row) => table.classes[row] ?? 0),
      costs: Float64Array.from(seen, (row) => table.costs[row] ?? 0),
    };
    const weights = solveAll(part, seed);
    const unseen = all.filter((row) => fold[row] === held && scorable.has(row));
    for (const row of unseen) {
      const vector = rowOf(table.rows, row);
      scored.push({
        scores: scoreColumns(vector, weights, table.classCount),
        known: squaredLength(vector),
        truth: table.classes[row] ?? 0,
        weight: table.samples[row]?.weight ?? 1,
      });
    }
  }
  return scored;
}

/**
 * Trains a classifier: n-grams and words weighted by how telling they are, one linear support
 * vector machine a class, and probabilities set right by cross-validation.
 *
 * @throws TrainingError when there are no samples or only one class.
 */
export function trainModel(samples: readonly Sample[], options: TrainingOptions = {}): Model {
  const labels = [...new Set(samples.map(({ label }) => label))].sort();
  if (labels.length < 2) {
    throw new TrainingError(
      `Training needs samples of at least two classes; there are ${labels.length}. Add samples.`,
    );
  }
  const { cost = 1, balance = 0.5, seed = 1, calibrationFolds: folds = 3 } = options;
  const { enoughScores: enough = ENOUGH_SCORES } = options;
  const { views = SHORT_TEXT_VIEWS, unlabelled = [] } = options;
  const encoder = fitEncoder(samples, unlabelled, views);
  const place = new Map(labels.map((label, at) => [label, at]));
  const classes = Int32Array.from(samples, ({ label }) => place.get(label) ?? 0);
  const lifted = lift(classes, samples, balance);
  const table: TrainingTable = {
    rows: encodeAll(encoder, samples),
    classes,
    costs: Float64Array.from(samples, ({ weight = 1 }, row) => cost * weight * (lifted[row] ?? 1)),
    samples,
    classCount: labels.length,
    complement: options.complement ?? DEFAULT_COMPLEMENT,
  };
  const scored = folds >= 2 ? heldOutScores(table, { folds, enough, seed }) : [];
  const sharpness = fitSharpness(scored);
  const confidence = fitConfidence(scored, sharpness);
  const weights = solveAll(table, seed);
  return { version: MODEL_VERSION, labels, encoder, weights, sharpness, confidence, cost };
}
