/** One connection: bytes taken one piece after another, so that a slow taker slows the sender. */
import type { Socket } from 'node:net';

/** What a door does with one connection. */
export interface LineTaker {
  /** Takes bytes; the next ones are read when it has resolved. A rejection closes the line. */
  take(chunk: Buffer): Promise<void>;
  /** Nothing came for the door's quiet time: whatever is held will not be completed. */
  quiet?(): Promise<void>;
  /** The line is gone; called once. */
  ended(): void;
}

/** How a line is bounded. */
export interface LineLimits {
  /** Closed after so much silence. */
  readonly idleMs: number;
  /** After so much silence `quiet` is called. */
  readonly quietMs: number;
  /** Answers not read by the other side; above it the line is closed. */
  readonly mostUnsentBytes: number;
}

/** A connection as a door sees it. */
export class Line {
  /** Address of the other side. */
  readonly remote: string;
  readonly #socket: Socket;
  readonly #limits: LineLimits;
  #work: Promise<void> = Promise.resolve();
  #quietTimer: NodeJS.Timeout | undefined;
  readonly #gone: Promise<void>;

  constructor(socket: Socket, limits: LineLimits) {
    this.#socket = socket;
    this.#limits = limits;
    this.#gone = new Promise((resolve) => socket.once('close', () => resolve()));
    this.remote = `${socket.remoteAddress ?? ''}:${socket.remotePort ?? ''}`;
  }

  /** Whether bytes can still be sent. */
  get open(): boolean {
    return !this.#socket.destroyed && this.#socket.writable;
  }

  /** Sends bytes. @returns false when the line is gone or the other side does not read */
  send(bytes: Uint8Array): boolean {
    if (!this.open) return false;
    if (this.#socket.writableLength + bytes.length > this.#limits.mostUnsentBytes) {
      this.close();
      return false;
    }
    this.#socket.write(bytes);
    return true;
  }

  /** Waits, reading nothing meanwhile; ends early when the line does. */
  async rest(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    await Promise.race([promise, this.#gone]);
    clearTimeout(timer);
  }

  /** Ends the line; what was sent before still goes out. */
  close(): void {
    this.#socket.end();
    this.#socket.destroySoon();
  }

  /** Ends the line at once. */
  cut(): void {
    this.#socket.destroy();
  }

  /** Reads until the line ends. */
  read(taker: LineTaker, onError: (error: Error) => void): void {
    const socket = this.#socket;
    socket.setTimeout(this.#limits.idleMs, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      clearTimeout(this.#quietTimer);
      socket.pause();
      this.#then(() => taker.take(chunk), onError);
      this.#work = this.#work.then(() => {
        socket.resume();
        if (taker.quiet && this.open) this.#watchQuiet(taker, onError);
      });
    });
    // A line that breaks says so by an event; unheard, it would end the process.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(this.#quietTimer);
      this.#work = this.#work.then(() => taker.ended());
    });
  }

  /** Resolves when everything that came so far has been taken. */
  settled(): Promise<void> {
    return this.#work;
  }

  #watchQuiet(taker: LineTaker, onError: (error: Error) => void): void {
    clearTimeout(this.#quietTimer);
    this.#quietTimer = setTimeout(() => {
      this.#then(() => taker.quiet?.() ?? Promise.resolve(), onError);
    }, this.#limits.quietMs).unref();
  }

  #then(step: () => Promise<void>, onError: (error: Error) => void): void {
    this.#work = this.#work.then(step).catch((error: Error) => {
      onError(error);
      this.#socket.destroy();
    });
  }
}
