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
  readonly m: Shares;
  readonly u: Shares;
  /** Two of one household, where comparisons say that they are shared: different, and yet alike. */
  readonly kin: { readonly prior: number; readonly k: Shares } | null;
}

/** Shares of the levels, by comparison and level. */
export type Shares = readonly (readonly number[])[];

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
/** Pairs that every level is given beyond those seen, so that nothing is impossible. */
const least = 0.1;

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
 * Where learning begins: the same agree more often than not, by halves from level to level; two different as
 * pairs drawn by chance do; kin as the same in what they share and as two different in the rest.
 */
function firstGuess({ specs, random, pairs }: Evidence): Model {
  const m = specs.map((spec) => {
    const halves = Array.from({ length: levelsOf(spec) }, (_, level) => 0.5 ** (level + 1));
    return [0, ...normalised(halves)];
  });
  const u = specs.map((spec, place) => {
    const sums = Array.from({ length: levelsOf(spec) }, () => least);
    for (const [pattern, count] of random) {
      const level = levelAt(pattern, place);
      if (level > 0) sums[level - 1] = (sums[level - 1] ?? 0) + count;
    }
    return [0, ...normalised(sums)];
  });
  const prior = Math.min(0.1, 1 / Math.sqrt(Math.max(100, 2 * pairs)));
  const k = specs.map(({ shared }, place) => (shared ? m[place] : u[place]) ?? []);
  return { prior, m, u, kin: specs.some(({ shared }) => shared) ? { prior, k } : null };
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}

/** Logarithms of shares over those of two different, by comparison and level, eight places each. */
export function logRatios(shares: Shares, u: Shares): Float64Array {
  const ratios = new Float64Array(shares.length * 8);
  shares.forEach((levels, place) => {
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

/** Logarithms of the priors over that of two different. */
export function logPriors({ prior, kin }: Model): { readonly same: number; readonly kin: number } {
  const different = 1 - prior - (kin?.prior ?? 0);
  return {
    same: Math.log(prior / different),
    kin: kin ? Math.log(kin.prior / different) : Number.NEGATIVE_INFINITY,
  };
}

function improve(
  model: Model,
  evidence: Evidence,
  { blocked, random }: { readonly blocked: Flat; readonly random: Flat },
): Model {
  const { specs, scale, pairs } = evidence;
  const found = weigh(model, blocked, specs);
  const others = weigh(model, random, specs);
  const sharesOf = (sums: Float64Array) =>
    specs.map((spec, place) => levelShares(levelsOf(spec), place, sums));
  const priorOf = (total: number) => Math.min(0.3, Math.max(0.5, total * scale) / pairs);
  return {
    prior: priorOf(found.sameTotal),
    m: sharesOf(found.same),
    u: sharesOf(others.different),
    kin: model.kin && { prior: priorOf(found.kinTotal), k: sharesOf(found.kin) },
  };
}

/** Sums by comparison and level of the pairs that are the same, that are kin, and that are neither. */
function weigh(model: Model, { levels, counts, size }: Flat, specs: readonly ComparisonSpec[]) {
  const ratios = logRatios(model.m, model.u);
  const kinRatios = logRatios(model.kin?.k ?? model.u, model.u);
  const base = logPriors(model);
  const [same, kin, different] = [0, 1, 2].map(() => new Float64Array(specs.length * 8)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const totals = { sameTotal: 0, kinTotal: 0 };
  for (let at = 0; at < size; at += 1) {
    const row = at * specs.length;
    let odds = base.same;
    let kinOdds = base.kin;
    for (let place = 0; place < specs.length; place += 1) {
      const slot = place * 8 + (levels[row + place] ?? 0);
      odds += ratios[slot] ?? 0;
      kinOdds += kinRatios[slot] ?? 0;
    }
    const [ofSame, ofKin] = responsibilities(odds, kinOdds);
    const count = counts[at] ?? 0;
    totals.sameTotal += count * ofSame;
    totals.kinTotal += count * ofKin;
    for (let place = 0; place < specs.length; place += 1) {
      const slot = place * 8 + (levels[row + place] ?? 0);
      same[slot] = (same[slot] ?? 0) + count * ofSame;
      kin[slot] = (kin[slot] ?? 0) + count * ofKin;
      different[slot] = (different[slot] ?? 0) + count * (1 - ofSame - ofKin);
    }
  }
  return { same, kin, different, ...totals };
}

/** Probabilities of the same and of kin, from both logarithms over that of two different. */
function responsibilities(same: number, kin: number): [number, number] {
  const most = Math.max(same, kin, 0);
  const [ofSame, ofKin, rest] = [same, kin, 0].map((odds) => Math.exp(odds - most)) as [
    number,
    number,
    number,
  ];
  const sum = ofSame + ofKin + rest;
  return [ofSame / sum, ofKin / sum];
}

/** Shares of the levels of one comparison. */
function levelShares(levels: number, place: number, sums: Float64Array): number[] {
  const own = Array.from({ length: levels }, (_, at) => (sums[place * 8 + at + 1] ?? 0) + least);
  return [0, ...normalised(own)];
}

function distance(a: Model, b: Model): number {
  const tables = [
    [a.m, b.m],
    [a.u, b.u],
    [a.kin?.k ?? [], b.kin?.k ?? []],
  ] as const;
  let most = Math.abs(Math.log(a.prior / b.prior));
  for (const [one, other] of tables) {
    one.forEach((levels, place) => {
      levels.forEach((share, level) => {
        most = Math.max(most, Math.abs(share - (other[place]?.[level] ?? 0)));
      });
    });
  }
  return most;
}
