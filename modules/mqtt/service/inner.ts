/** The stream that the broker sees: what the gate in front of it passes on, and its answers. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** How long the broker may take to read what a closed connection left. */
const lingerMs = 5000;

/** A connection's inner side. */
export class InnerStream extends Duplex {
  readonly #socket: Socket;
  readonly #onDrained: () => void;

  constructor(socket: Socket, onDrained: () => void) {
    super({ readableHighWaterMark: 65_536, writableHighWaterMark: 65_536, emitClose: true });
    this.#socket = socket;
    this.#onDrained = onDrained;
  }

  /** Passes bytes to the broker. @returns whether it takes more now */
  pass(bytes: Buffer): boolean {
    return this.push(bytes);
  }

  /** Nothing more comes: what was passed is still read (a DISCONNECT, a last message), then it closes. */
  finish(): void {
    if (this.destroyed || this.readableEnded) return;
    this.push(null);
    setTimeout(() => this.destroy(), lingerMs).unref();
  }

  override _read(): void {
    this.#onDrained();
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    if (this.#socket.destroyed) return done(new Error('the connection is closed'));
    if (this.#socket.write(chunk)) done();
    else this.#afterDrain(done);
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), 'buffer', done);
  }

  #afterDrain(done: (error?: Error | null) => void): void {
    const finish = (): void => {
      this.#socket.off('drain', finish);
      this.#socket.off('close', finish);
      done();
    };
    this.#socket.once('drain', finish);
    this.#socket.once('close', finish);
  }

  override _final(done: () => void): void {
    this.#socket.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
