/** Reads full tiles of hashes, 8 KB each, which a proof needs at random places of the log. */
import { closeSync, openSync, readSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { hashBytes, tileWidth } from '#protocols/tlog/index.ts';

const tileBytes = tileWidth * hashBytes;
/** A read that takes longer comes from a disk that is slow or busy. */
const slowMs = 4;
/** How long it is then left to threads. */
const inThreadsMs = 5000;

/**
 * Reads at once while the disk answers from memory (0.06 ms), and in threads while it does not: a thread's four turns take
 * longer than the read as soon as the machine is busy (95th percentile 1 to 3 ms), but hold nobody else up.
 */
export class TileReader {
  readonly #now: () => number;
  #inThreadsUntil = 0;

  /** @param now milliseconds from any beginning */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The bytes of a tile. @throws ENOENT … as `readFile` does */
  async read(path: string): Promise<Buffer> {
    const startedAt = this.#now();
    if (startedAt < this.#inThreadsUntil) return readFile(path);
    const bytes = readAtOnce(path);
    const endedAt = this.#now();
    if (endedAt - startedAt > slowMs) this.#inThreadsUntil = endedAt + inThreadsMs;
    return bytes;
  }

  /** Whether reads are left to threads now. */
  get isInThreads(): boolean {
    return this.#now() < this.#inThreadsUntil;
  }
}

function readAtOnce(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const room = Buffer.allocUnsafeSlow(tileBytes);
    return room.subarray(0, readSync(file, room, 0, tileBytes, 0));
  } finally {
    closeSync(file);
  }
}
