declare const brand: unique symbol;

/** A UUID string that names one kind of record: an `Id<'case'>` cannot be passed as `Id<'task'>`. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case RFC 9562 UUID, versions 1 to 8. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

/**
 * Brands a text from outside as an id, lower-cased.
 * @throws TypeError when it is not a UUID.
 */
export function asId<Kind extends string>(value: string): Id<Kind> {
  const lower = value.toLowerCase();
  if (!isUuid(lower)) throw new TypeError(`not a UUID: ${value.slice(0, 60)}`);
  return lower as Id<Kind>;
}

interface Sequence {
  requestedMs: number;
  issuedMs: number;
  counter: number;
}

const MAX_TIME_MS = 2 ** 48 - 1;
const machineSequence: Sequence = { requestedMs: -1, issuedMs: -1, counter: 0 };
const givenSequence: Sequence = { requestedMs: -1, issuedMs: -1, counter: 0 };

/**
 * A new UUID version 7 (RFC 9562 §5.7, method 1: a 12-bit counter in `rand_a`).
 *
 * Ids sort by creation within a process: without `clockMs` always, even when the machine's clock
 * is set back; with `clockMs` as long as the given times do not go back (a demo history may jump
 * into the past, and its ids then say so). More than about 3,000 ids in one millisecond borrow
 * from the next one.
 *
 * @param clockMs milliseconds since 1970; the machine's clock when left out.
 * @param random returns a number in [0, 1); cryptographic randomness when left out.
 * @throws RangeError when `clockMs` does not fit 48 bits.
 */
export function uuidv7<Kind extends string = string>(
  clockMs?: number,
  random?: () => number,
): Id<Kind> {
  const word = random === undefined ? secureWord : () => Math.floor(random() * 2 ** 32);
  const sequence = clockMs === undefined ? machineSequence : givenSequence;
  step(sequence, requestedTime(clockMs), word);
  if (sequence.issuedMs !== writtenMs) {
    const time = sequence.issuedMs.toString(16).padStart(12, '0');
    writtenMs = sequence.issuedMs;
    written = `${time.slice(0, 8)}-${time.slice(8)}-`;
  }
  const counter = hex16(0x7000 | sequence.counter);
  const high = word();
  const variant = hex16(0x8000 | ((high >>> 16) & 0x3fff));
  const low = word();
  return `${written}${counter}-${variant}-${hex16(high & 0xffff)}${hex16(low >>> 16)}${hex16(low & 0xffff)}` as Id<Kind>;
}

/**
 * The creation instant written in a version 7 UUID.
 * @throws TypeError for any other text.
 */
export function uuidTime(id: string): Date {
  if (!isUuid(id) || id[14] !== '7') throw new TypeError(`not a version 7 UUID: ${id}`);
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

function requestedTime(clockMs: number | undefined): number {
  if (clockMs === undefined) return Math.max(Date.now(), machineSequence.requestedMs);
  const whole = Math.floor(clockMs);
  if (!(whole >= 0 && whole <= MAX_TIME_MS)) {
    throw new RangeError(`a UUID cannot carry the time ${clockMs} ms`);
  }
  return whole;
}

function step(sequence: Sequence, requestedMs: number, word: () => number): void {
  const goesBack = requestedMs < sequence.requestedMs;
  const isNew = goesBack || requestedMs > sequence.issuedMs;
  sequence.requestedMs = requestedMs;
  if (isNew) {
    sequence.issuedMs = requestedMs;
    sequence.counter = word() & 0x3ff; // starts low so that one millisecond holds ≥ 3,072 ids
    return;
  }
  sequence.counter += 1;
  if (sequence.counter > 0xfff) {
    sequence.issuedMs += 1;
    sequence.counter = 0;
  }
}

const pool = new Uint32Array(256);
let poolUsed = pool.length;

function secureWord(): number {
  if (poolUsed === pool.length) {
    globalThis.crypto.getRandomValues(pool);
    poolUsed = 0;
  }
  const word = pool[poolUsed] ?? 0;
  poolUsed += 1;
  return word;
}

/** The time as the last id had it: many ids share a millisecond. */
let writtenMs = -1;
let written = '';

const bytesInHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex16(value: number): string {
  return `${bytesInHex[value >>> 8]}${bytesInHex[value & 0xff]}`;
}
