/** Frames out of a stream of bytes: whatever stands between two marks. Keeps at most one frame. */
import { longestFrame } from './frame.ts';

/** What the reader found: the bytes between two marks (not judged yet), or bytes outside of any. */
export type Found =
  | { readonly kind: 'frame'; readonly bytes: Buffer }
  | { readonly kind: 'noise'; readonly bytes: number; readonly sample: Buffer };

const mark = 0x7e;
const sampleLength = 64;
/** Noise is told of at the latest after so many bytes. */
const noiseStep = 4096;

/**
 * Finds the frames of one connection. Marks cannot stand inside a frame, so each ends what was
 * before and begins what follows; a damaged frame cannot swallow the next one.
 */
export class FrameReader {
  #held: Buffer = Buffer.alloc(0);
  #started = false;
  #noise = 0;
  #sample: Buffer = Buffer.alloc(0);

  /** Bytes kept for later; never more than the longest frame. */
  get heldBytes(): number {
    return this.#held.length;
  }

  /** Takes bytes as they came. */
  push(chunk: Uint8Array): Found[] {
    const found: Found[] = [];
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at < bytes.length) {
      const end = bytes.indexOf(mark, at);
      this.#take(found, bytes.subarray(at, end < 0 ? bytes.length : end));
      if (end < 0) break;
      this.#end(found);
      this.#started = true;
      at = end + 1;
    }
    return found;
  }

  /** Gives up waiting: for silence and the end of the line. */
  flush(): Found[] {
    const found: Found[] = [];
    this.#end(found);
    this.#started = false;
    this.#endNoise(found);
    return found;
  }

  #take(found: Found[], piece: Buffer): void {
    if (!this.#started) this.#addNoise(found, piece);
    else if (this.#held.length + piece.length <= longestFrame) {
      this.#held = Buffer.concat([this.#held, piece]);
    } else {
      this.#addNoise(found, this.#held);
      this.#addNoise(found, piece);
      this.#held = Buffer.alloc(0);
      this.#started = false;
    }
  }

  #end(found: Found[]): void {
    if (this.#held.length === 0) return;
    this.#endNoise(found);
    found.push({ kind: 'frame', bytes: this.#held });
    this.#held = Buffer.alloc(0);
  }

  #addNoise(found: Found[], bytes: Buffer): void {
    if (bytes.length === 0) return;
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
