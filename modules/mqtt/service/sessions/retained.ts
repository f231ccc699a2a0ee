/** Retained messages of a town: the last of each topic, bounded in count and bytes. */
import type { Ctx } from '#platform/context/index.ts';
import { matches } from '#protocols/mqtt/index.ts';
import type { RetainedRow } from '../../store/sessions.ts';
import type { BrokerPacket } from './shapes.ts';
import type { Writer } from './writer.ts';

/** Topics with a retained message. */
const mostTopics = 10_000;
/** And their bytes. */
const mostBytes = 67_108_864;

/** The retained messages. */
export class Retained {
  readonly #writer: Writer;
  readonly #ctx: () => Ctx;
  readonly #messages = new Map<string, RetainedRow>();
  #bytes = 0;

  constructor(writer: Writer, ctx: () => Ctx) {
    this.#writer = writer;
    this.#ctx = ctx;
  }

  load(row: RetainedRow): void {
    this.#writer.loaded(keyOf(row.topic));
    this.#set(row);
  }

  /** Whether a message may be retained; an empty one removes and always may. */
  hasRoomFor(topic: string, bytes: number): boolean {
    if (bytes === 0) return true;
    const before = this.#messages.get(topic);
    const count = this.#messages.size + (before ? 0 : 1);
    return count <= mostTopics && this.#bytes - (before?.payload.length ?? 0) + bytes <= mostBytes;
  }

  /** Resolves when it is committed. */
  async store({ topic, payload, qos }: BrokerPacket): Promise<void> {
    const row = { topic, payload: Buffer.from(payload), qos, keptAt: this.#ctx().clock.now() };
    const isGone = row.payload.length === 0;
    if (isGone && !this.#messages.has(topic)) return;
    this.#remove(topic);
    if (!isGone) this.#set(row);
    await this.#writer.put(keyOf(topic), { table: 'retained', row, isGone });
  }

  /** What a new subscription is handed. */
  *matching(filters: readonly string[]): Generator<object> {
    const isPlain = filters.every((filter) => !/[#+]/.test(filter));
    const rows = isPlain
      ? [...new Set(filters)].map((topic) => this.#messages.get(topic))
      : this.#messages.values();
    for (const row of rows) {
      if (!row || !filters.some((filter) => matches(filter, row.topic))) continue;
      const { topic, payload, qos } = row;
      yield { cmd: 'publish', topic, payload, qos, retain: true };
    }
  }

  #set(row: RetainedRow): void {
    this.#messages.set(row.topic, row);
    this.#bytes += row.payload.length;
  }

  #remove(topic: string): void {
    this.#bytes -= this.#messages.get(topic)?.payload.length ?? 0;
    this.#messages.delete(topic);
  }
}

const keyOf = (topic: string): string => `retained ${topic}`;
