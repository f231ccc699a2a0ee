/** Messages split over packets (Flag D, PNUM, PNO), put in order as they come. */
import type { Segment } from './segment.ts';
import { type Refused, refused } from './tolerance.ts';

/** A packet whose first packet is known. */
export interface Piece {
  readonly segment: Segment;
  /** What the first packet's DataTime was, for a packet that names none; null for whole messages. */
  readonly inherited: Date | null;
}

interface Message {
  readonly since: number;
  dataTime: Date | null;
  readonly held: Segment[];
}

const mostMessages = 8;
const mostHeld = 64;
const longestWaitMs = 60_000;

/**
 * Keeps what packets need of each other. A packet that names its own time, or whose first packet has
 * come, is given on at once, so that each can be stored and answered; others wait, at most a minute.
 */
export class PacketSorter {
  readonly #messages = new Map<string, Message>();

  /** Packets that wait. */
  get waiting(): number {
    return [...this.#messages.values()].reduce((sum, { held }) => sum + held.length, 0);
  }

  /**
   * Takes a packet.
   * @param dataTime the time that the packet itself names, null when it names none
   * @param nowMs any clock that goes forward
   * @returns what can be stored now, in order
   */
  add(
    segment: Segment,
    dataTime: Date | null,
    nowMs: number,
  ): { ok: true; pieces: Piece[] } | Refused {
    const { packets } = segment;
    if (!packets || packets.count === 1)
      return { ok: true, pieces: [{ segment, inherited: null }] };
    const message = this.#messageOf(segment, nowMs);
    if (packets.no === 1) message.dataTime = dataTime;
    const isKnown = dataTime !== null || message.dataTime !== null || packets.no === 1;
    if (!isKnown) {
      if (this.waiting >= mostHeld)
        return refused('bad-frame', 'too many packets without their first');
      message.held.push(segment);
      return { ok: true, pieces: [] };
    }
    const ready = packets.no === 1 ? [segment, ...message.held.splice(0)] : [segment];
    return {
      ok: true,
      pieces: ready.map((each) => ({ segment: each, inherited: message.dataTime })),
    };
  }

  /** Packets whose first one never came; they are forgotten. */
  expired(nowMs: number): Segment[] {
    const old = [...this.#messages].filter(([, { since }]) => nowMs - since > longestWaitMs);
    for (const [key] of old) this.#messages.delete(key);
    return old.flatMap(([, { held }]) => held);
  }

  #messageOf({ mn, qn, cn }: Segment, nowMs: number): Message {
    const key = `${mn}|${cn}|${qn ?? ''}`;
    const known = this.#messages.get(key);
    if (known) return known;
    if (this.#messages.size >= mostMessages) {
      const idle = [...this.#messages].find(([, { held }]) => held.length === 0);
      if (idle) this.#messages.delete(idle[0]);
    }
    const message: Message = { since: nowMs, dataTime: null, held: [] };
    this.#messages.set(key, message);
    return message;
  }
}
