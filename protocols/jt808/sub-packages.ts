/** Messages split over sub-packages, put together again within bounds. */
import type { Message } from './frame.ts';

interface Parts {
  readonly since: number;
  readonly bodies: (Buffer | undefined)[];
  bytes: number;
}

const mostMessages = 4;
const mostPackets = 256;
const mostBytes = 256 * 1024;
const longestWaitMs = 120_000;

/** What came of a sub-package. */
export type Joined =
  | { readonly kind: 'whole'; readonly message: Message }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused'; readonly detail: string };

/** Collects the sub-packages of one connection. */
export class SubPackages {
  readonly #open = new Map<string, Parts>();

  /** Takes a message; whole ones pass. @param nowMs any clock that goes forward */
  add(message: Message, nowMs: number): Joined {
    const { packets, id, serial, phone } = message.header;
    if (!packets) return { kind: 'whole', message };
    this.#forgetOld(nowMs);
    if (packets.count > mostPackets)
      return { kind: 'refused', detail: `${packets.count} sub-packages` };
    // Sub-packages have successive serials, so that the first one's names the message.
    const key = `${phone}|${id}|${packets.count}|${(serial - packets.no + 1) & 0xffff}`;
    const parts = this.#open.get(key) ?? { since: nowMs, bodies: Array(packets.count), bytes: 0 };
    if (!this.#open.has(key)) {
      if (this.#open.size >= mostMessages)
        return { kind: 'refused', detail: 'too many open messages' };
      this.#open.set(key, parts);
    }
    if (!parts.bodies[packets.no - 1]) parts.bytes += message.body.length;
    if (parts.bytes > mostBytes) {
      this.#open.delete(key);
      return { kind: 'refused', detail: `more than ${mostBytes} bytes` };
    }
    parts.bodies[packets.no - 1] = Buffer.from(message.body);
    return this.#joined(key, parts, message);
  }

  #joined(key: string, { bodies }: Parts, { header }: Message): Joined {
    const present = bodies.filter((body) => body !== undefined);
    if (present.length < bodies.length) return { kind: 'waiting' };
    this.#open.delete(key);
    return { kind: 'whole', message: { header, body: Buffer.concat(present) } };
  }

  #forgetOld(nowMs: number): void {
    for (const [key, { since }] of this.#open) {
      if (nowMs - since > longestWaitMs) this.#open.delete(key);
    }
  }
}
