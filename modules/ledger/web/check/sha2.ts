/**
 * SHA-256 and SHA-512 (FIPS 180-4) in plain arithmetic: the browser's own are there only in pages of https
 * and of this machine, and a page that is opened from a disk must work everywhere.
 */

const mask64 = (1n << 64n) - 1n;

/** The whole part of the n-th root. */
function rootOf(value: bigint, n: bigint): bigint {
  let low = 0n;
  let high = 1n << 80n;
  while (low < high - 1n) {
    const middle = (low + high) / 2n;
    if (middle ** n <= value) low = middle;
    else high = middle;
  }
  return low;
}

function primes(count: number): bigint[] {
  const found: bigint[] = [];
  for (let n = 2n; found.length < count; n += 1n)
    if (found.every((p) => n % p !== 0n)) found.push(n);
  return found;
}

/** The first 64 bits behind the point of the square or cube roots of the first primes. */
const fraction = (prime: bigint, n: bigint): bigint => rootOf(prime << (64n * n), n) & mask64;
const rounds512 = primes(80).map((prime) => fraction(prime, 3n));
const start512 = primes(8).map((prime) => fraction(prime, 2n));
const rounds256 = rounds512.slice(0, 64).map((each) => Number(each >> 32n));
const start256 = start512.map((each) => Number(each >> 32n));

function padded(message: Uint8Array, blockBytes: number): DataView {
  const lengthBytes = blockBytes / 8;
  const blocks = Math.ceil((message.length + 1 + lengthBytes) / blockBytes);
  const bytes = new Uint8Array(blocks * blockBytes);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
  return view;
}

/** SHA-256. */
export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message, 64);
  const state = Int32Array.from(start256);
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(block + 4 * t);
    for (let t = 16; t < 64; t += 1) {
      const [a, b] = [words[t - 15] as number, words[t - 2] as number];
      const first = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const second = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      words[t] = (words[t - 16] as number) + first + (words[t - 7] as number) + second;
    }
    mix256(state, words);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => digest.setInt32(4 * at, word));
  return new Uint8Array(digest.buffer);
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

function mix256(state: Int32Array, words: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = [...state] as [
    number, number, number, number, number, number, number, number,
  ]; // biome-ignore format: eight registers
  for (let t = 0; t < 64; t += 1) {
    const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const choice = (e & f) ^ (~e & g);
    const one = (h + high + choice + (rounds256[t] as number) + (words[t] as number)) | 0;
    const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = (state[at] as number) + word;
  });
}

/** SHA-512. */
export function sha512(message: Uint8Array): Uint8Array {
  const view = padded(message, 128);
  const state = [...start512];
  for (let block = 0; block < view.byteLength; block += 128) {
    const words: bigint[] = [];
    for (let t = 0; t < 16; t += 1) words.push(view.getBigUint64(block + 8 * t));
    for (let t = 16; t < 80; t += 1) {
      const [a, b] = [words[t - 15] as bigint, words[t - 2] as bigint];
      const first = turn64(a, 1n) ^ turn64(a, 8n) ^ (a >> 7n);
      const second = turn64(b, 19n) ^ turn64(b, 61n) ^ (b >> 6n);
      words.push(((words[t - 16] as bigint) + first + (words[t - 7] as bigint) + second) & mask64);
    }
    mix512(state, words);
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, at) => digest.setBigUint64(8 * at, word));
  return new Uint8Array(digest.buffer);
}

const turn64 = (word: bigint, bits: bigint): bigint =>
  (word >> bits) | ((word << (64n - bits)) & mask64);

function mix512(state: bigint[], words: readonly bigint[]): void {
  let [a, b, c, d, e, f, g, h] = [...state] as [
    bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint,
  ]; // biome-ignore format: eight registers
  for (let t = 0; t < 80; t += 1) {
    const high = turn64(e, 14n) ^ turn64(e, 18n) ^ turn64(e, 41n);
    const choice = (e & f) ^ (~e & mask64 & g);
    const one = (h + high + choice + (rounds512[t] as bigint) + (words[t] as bigint)) & mask64;
    const low = turn64(a, 28n) ^ turn64(a, 34n) ^ turn64(a, 39n);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) & mask64;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask64, c, b, a, (one + two) & mask64];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    state[at] = ((state[at] as bigint) + word) & mask64;
  });
}
