/** One connection: its frames are found, their device is known by MN and PW, each is served. */
import {
  noteSeen,
  findKey,
  secretMatches,
  type Thing,
  type ThingKey,
  thingsOf,
} from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Line, LineTaker } from '#platform/tcp/index.ts';
import {
  type Found,
  FrameReader,
  mostTolerant,
  parseFrame,
  type Segment,
} from '#protocols/hj212/index.ts';
import { stationSettings } from '../rules/settings.ts';
import { serve } from './dispatch.ts';
import { PendingOrders } from './pending.ts';
import { refuse } from './refusals.ts';
import { newStation, seeChanges, type Station, type Stations } from './station.ts';

/** Faults in a row, without a good frame between, after which the connection is ended. */
const mostFaults = 20;
/** Bytes outside of any frame, in a row, after which it is ended. */
const mostNoiseBytes = 65_536;
/** Devices behind one connection (a concentrator speaks for many). */
const mostStations = 256;

/** The door's side of a connection. */
export class Guest implements LineTaker {
  readonly #host: ServiceHost;
  readonly #line: Line;
  readonly #stations: Stations;
  readonly #reader = new FrameReader();
  readonly #known = new Map<string, Station>();
  #last: Station | undefined;
  #faults = 0;
  #noiseBytes = 0;

  constructor(host: ServiceHost, line: Line, stations: Stations) {
    this.#host = host;
    this.#line = line;
    this.#stations = stations;
  }

  async take(chunk: Buffer): Promise<void> {
    await this.#takeAll(this.#reader.push(chunk));
  }

  async quiet(): Promise<void> {
    await this.#takeAll(this.#reader.flush());
  }

  ended(): void {
    const { database, clock, logger } = this.#host;
    for (const station of this.#known.values()) {
      const isGone = this.#stations.leave(station);
      if (isGone) noteSeen(database, station.key, clock.now(), false);
      station.orders
        .lost()
        .catch((error: Error) => logger.warn({ err: error }, 'hj212: orders of a lost line'));
    }
  }

  async #takeAll(found: readonly Found[]): Promise<void> {
    for (const one of found) {
      if (!this.#line.open) return;
      if (one.kind === 'frame') await this.#takeFrame(one.bytes);
      else await this.#takeNoise(one.bytes, one.sample);
      if (this.#faults >= mostFaults || this.#noiseBytes >= mostNoiseBytes) this.#line.close();
    }
  }

  async #takeNoise(bytes: number, sample: Buffer): Promise<void> {
    this.#noiseBytes += bytes;
    const detail = `${bytes} bytes outside of any frame`;
    await this.#refuse(this.#last?.key ?? null, sample, { reason: 'bad-frame', detail });
  }

  async #takeFrame(bytes: Buffer): Promise<void> {
    const peeked = parseFrame(bytes, mostTolerant);
    if (!peeked.ok) {
      // What the strict reading says is nearer to the cause: cut off, damaged, or only malformed.
      const strict = parseFrame(bytes);
      const { fault: reason, detail } = strict.ok ? peeked : strict;
      return this.#refuse(this.#last?.key ?? null, bytes, { reason, detail });
    }
    const { segment } = peeked;
    const mn = segment.mn || (this.#last?.mn ?? '');
    const found = await this.#find(mn);
    const judged = parseFrame(bytes, found ? stationSettings(found.thing.settings).tolerance : {});
    // Whoever is not known is told of by his frame's own fault first.
    if (!judged.ok) {
      const { fault: reason, detail } = judged;
      return this.#refuse(found?.key ?? null, bytes, { reason, detail }, mn);
    }
    if (!found) {
      const detail = `MN=${mn}`;
      return this.#refuse(null, bytes, { reason: 'unknown-thing', detail }, mn);
    }
    await this.#serve(found, judged.segment, bytes, mn);
  }

  async #serve(
    { key, thing }: { key: ThingKey; thing: Thing },
    segment: Segment,
    bytes: Buffer,
    mn: string,
  ): Promise<void> {
    if (key.state !== 'active') {
      return this.#refuse(key, bytes, { reason: 'disabled', detail: thing.code });
    }
    if (!secretMatches(key, segment.pw)) {
      return this.#refuse(key, bytes, { reason: 'bad-signature', detail: 'PW does not fit' });
    }
    const station = this.#stationOf(mn, key, thing);
    if (!station) {
      const detail = `more than ${mostStations} devices on one connection`;
      return this.#refuse(key, bytes, { reason: 'over-budget', detail });
    }
    // Answers carry the system code of interaction, not the station's own.
    if (segment.st !== '91') station.st = segment.st;
    if (station.settings.st) station.st = station.settings.st;
    Object.assign(station, { pw: segment.pw, edition: segment.flag.edition });
    if (this.#stations.of(thing.id) !== station) this.#stations.join(station);
    this.#last = station;
    this.#faults = 0;
    this.#noiseBytes = 0;
    noteSeen(this.#host.database, key, this.#host.clock.now());
    await serve(this.#host, station, { ...segment, mn }, bytes);
  }

  async #find(mn: string): Promise<{ key: ThingKey; thing: Thing } | undefined> {
    const key = await findKey(this.#host.database, 'hj212', mn);
    if (!key) return undefined;
    const thing = (await thingsOf(this.#host.ctxOf(key.tenantId))).byId(key.thingId);
    return thing && { key, thing };
  }

  #stationOf(mn: string, key: ThingKey, thing: Thing): Station | undefined {
    const known = this.#known.get(mn);
    if (known) {
      seeChanges(known, thing);
      return known;
    }
    if (this.#known.size >= mostStations) return undefined;
    const orders = new PendingOrders(this.#host, {
      tenantId: key.tenantId,
      answerMs: () => (this.#known.get(mn)?.settings.answerSeconds ?? 5) * 1000,
      send: (frame) => this.#line.send(frame),
    });
    const station = newStation(this.#line, { key, thing, orders });
    station.mn = mn;
    this.#known.set(mn, station);
    return station;
  }

  async #refuse(
    from: ThingKey | null,
    raw: Buffer,
    fault: Pick<Parameters<typeof refuse>[1], 'reason' | 'detail'>,
    source = this.#line.remote,
  ): Promise<void> {
    this.#faults += 1;
    await refuse(this.#host, { from, source: source || this.#line.remote, raw, ...fault });
  }
}
