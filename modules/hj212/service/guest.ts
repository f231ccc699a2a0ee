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
import { FrameFeed, type Line, type LineTaker } from '#platform/tcp/index.ts';
import { FrameReader, mostTolerant, parseFrame, type Segment } from '#protocols/hj212/index.ts';
import { stationSettings } from '../rules/settings.ts';
import { serve } from './dispatch.ts';
import { PendingOrders } from './pending.ts';
import { refuse } from './refusals.ts';
import { newStation, seeChanges, type Station, type Stations } from './station.ts';

/** Devices behind one connection (a concentrator speaks for many). */
const mostStations = 256;

/** The door's side of a connection. */
export class Guest implements LineTaker {
  readonly #host: ServiceHost;
  readonly #line: Line;
  readonly #stations: Stations;
  readonly #feed: FrameFeed;
  readonly #known = new Map<string, Station>();
  #last: Station | undefined;

  constructor(host: ServiceHost, line: Line, stations: Stations) {
    this.#host = host;
    this.#line = line;
    this.#stations = stations;
    this.#feed = new FrameFeed(line, new FrameReader(), {
      frame: (bytes) => this.#takeFrame(bytes),
      noise: (sample, detail) =>
        this.#refuse(this.#last?.key ?? null, sample, { reason: 'bad-frame', detail }),
    });
  }

  take(chunk: Buffer): Promise<void> {
    return this.#feed.take(chunk);
  }

  quiet(): Promise<void> {
    return this.#feed.quiet();
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
    this.#feed.good();
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
    this.#feed.fault();
    await refuse(this.#host, { from, source: source || this.#line.remote, raw, ...fault });
  }
}
