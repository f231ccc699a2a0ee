/** What is written behind the commit, once a second: latest values, counters, a sample of messages. */
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { addTraffic, type RawRow, saveRaw, type TrafficRow } from '../../store/records.ts';
import { saveLatest } from '../../store/streams.ts';
import type { Arrival } from '../../types.ts';
import { rawText } from './raw-text.ts';
import type { Stream } from './streams.ts';

const everyMs = 1000;
/** A device's messages are kept at most so often. */
const sampleEveryMs = 5000;
/** And so many messages of all devices a round. */
const samplesARound = 50;

type Counters = { -readonly [K in keyof TrafficRow]: TrafficRow[K] };

/** What was done with a message, for counters and samples. */
export interface Done {
  readonly accepted: number;
  readonly repeated: number;
  readonly refused: number;
}

/** The writer of one town. Nothing in it is needed to keep a promise: a crash loses a second of it. */
export class WriteBehind {
  readonly #ctx: Ctx;
  readonly #dirty = new Set<Stream>();
  readonly #traffic = new Map<string, Counters>();
  readonly #sampledAt = new Map<string, number>();
  #samples: RawRow[] = [];
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /** A datastream has a newer value. */
  newer(stream: Stream): void {
    this.#dirty.add(stream);
    this.#wake();
  }

  /** Counts a message of a door. */
  count(door: string, receivedAt: Date, { accepted, repeated, refused }: Done): void {
    const minuteMs = Math.floor(receivedAt.getTime() / 60_000) * 60_000;
    const key = `${door} ${minuteMs}`;
    let row = this.#traffic.get(key);
    if (!row) {
      const nothing = { messages: 0, valuesTaken: 0, repeated: 0, refused: 0 };
      row = { tenantId: this.#ctx.tenantId, door, minute: new Date(minuteMs), ...nothing };
      this.#traffic.set(key, row);
    }
    row.messages += 1;
    row.valuesTaken += accepted;
    row.repeated += repeated;
    row.refused += refused;
    this.#wake();
  }

  /** Keeps a message for the device's page, if it is time for one. */
  sample(arrival: Arrival, { accepted, refused }: Done): void {
    if (arrival.raw === undefined || this.#samples.length >= samplesARound) return;
    const receivedMs = arrival.receivedAt.getTime();
    const before = this.#sampledAt.get(arrival.thingId) ?? -Infinity;
    if (receivedMs - before < sampleEveryMs) return;
    this.#sampledAt.set(arrival.thingId, receivedMs);
    const { tenantId, thingId, door, receivedAt } = arrival;
    const body = rawText(arrival.raw);
    this.#samples.push({
      id: uuidv7(),
      tenantId,
      thingId,
      door,
      receivedAt,
      body,
      accepted,
      refused,
    });
    this.#wake();
  }

  /** Writes now what is waiting; failures are kept for the next round. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running = this.#running.then(() => this.#write());
    await this.#running;
  }

  #wake(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, everyMs).unref();
  }

  async #write(): Promise<void> {
    const streams = [...this.#dirty];
    const traffic = [...this.#traffic.values()];
    const samples = this.#samples;
    if (streams.length + traffic.length + samples.length === 0) return;
    this.#dirty.clear();
    this.#traffic.clear();
    this.#samples = [];
    const states = streams.map(({ latest }) => latest);
    try {
      await this.#ctx.database.inTenant(this.#ctx, async (tx) => {
        await saveLatest(
          tx,
          streams.flatMap((stream) => (stream.latest ? [{ ...stream, ...stream.latest }] : [])),
        );
        await addTraffic(tx, traffic);
        await saveRaw(tx, samples);
      });
      for (const state of states) if (state) state.written = true;
    } catch {
      this.#keep(streams, traffic);
    }
  }

  /** Latest values and counters are tried again; samples are let go. */
  #keep(streams: readonly Stream[], traffic: readonly Counters[]): void {
    for (const stream of streams) this.#dirty.add(stream);
    for (const row of traffic) {
      const key = `${row.door} ${row.minute.getTime()}`;
      const newer = this.#traffic.get(key);
      if (newer) {
        newer.messages += row.messages;
        newer.valuesTaken += row.valuesTaken;
        newer.repeated += row.repeated;
        newer.refused += row.refused;
      } else this.#traffic.set(key, row);
    }
    this.#wake();
  }
}
