/** Frames on a line, taken one after another; who sends too much that is none is cut off. */
import type { Line } from './line.ts';

/** What a reader of frames finds in a stream. */
export type Piece =
  | { readonly kind: 'frame'; readonly bytes: Buffer }
  | { readonly kind: 'noise'; readonly bytes: number; readonly sample: Buffer };

/** Finds the frames of a stream. */
export interface FrameReader {
  push(chunk: Buffer): readonly Piece[];
  /** What is held will not be completed. */
  flush(): readonly Piece[];
}

/** What a door does with what is found. */
export interface FrameTaker {
  frame(bytes: Buffer): Promise<void>;
  noise(sample: Buffer, detail: string): Promise<void>;
}

/** Faults in a row, without a good frame between, after which the connection is ended. */
const mostFaults = 20;
/** Bytes outside of any frame, in a row, after which it is ended. */
const mostNoiseBytes = 65_536;

/** The frames of one line. */
export class FrameFeed {
  readonly #line: Line;
  readonly #reader: FrameReader;
  readonly #taker: FrameTaker;
  #faults = 0;
  #noiseBytes = 0;

  constructor(line: Line, reader: FrameReader, taker: FrameTaker) {
    this.#line = line;
    this.#reader = reader;
    this.#taker = taker;
  }

  take(chunk: Buffer): Promise<void> {
    return this.#takeAll(this.#reader.push(chunk));
  }

  quiet(): Promise<void> {
    return this.#takeAll(this.#reader.flush());
  }

  /** A frame was good: what was wrong before is forgotten. */
  good(): void {
    this.#faults = 0;
    this.#noiseBytes = 0;
  }

  /** A frame was refused. */
  fault(): void {
    this.#faults += 1;
  }

  async #takeAll(found: readonly Piece[]): Promise<void> {
    for (const one of found) {
      if (!this.#line.open) return;
      if (one.kind === 'frame') await this.#taker.frame(one.bytes);
      else await this.#noise(one.bytes, one.sample);
      if (this.#faults >= mostFaults || this.#noiseBytes >= mostNoiseBytes) this.#line.close();
    }
  }

  async #noise(bytes: number, sample: Buffer): Promise<void> {
    this.#noiseBytes += bytes;
    await this.#taker.noise(sample, `${bytes} bytes outside of any frame`);
  }
}
