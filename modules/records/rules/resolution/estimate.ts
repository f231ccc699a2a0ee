/**
 * The weights of Fellegi and Sunter, learned without truth by expectation maximisation: how often each level
 * is seen among pairs of the same (m) and among pairs of two different (u), and how many pairs are the same.
 *
 * The model is of all pairs. Those that no block brought together count as different; u comes from pairs drawn by
 * chance, each counted by its probability of being two different.
 */
import { levelAt, levelsOf, type PatternCounts } from './patterns.ts';
import type { ComparisonSpec } from './levels.ts';

/** What was learned. */
export interface Model {
  /** Probability that two records drawn by chance are the same. */
  readonly prior: number;
  /** By comparison, by level (1 is the first; place 0 is the missing value and is not used). */
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

/** What is learned from. */
export interface Evidence {
  readonly specs: readonly ComparisonSpec[];
  /** Patterns of blocked pairs. */
  readonly blocked: PatternCounts;
  /** Each blocked pair stands for so many (sampled blocks). */
  readonly scale: number;
  /** Patterns of pairs drawn by chance. */
  readonly random: PatternCounts;
  /** All pairs that there are. */
  readonly pairs: number;
}

/** Patterns as flat arrays: levels by pattern and comparison, and counts. */
interface Flat {
  readonly levels: Uint8Array;
  readonly counts: Float64Array;
  readonly size: number;
}

const rounds = 300;
const settled = 1e-6;

/** Learns a model. `from` continues with what an earlier run had learned. */
export function estimate(evidence: Evidence, from?: Model): Model {
  const { specs } = evidence;
  const blocked = flat(evidence.blocked, specs.length);
  const random = flat(evidence.random, specs.length);
  let model = from ?? firstGuess(evidence);
  for (let round = 0; round < rounds; round += 1) {
    const next = improve(model, evidence, { blocked, random });
    const change = distance(model, next);
    model = next;
    if (change < settled) break;
  }
  return model;
}

function flat(counts: PatternCounts, comparisons: number): Flat {
  const levels = new Uint8Array(counts.size * comparisons);
  const sums = new Float64Array(counts.size);
  let at = 0;
  for (const [pattern, count] of counts) {
    for (let place = 0; place < comparisons; place += 1) {
      levels[at * comparisons + place] = levelAt(pattern, place);
    }
    sums[at] = count;
    at += 1;
  }
  return { levels, counts: sums, size: counts.size };
}

/**
 * Where learning begins: the same agree more often than not, by halves from level to level, and two different
 * as pairs drawn by chance do.
 */
function firstGuess({ specs, random, pairs }: Evidence): Model {
  const m = specs.map((spec) => {
    const shares = Array.from({ length: levelsOf(spec) }, (_, level) => 0.5 ** (level + 1));
    return [0, ...normalised(shares)];
  });
  const u = specs.map((spec, place) => {
    const sums = new Array<number>(levelsOf(spec)).fill(0.5);
    for (const [pattern, count] of random) {
      const level = levelAt(pattern, place);
      if (level > 0) sums[level - 1] = (sums[level - 1] ?? 0) + count;
    }
    return [0, ...normalised(sums)];
  });
  return { prior: Math.min(0.1, 1 / Math.sqrt(Math.max(100, 2 * pairs))), m, u };
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/** Logarithms of m/u by comparison and level, eight places each. */
export function logRatios({ m, u }: Pick<Model, 'm' | 'u'>): Float64Array {
  const ratios = new Float64Array(m.length * 8);
  m.forEach((levels, place) => {
    levels.forEach((share, level) => {
      if (level > 0) ratios[place * 8 + level] = Math.log(share / (u[place]?.[level] ?? 1));
    });
  });
  return ratios;
}

/** Log-odds of a probability. */
export const logOdds = (probability: number): number => Math.log(probability / (1 - probability));

/** The probability of log-odds. */
export const fromLogOdds = (odds: number): number => 1 / (1 + Math.exp(-odds));

function improve(
  model: Model,
  evidence: Evidence,
  { blocked, random }: { readonly blocked: Flat; readonly random: Flat },
): Model {
  const { specs, scale, pairs } = evidence;
  const same = weigh(model, blocked, specs);
  const others = weigh(model, random, specs);
  const m = specs.map((spec, place) => shares(levelsOf(spec), place, { sums: same.same, least: 0.5 }));
  const u = specs.map((spec, place) =>
    shares(levelsOf(spec), place, { sums: others.different, least: 0.5 }),
  );
  const prior = Math.max(0.5, same.total * scale) / pairs;
  return { prior: Math.min(0.5, prior), m, u };
}

/** Sums by comparison and level of the pairs that are the same and of those that are not. */
function weigh(model: Model, { levels, counts, size }: Flat, specs: readonly ComparisonSpec[]) {
  const ratios = logRatios(model);
  const base = logOdds(model.prior);
  const same = new Float64Array(specs.length * 8);
  const different = new Float64Array(specs.length * 8);
  let total = 0;
  for (let at = 0; at < size; at += 1) {
    const row = at * specs.length;
    let odds = base;
    for (let place = 0; place < specs.length; place += 1) {
      odds += ratios[place * 8 + (levels[row + place] ?? 0)] ?? 0;
    }
    const count = counts[at] ?? 0;
    const share = count * fromLogOdds(odds);
    total += share;
    for (let place = 0; place < specs.length; place += 1) {
      const slot = place * 8 + (levels[row + place] ?? 0);
      same[slot] = (same[slot] ?? 0) + share;
      different[slot] = (different[slot] ?? 0) + count - share;
    }
  }
  return { same, different, total };
}

/** Shares of the levels of one comparison; half a pair more each, so that nothing is impossible. */
function shares(
  levels: number,
  place: number,
  { sums, least }: { readonly sums: Float64Array; readonly least: number },
): number[] {
  const own = Array.from({ length: levels }, (_, at) => (sums[place * 8 + at + 1] ?? 0) + least);
  return [0, ...normalised(own)];
}

function distance(a: Model, b: Model): number {
  let most = Math.abs(Math.log(a.prior / b.prior));
  a.m.forEach((levels, place) => {
    levels.forEach((share, level) => {
      most = Math.max(
        most,
        Math.abs(share - (b.m[place]?.[level] ?? 0)),
        Math.abs((a.u[place]?.[level] ?? 0) - (b.u[place]?.[level] ?? 0)),
      );
    });
  });
  return most;
}
