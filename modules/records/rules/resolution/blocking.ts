/**
 * Which pairs are compared at all. Each pass puts records with the same key into a block; a pair is compared
 * in the first pass that brings it together. A block that is too large is divided by further keys and, when
 * nothing divides it, left out of its pass: a default value in a million records must not cost 10^12 pairs.
 */
import type { RecordColumns } from './columns.ts';

/** A way of bringing records together. */
export interface PassSpec {
  /** Key columns that must agree. */
  readonly keys: readonly string[];
  /** Key columns that divide blocks that are too large, one after another. */
  readonly divide?: readonly string[];
}

/** The blocks of one pass. */
export interface PassBlocks {
  /** Key of each record, 0 where it has none. */
  readonly keys: Uint32Array;
  /** Records in the order of their keys. */
  readonly order: Uint32Array;
  /** Where each block of two or more begins in `order`. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Records left out because their block was too large. */
  readonly leftOut: number;
}

/** Mixes a number into a hash (the finalizer of MurmurHash3). */
function mix(hash: number, value: number): number {
  let mixed = (hash ^ Math.imul(value + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function columnOf(columns: RecordColumns, key: string): Int32Array {
  const column = columns.keys[key] ?? columns.values[key]?.ids;
  if (!column) throw new Error(`no key column ${key}`);
  return column;
}

function firstKeys(columns: RecordColumns, names: readonly string[]): Uint32Array {
  const keys = new Uint32Array(new SharedArrayBuffer(columns.size * 4));
  const parts = names.map((name) => columnOf(columns, name));
  for (let record = 0; record < columns.size; record += 1) {
    let hash = 0x51ed270b;
    for (const part of parts) {
      const value = part[record] ?? -1;
      if (value < 0) {
        hash = 0;
        break;
      }
      hash = mix(hash, value) || 1;
    }
    keys[record] = hash;
  }
  return keys;
}

/** Records per key must stay below 2^21 for key and record to fit into one exact number. */
const perKey = 2 ** 21;

function sortedByKey(keys: Uint32Array): Float64Array {
  if (keys.length > perKey) throw new Error(`at most ${perKey} records`);
  let count = 0;
  for (const key of keys) if (key !== 0) count += 1;
  const sorted = new Float64Array(count);
  let at = 0;
  for (let record = 0; record < keys.length; record += 1) {
    const key = keys[record] ?? 0;
    if (key === 0) continue;
    sorted[at] = key * perKey + record;
    at += 1;
  }
  return sorted.sort();
}

/** Calls back with each run of records that share a key. */
function eachRun(sorted: Float64Array, visit: (from: number, to: number) => void): void {
  let from = 0;
  for (let at = 1; at <= sorted.length; at += 1) {
    const same =
      at < sorted.length &&
      Math.floor((sorted[at] ?? 0) / perKey) === Math.floor((sorted[from] ?? 0) / perKey);
    if (same) continue;
    visit(from, at);
    from = at;
  }
}

/** The blocks of a pass, none larger than `most`. */
export function blocksOf(columns: RecordColumns, pass: PassSpec, most: number): PassBlocks {
  const keys = firstKeys(columns, pass.keys);
  let sorted = sortedByKey(keys);
  for (const name of pass.divide ?? []) {
    if (divide(sorted, keys, { by: columnOf(columns, name), most }) === 0) break;
    sorted = sortedByKey(keys);
  }
  const leftOut = divide(sorted, keys, { by: null, most });
  if (leftOut > 0) sorted = sortedByKey(keys);
  return { keys, leftOut, ...runs(sorted) };
}

/** Gives records of too large blocks another key, or none. @returns how many */
function divide(
  sorted: Float64Array,
  keys: Uint32Array,
  { by, most }: { readonly by: Int32Array | null; readonly most: number },
): number {
  let touched = 0;
  eachRun(sorted, (from, to) => {
    if (to - from <= most) return;
    for (let at = from; at < to; at += 1) {
      const record = (sorted[at] ?? 0) % perKey;
      const value = by?.[record] ?? -1;
      keys[record] = value < 0 ? 0 : mix(keys[record] ?? 0, value) || 1;
      touched += 1;
    }
  });
  return touched;
}

function runs(sorted: Float64Array): Pick<PassBlocks, 'order' | 'starts' | 'ends'> {
  const order = new Uint32Array(new SharedArrayBuffer(Math.max(4, sorted.length * 4)));
  for (let at = 0; at < sorted.length; at += 1) order[at] = (sorted[at] ?? 0) % perKey;
  let count = 0;
  eachRun(sorted, (from, to) => {
    if (to - from > 1) count += 1;
  });
  const [starts, ends] = [0, 1].map(
    () => new Uint32Array(new SharedArrayBuffer(Math.max(4, count * 4))),
  );
  let block = 0;
  eachRun(sorted, (from, to) => {
    if (to - from < 2 || !starts || !ends) return;
    starts[block] = from;
    ends[block] = to;
    block += 1;
  });
  return { order, starts: starts as Uint32Array, ends: ends as Uint32Array };
}

/** A part of the blocks of a pass. */
export interface Slice {
  readonly pass: number;
  readonly from: number;
  readonly to: number;
  /** Only one of so many blocks is read, chosen by its key; 1 reads all. */
  readonly oneOf: number;
}

/** Calls back with each pair of a slice that no earlier pass brings together. */
export function eachPair(
  passes: readonly Pick<PassBlocks, 'keys' | 'order' | 'starts' | 'ends'>[],
  { pass, from, to, oneOf }: Slice,
  visit: (a: number, b: number) => void,
): void {
  const blocks = passes[pass];
  if (!blocks) return;
  const earlier = passes.slice(0, pass).map(({ keys }) => keys);
  const { order, starts, ends, keys } = blocks;
  for (let block = from; block < to; block += 1) {
    const members = order.subarray(starts[block], ends[block]);
    const key = keys[members[0] ?? 0] ?? 0;
    if (oneOf === 1 || mix(key, 7) % oneOf === 0) eachOfBlock(members, earlier, visit);
  }
}

function eachOfBlock(
  members: Uint32Array,
  earlier: readonly Uint32Array[],
  visit: (a: number, b: number) => void,
): void {
  for (let i = 0; i < members.length; i += 1) {
    const a = members[i] ?? 0;
    for (let j = i + 1; j < members.length; j += 1) {
      const b = members[j] ?? 0;
      if (!metBefore(earlier, a, b)) visit(a, b);
    }
  }
}

function metBefore(earlier: readonly Uint32Array[], a: number, b: number): boolean {
  for (const keys of earlier) {
    const key = keys[a];
    if (key !== 0 && key === keys[b]) return true;
  }
  return false;
}
