/** Frames out of a stream of bytes: cut, glued, between noise. Keeps at most one frame. */
import { hj212Crc } from './crc.ts';
import { longestDeclared } from './frame.ts';

/** What the reader found: the bytes of one frame (not judged yet), or bytes that belong to none. */
export type Found =
  | { readonly kind: 'frame'; readonly bytes: Buffer }
  | { readonly kind: 'noise'; readonly bytes: number; readonly sample: Buffer };

const longestFrame = 2 + 4 + longestDeclared + 4 + 2;
const mark = Buffer.from('##');
const lineEnd = Buffer.from('\r\n');
/** Noise is told of at the latest after so many bytes. */
const noiseStep = 4096;
const sampleLength = 64;

/**
 * Finds the frames of one connection. A frame whose length and CRC are right is taken whole; any
 * other ends at the next CR LF or `##`, so that no fault reaches further than its own frame.
 */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0);
  #noise = 0;
  #sample: Buffer = Buffer.alloc(0);

  /** Bytes kept for later; never more than the longest frame and a chunk. */
  get heldBytes(): number {
    return this.#held.length;
  }

  /** Takes bytes as they came. */
  push(chunk: Uint8Array): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < chunk.length; at += longestFrame) {
      const piece = chunk.subarray(at, at + longestFrame);
      this.#held =
        this.#held.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#held, piece]);
      this.#drain(found);
    }
    return found;
  }

  /** Gives up waiting: what is held is a cut frame or noise. For silence and the end of the line. */
  flush(): Found[] {
    const found: Found[] = [];
    while (this.#held.length > 0) {
      const bytes = this.#held;
      const next = bytes.indexOf(mark, 2);
      const end = next < 0 ? bytes.length : next;
      this.#held = bytes.subarray(end);
      if (bytes.indexOf(mark) === 0) this.#emit(found, trimmed(bytes.subarray(0, end)));
      else this.#addNoise(found, bytes.subarray(0, end));
      this.#drain(found);
    }
    this.#endNoise(found);
    return found;
  }

  #drain(found: Found[]): void {
    while (this.#step(found));
  }

  /** Takes one frame or stretch of noise off the held bytes. @returns whether it could */
  #step(found: Found[]): boolean {
    const held = this.#held;
    const start = held.indexOf(mark);
    if (start !== 0) return this.#skipTo(found, start);
    const opening = openingOf(held);
    if (opening === 'short') return false;
    if (opening === 'none') {
      this.#addNoise(found, held.subarray(0, 1));
      this.#held = held.subarray(1);
      return true;
    }
    const end = endOf(held, opening);
    if (end === undefined) return false;
    this.#emit(found, held.subarray(0, end));
    this.#held = held.subarray(end);
    return true;
  }

  /** Leaves out what stands before the next mark; a single `#` at the end may be half of one. */
  #skipTo(found: Found[], start: number): boolean {
    const held = this.#held;
    const kept = held.at(-1) === 0x23 ? 1 : 0;
    const end = start < 0 ? held.length - kept : start;
    if (end === 0) return false;
    this.#addNoise(found, held.subarray(0, end));
    this.#held = Buffer.from(held.subarray(end));
    return start > 0;
  }

  #emit(found: Found[], bytes: Buffer): void {
    this.#endNoise(found);
    found.push({ kind: 'frame', bytes: Buffer.from(bytes) });
  }

  #addNoise(found: Found[], bytes: Buffer): void {
    const silent = bytes.every((byte) => byte === 0x0d || byte === 0x0a);
    if (silent) return;
    if (this.#sample.length < sampleLength) {
      this.#sample = Buffer.concat([this.#sample, bytes.subarray(0, sampleLength)]);
    }
    this.#noise += bytes.length;
    if (this.#noise >= noiseStep) this.#endNoise(found);
  }

  #endNoise(found: Found[]): void {
    if (this.#noise === 0) return;
    found.push({
      kind: 'noise',
      bytes: this.#noise,
      sample: this.#sample.subarray(0, sampleLength),
    });
    this.#noise = 0;
    this.#sample = Buffer.alloc(0);
  }
}

interface Opening {
  readonly bodyAt: number;
  readonly declared: number;
}

function openingOf(held: Buffer): Opening | 'short' | 'none' {
  const digits = /^\d*/.exec(held.toString('latin1', 2, 6))?.[0] ?? '';
  if (digits.length === 4) return { bodyAt: 6, declared: Number(digits) };
  if (held.length < 6) return digits.length === held.length - 2 ? 'short' : 'none';
  return digits.length === 3 ? { bodyAt: 5, declared: Number(digits) } : 'none';
}

/** Where the frame at the beginning ends, or undefined while more bytes must come. */
function endOf(held: Buffer, { bodyAt, declared }: Opening): number | undefined {
  const end = bodyAt + declared + 4;
  const isWhole = held.length >= end;
  if (isWhole && crcFits(held, bodyAt, end)) return end;
  const line = held.indexOf(lineEnd, 2);
  const next = held.indexOf(mark, 2);
  const isDelimited = line >= 0 || (next >= 0 && isWhole);
  if (isDelimited) return Math.min(...[line, next].filter((at) => at >= 0));
  if (!isWhole) return undefined;
  // Whole by its own word; more bytes without an end mean that it declared too little.
  const more = held.length - end;
  return more <= 2 || more > 1024 ? end : undefined;
}

function crcFits(held: Buffer, bodyAt: number, end: number): boolean {
  const said = held.toString('latin1', end - 4, end);
  return (
    /^[0-9A-Fa-f]{4}$/.test(said) &&
    Number.parseInt(said, 16) === hj212Crc(held.subarray(bodyAt, end - 4))
  );
}

function trimmed(bytes: Buffer): Buffer {
  const at = bytes.indexOf(lineEnd);
  return at < 0 ? bytes : bytes.subarray(0, at);
}
