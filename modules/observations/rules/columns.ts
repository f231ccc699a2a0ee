/** Values of one datastream as columns: how they are read, packed and counted. */

/** Columns of equal length, in order of time. */
export interface Columns {
  /** Source time, microseconds since 1970. */
  readonly at: Float64Array;
  readonly value: Float64Array;
  /** Character codes of the flags. */
  readonly quality: Uint8Array;
  /** Seconds from measuring to arrival. */
  readonly lag: Float64Array;
}

/** Code of the flag N, the only one that counts. */
export const normal = 'N'.charCodeAt(0);

/** Columns of a length, to be filled. */
export function emptyColumns(count: number): Columns {
  return {
    at: new Float64Array(count),
    value: new Float64Array(count),
    quality: new Uint8Array(count),
    lag: new Float64Array(count),
  };
}

/** A part of columns, sharing their memory. */
export function part(columns: Columns, from: number, to: number): Columns {
  return {
    at: columns.at.subarray(from, to),
    value: columns.value.subarray(from, to),
    quality: columns.quality.subarray(from, to),
    lag: columns.lag.subarray(from, to),
  };
}

/**
 * Puts several columns together in order of time; the same value at the same time is kept once, as it
 * came first.
 */
export function merged(parts: readonly Columns[]): Columns {
  const filled = parts.filter(({ at }) => at.length > 0);
  const [only] = filled;
  if (!only) return emptyColumns(0);
  const whole = concatenated(filled);
  if (isAscending(whole)) return whole;
  return sortedOnce(whole);
}

function concatenated(parts: readonly Columns[]): Columns {
  const whole = emptyColumns(parts.reduce((sum, { at }) => sum + at.length, 0));
  let offset = 0;
  for (const one of parts) {
    whole.at.set(one.at, offset);
    whole.value.set(one.value, offset);
    whole.quality.set(one.quality, offset);
    whole.lag.set(one.lag, offset);
    offset += one.at.length;
  }
  return whole;
}

function isAscending({ at, value }: Columns): boolean {
  for (let index = 1; index < at.length; index += 1) {
    const [before, now] = [at[index - 1] as number, at[index] as number];
    if (now < before) return false;
    if (now === before && (value[index] as number) <= (value[index - 1] as number)) return false;
  }
  return true;
}

function sortedOnce(whole: Columns): Columns {
  const { at, value } = whole;
  const order = Uint32Array.from(at, (_, index) => index).sort(
    (a, b) =>
      (at[a] as number) - (at[b] as number) || (value[a] as number) - (value[b] as number) || a - b,
  );
  const result = emptyColumns(at.length);
  let count = 0;
  for (const index of order) {
    const isRepeat =
      count > 0 && result.at[count - 1] === at[index] && result.value[count - 1] === value[index];
    if (isRepeat) continue;
    result.at[count] = at[index] as number;
    result.value[count] = value[index] as number;
    result.quality[count] = whole.quality[index] as number;
    result.lag[count] = whole.lag[index] as number;
    count += 1;
  }
  return part(result, 0, count);
}

/** Index of the first value at or after an instant (µs). */
export function firstFrom({ at }: Columns, instant: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((at[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The values of a span [from, to), µs. */
export function within(columns: Columns, from: number, to: number): Columns {
  return part(columns, firstFrom(columns, from), firstFrom(columns, to));
}
