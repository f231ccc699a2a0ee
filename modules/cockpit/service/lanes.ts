/** One tile of a room, asked anew by itself: a slow tile holds no other back. */
import type { TileAnswer } from '../contract/board.ts';
import { restMs } from '../rules/rest.ts';

/** What a lane asks, and whom it tells. */
export interface LaneParts {
  readonly ask: () => Promise<TileAnswer>;
  readonly onAnswer: () => void;
  readonly onError: (error: Error) => void;
  /** What it shows until its first answer. */
  readonly shown: TileAnswer | null;
}

/** The answer of one tile, kept fresh. */
export class Lane {
  readonly #parts: LaneParts;
  /** The newest answer; null before the first. */
  answer: TileAnswer | null;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isOld = true;
  #tookMs = 0;

  constructor(parts: LaneParts) {
    this.#parts = parts;
    this.answer = parts.shown;
  }

  /** Notes that the answer may be old; whoever asks next gets a fresh one. */
  age(): void {
    this.#isOld = true;
  }

  /** Asks anew soon; a burst rests longer the longer a question takes. */
  renew(): void {
    this.#isOld = true;
    if (this.#running || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#go().catch(this.#parts.onError);
    }, restMs(this.#tookMs));
  }

  /** Resolves when the answer holds all that has been heard so far. */
  async settle(): Promise<void> {
    // What is under way may have been asked too early: it is waited for, and asked again.
    await this.#running?.catch(() => undefined);
    // What another reader began meanwhile was asked late enough.
    if (this.#isOld || this.#running) await this.#go();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #go(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#running ??= this.#ask().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #ask(): Promise<void> {
    this.#isOld = false;
    const startedAt = performance.now();
    try {
      this.answer = await this.#parts.ask();
    } catch (error) {
      this.#isOld = true;
      throw error;
    }
    this.#tookMs = performance.now() - startedAt;
    this.#parts.onAnswer();
  }
}
