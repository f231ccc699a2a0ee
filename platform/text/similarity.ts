import { normaliseText } from './normalise.ts';

/**
 * The distinct pairs of neighbouring characters of a text, after normalising, lower-casing and
 * dropping everything but letters and digits. A single character stands for itself.
 */
export function bigrams(text: string): Set<string> {
  const chars = [...normaliseText(text).toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  if (chars.length === 1) return new Set(chars);
  const found = new Set<string>();
  for (let at = 0; at + 1 < chars.length; at += 1) found.add(`${chars[at]}${chars[at + 1]}`);
  return found;
}

/** Shared part of two sets, 0 to 1; two empty sets share nothing. */
export function jaccard<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): number {
  let shared = 0;
  for (const item of a) shared += b.has(item) ? 1 : 0;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** How alike two texts are, 0 to 1: Jaccard over their bigrams. */
export function textSimilarity(a: string, b: string): number {
  return jaccard(bigrams(a), bigrams(b));
}

/**
 * A MinHash signature (Broder 1997) of a text's bigrams: compare two with `minhashSimilarity`
 * without keeping the texts. The standard error is about 1/√size.
 */
export function minhash(text: string, size = 64): Uint32Array {
  const signature = new Uint32Array(size).fill(0xffff_ffff);
  for (const bigram of bigrams(text)) {
    const hash = fnv1a(bigram);
    for (let at = 0; at < size; at += 1) {
      const mixed = mix(hash ^ Math.imul(at + 1, 0x9e37_79b1));
      if (mixed < (signature[at] ?? 0)) signature[at] = mixed;
    }
  }
  return signature;
}

/**
 * Estimated Jaccard similarity of two signatures, 0 to 1.
 * @throws RangeError when their sizes differ.
 */
export function minhashSimilarity(a: Uint32Array, b: Uint32Array): number {
  if (a.length !== b.length || a.length === 0) throw new RangeError('signatures differ in size');
  let same = 0;
  for (const [at, value] of a.entries()) {
    if (value === b[at] && value !== 0xffff_ffff) same += 1;
  }
  return same / a.length;
}

/** A 64-bit SimHash (Charikar 2002) of a text's bigrams: near texts differ in few bits. */
export function simhash(text: string): bigint {
  const weights = new Int32Array(64);
  for (const bigram of bigrams(text)) {
    const low = mix(fnv1a(bigram));
    const high = mix(low ^ 0x85eb_ca6b);
    for (let bit = 0; bit < 64; bit += 1) {
      const word = bit < 32 ? low : high;
      weights[bit] = (weights[bit] ?? 0) + ((word >>> (bit & 31)) & 1 ? 1 : -1);
    }
  }
  return weights.reduce((sum, weight, bit) => (weight > 0 ? sum | (1n << BigInt(bit)) : sum), 0n);
}

/** Number of bits in which two hashes differ. */
export function hammingDistance(a: bigint, b: bigint): number {
  let rest = a ^ b;
  let count = 0;
  for (; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x0100_0193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x0100_0193);
  }
  return hash >>> 0;
}

// Finaliser of MurmurHash3: every input bit reaches every output bit.
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
