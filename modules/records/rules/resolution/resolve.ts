/** The whole way from records to groups, in steps that threads may share. */
import { type PassBlocks, type PassSpec, type Slice, blocksOf, eachPair } from './blocking.ts';
import type { RecordColumns } from './columns.ts';
import { estimate, type Model } from './estimate.ts';
import type { ComparisonSpec } from './levels.ts';
import type { Pairs } from './clusters.ts';
import { addCounts, type PatternCounts, patternOf } from './patterns.ts';
import { weigher } from './weights.ts';

/** How records of a kind are compared. */
export interface Plan {
  readonly comparisons: readonly ComparisonSpec[];
  readonly passes: readonly PassSpec[];
  /** Records of a block at most. */
  readonly largestBlock: number;
}

/** Pairs that are kept: those with at least these log-odds (p about 0.0009). */
export const worthKeeping = -7;

/** Pairs compared at most to learn from. */
const learnFrom = 2_000_000;
/** Pairs drawn by chance. */
const drawn = 400_000;

/** The blocks of one pass. */
export function blockPass(columns: RecordColumns, plan: Plan, pass: number): PassBlocks {
  return blocksOf(columns, plan.passes[pass] ?? { keys: [] }, plan.largestBlock);
}

/** The blocks of all passes. */
export function blockAll(columns: RecordColumns, plan: Plan): PassBlocks[] {
  return plan.passes.map((_, pass) => blockPass(columns, plan, pass));
}

/** Pairs that the blocks hold, before those that meet twice are left out. */
export function pairsIn(blocks: readonly PassBlocks[]): number {
  let pairs = 0;
  for (const { starts, ends } of blocks) {
    for (let at = 0; at < starts.length; at += 1) {
      const size = (ends[at] ?? 0) - (starts[at] ?? 0);
      pairs += (size * (size - 1)) / 2;
    }
  }
  return pairs;
}

/** One of how many blocks is read for learning. */
export function sampling(blocks: readonly PassBlocks[]): number {
  return Math.max(1, Math.ceil(pairsIn(blocks) / learnFrom));
}

/** Patterns of the pairs of a slice. */
export function countSlice(
  columns: RecordColumns,
  plan: Plan,
  { blocks, slice }: { readonly blocks: readonly PassBlocks[]; readonly slice: Slice },
): PatternCounts {
  const counts: PatternCounts = new Map();
  const compare = patternOf(plan.comparisons, columns);
  eachPair(blocks, slice, (a, b) => {
    const pattern = compare(a, b);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  });
  return counts;
}

/** Patterns of pairs drawn by chance; the same draw each time. */
export function countRandom(columns: RecordColumns, plan: Plan): PatternCounts {
  const counts: PatternCounts = new Map();
  const compare = patternOf(plan.comparisons, columns);
  const { size } = columns;
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 4294967296) * size);
  };
  const count = Math.min(drawn, (size * (size - 1)) / 2);
  for (let at = 0; at < count; at += 1) {
    const [a, b] = [next(), next()];
    if (a === b) continue;
    const pattern = compare(a, b);
    counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return counts;
}

/** Learns the model of the records from the patterns that were counted. */
export function learn(
  columns: RecordColumns,
  plan: Plan,
  counted: { readonly blocked: PatternCounts; readonly scale: number },
): Model {
  const random = countRandom(columns, plan);
  const pairs = Math.max(1, (columns.size * (columns.size - 1)) / 2);
  return estimate({ specs: plan.comparisons, ...counted, random, pairs });
}

/** Finds the pairs of a slice that are worth keeping, with their log-odds. */
export type Scorer = (blocks: readonly PassBlocks[], slice: Slice) => Pairs;

/** The scorer of a model: made once, because the weights of frequent and rare values are worked out first. */
export function scorerOf(columns: RecordColumns, plan: Plan, model: Model): Scorer {
  const compare = patternOf(plan.comparisons, columns);
  const weigh = weigher(plan.comparisons, columns, model);
  return (blocks, slice) => {
    const kept = new PairList();
    eachPair(blocks, slice, (a, b) => {
      const odds = weigh(a, b, compare(a, b));
      if (odds >= worthKeeping) kept.add(a, b, odds);
    });
    return kept.pairs();
  };
}

/** Pairs in arrays that grow. */
class PairList {
  #a = new Uint32Array(1024);
  #b = new Uint32Array(1024);
  #odds = new Float32Array(1024);
  #size = 0;

  add(a: number, b: number, odds: number): void {
    if (this.#size === this.#a.length) this.#grow();
    this.#a[this.#size] = a;
    this.#b[this.#size] = b;
    this.#odds[this.#size] = odds;
    this.#size += 1;
  }

  pairs(): Pairs {
    return {
      a: this.#a.slice(0, this.#size),
      b: this.#b.slice(0, this.#size),
      odds: this.#odds.slice(0, this.#size),
    };
  }

  #grow(): void {
    const [a, b, odds] = [this.#a, this.#b, this.#odds];
    this.#a = new Uint32Array(a.length * 2);
    this.#b = new Uint32Array(a.length * 2);
    this.#odds = new Float32Array(a.length * 2);
    this.#a.set(a);
    this.#b.set(b);
    this.#odds.set(odds);
  }
}

/** Pairs of several lists in one. */
export function joined(lists: readonly Pairs[]): Pairs {
  const size = lists.reduce((sum, { a }) => sum + a.length, 0);
  const all = { a: new Uint32Array(size), b: new Uint32Array(size), odds: new Float32Array(size) };
  let at = 0;
  for (const list of lists) {
    all.a.set(list.a, at);
    all.b.set(list.b, at);
    all.odds.set(list.odds, at);
    at += list.a.length;
  }
  return all;
}

/** Slices of all passes with about so many blocks each. */
export function slicesOf(blocks: readonly PassBlocks[], size: number, oneOf: number): Slice[] {
  return blocks.flatMap(({ starts }, pass) =>
    Array.from({ length: Math.ceil(starts.length / size) }, (_, at) => ({
      pass,
      from: at * size,
      to: Math.min(starts.length, (at + 1) * size),
      oneOf,
    })),
  );
}

/** Everything in this thread: a model, unless one is given, and the pairs worth keeping. */
export function resolveHere(
  columns: RecordColumns,
  plan: Plan,
  known?: Model,
): { readonly model: Model; readonly pairs: Pairs; readonly leftOut: number } {
  const blocks = blockAll(columns, plan);
  const scale = sampling(blocks);
  let model = known;
  if (!model) {
    const blocked: PatternCounts = new Map();
    for (const slice of slicesOf(blocks, 1_000_000, scale)) {
      addCounts(blocked, countSlice(columns, plan, { blocks, slice }));
    }
    model = learn(columns, plan, { blocked, scale });
  }
  const score = scorerOf(columns, plan, model);
  const scored = slicesOf(blocks, 1_000_000, 1).map((slice) => score(blocks, slice));
  const leftOut = blocks.reduce((sum, block) => sum + block.leftOut, 0);
  return { model, pairs: joined(scored), leftOut };
}

/** Log-odds of any two records by a model. */
export function oddsBetween(
  plan: Plan,
  columns: RecordColumns,
  model: Model,
): (a: number, b: number) => number {
  const compare = patternOf(plan.comparisons, columns);
  const weigh = weigher(plan.comparisons, columns, model);
  return (a, b) => weigh(a, b, compare(a, b));
}
