/**
 * Values of many records as typed arrays in shared memory: threads compare them without copying. A value
 * that occurs often is kept once.
 */

/** One field of all records. */
export interface ValueColumn {
  /** Value of each record; -1 where it is missing. */
  readonly ids: Int32Array;
  /** Where each value begins in `units`; one more at the end. */
  readonly starts: Uint32Array;
  /** UTF-16 code units of all values, one after another. */
  readonly units: Uint16Array;
  /** Records that have each value. */
  readonly counts: Uint32Array;
}

/** All that the comparisons and the blocking read of the records. */
export interface RecordColumns {
  readonly size: number;
  readonly values: Readonly<Record<string, ValueColumn>>;
  /** Equal numbers mean equal keys; -1 where a record has none. For blocking only. */
  readonly keys: Readonly<Record<string, Int32Array>>;
  /** Facts of each record's value that are not in the value, as bits. */
  readonly flags: Readonly<Record<string, Uint8Array>>;
}

const int32 = (length: number) => new Int32Array(new SharedArrayBuffer(length * 4));
const uint32 = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));

/** A column of the values that `valueOf` gives; an empty text is missing. */
export function valueColumn(size: number, valueOf: (record: number) => string): ValueColumn {
  const ids = int32(size);
  const known = new Map<string, number>();
  let length = 0;
  for (let record = 0; record < size; record += 1) {
    const value = valueOf(record);
    if (value === '') {
      ids[record] = -1;
      continue;
    }
    let id = known.get(value);
    if (id === undefined) {
      id = known.size;
      known.set(value, id);
      length += value.length;
    }
    ids[record] = id;
  }
  return { ids, ...packed(known, length), counts: countsOf(ids, known.size) };
}

function packed(known: ReadonlyMap<string, number>, length: number) {
  const starts = uint32(known.size + 1);
  const units = new Uint16Array(new SharedArrayBuffer(Math.max(2, length * 2)));
  let at = 0;
  let id = 0;
  for (const value of known.keys()) {
    starts[id] = at;
    for (let index = 0; index < value.length; index += 1)
      units[at + index] = value.charCodeAt(index);
    at += value.length;
    id += 1;
  }
  starts[id] = at;
  return { starts, units };
}

function countsOf(ids: Int32Array, values: number): Uint32Array {
  const counts = uint32(values);
  for (const id of ids) if (id >= 0) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

/** Numbers of the keys that `keyOf` gives; an empty text is no key. */
export function keyColumn(size: number, keyOf: (record: number) => string): Int32Array {
  const keys = int32(size);
  const known = new Map<string, number>();
  for (let record = 0; record < size; record += 1) {
    const key = keyOf(record);
    if (key === '') {
      keys[record] = -1;
      continue;
    }
    let id = known.get(key);
    if (id === undefined) {
      id = known.size;
      known.set(key, id);
    }
    keys[record] = id;
  }
  return keys;
}

/** Bits of each record. */
export function flagColumn(size: number, flagsOf: (record: number) => number): Uint8Array {
  const flags = new Uint8Array(new SharedArrayBuffer(Math.max(1, size)));
  for (let record = 0; record < size; record += 1) flags[record] = flagsOf(record);
  return flags;
}
