/** A TCP connection of a device that comes back by itself, with growing waits. */
import { connect, type Socket } from 'node:net';

/** What a device does on its line. */
export interface LineHandlers {
  /** The line is up. */
  readonly onUp: (socket: Socket) => void;
  readonly onData: (chunk: Buffer, socket: Socket) => void;
}

const firstWaitMs = 1000;
const longestWaitMs = 30_000;

/** Keeps a line to a port of this machine or another. */
export class TcpLink {
  readonly #target: { host: string; port: number };
  readonly #handlers: LineHandlers;
  #socket: Socket | null = null;
  #waitMs = firstWaitMs;
  #closed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(target: { host: string; port: number }, handlers: LineHandlers) {
    this.#target = target;
    this.#handlers = handlers;
    this.#open();
  }

  /** Sends bytes, if the line is up. @returns whether it was */
  send(bytes: Buffer): boolean {
    if (!this.#socket || this.#socket.readyState !== 'open') return false;
    this.#socket.write(bytes);
    return true;
  }

  /** Ends it for good. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
  }

  #open(): void {
    if (this.#closed) return;
    const socket = connect(this.#target);
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('connect', () => {
      this.#waitMs = firstWaitMs;
      this.#handlers.onUp(socket);
    });
    socket.on('data', (chunk) => this.#handlers.onData(chunk, socket));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (this.#closed) return;
      this.#timer = setTimeout(() => this.#open(), this.#waitMs);
      this.#waitMs = Math.min(longestWaitMs, this.#waitMs * 2);
    });
  }
}
