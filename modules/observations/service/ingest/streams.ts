/** What a process knows of each device and datastream, so that a message costs no query. */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type CompiledModel,
  type ModelBook,
  modelsOf,
  reloadModels,
  reloadThings,
  type Thing,
  type ThingDirectory,
  thingsOf,
} from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { ensureStreams, streamRows } from '../../store/streams.ts';
import type { ObservationJudge } from '../../types.ts';
import { setBudget } from './budget.ts';

/** A datastream as known here. */
export interface Stream {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  /** Newest source time committed or under way, µs; 0 without a value. */
  newest: number;
  /** The newest value, waiting to be written behind. */
  latest: LatestState | null;
  judges: readonly ObservationJudge[];
  /** Revision of the judges when they were asked. */
  askedAt: number;
}

/** A newest value. */
export interface LatestState {
  /** µs since 1970. */
  readonly at: number;
  readonly receivedAt: number;
  readonly number: number | null;
  readonly other: unknown;
  readonly quality: number;
  written: boolean;
}

/** A device as known here. */
export interface KnownThing {
  thing: Thing;
  compiled: CompiledModel;
  readonly streams: Map<string, Stream>;
}

/** A device that nobody knows makes the process look anew at most so often. */
const lookAgainMs = 200;
/** How long a device that is nowhere counts as such, so that it cannot slow the others. */
const believedMs = 5000;
const mostMissing = 1000;

/** Everything known of one town. */
export class KnownTown {
  readonly #ctx: Ctx;
  readonly #known = new Map<string, KnownThing>();
  #directory: ThingDirectory | null = null;
  #models: ModelBook | null = null;
  #lookedAt = -Infinity;
  /** A look under way; all lanes of the town share it. */
  #looking: Promise<void> | null = null;
  /** Devices that two looks did not find, and until when that is believed. */
  readonly #missing = new Map<string, number>();

  constructor(ctx: Ctx) {
    this.#ctx = ctx;
  }

  /**
   * Sees changes of devices and models. A door has let the device in, so one that is not known here was added a
   * moment ago: it is looked for, and its message waits, before it is refused. The first look may have begun before
   * the device was added; the second has not.
   */
  async refresh(thingIds: ReadonlySet<string>): Promise<void> {
    await this.#read();
    for (let looks = 0; looks < 2 && this.#isAnyNew(thingIds); looks += 1) await this.#lookAround();
    for (const id of thingIds) {
      if (!this.thing(id)) this.#missing.set(id, performance.now() + believedMs);
    }
    if (this.#missing.size > mostMissing) this.#missing.clear();
  }

  #isAnyNew(thingIds: ReadonlySet<string>): boolean {
    const now = performance.now();
    return [...thingIds].some((id) => !this.thing(id) && (this.#missing.get(id) ?? 0) < now);
  }

  #lookAround(): Promise<void> {
    this.#looking ??= this.#lookSoon().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #lookSoon(): Promise<void> {
    const waitMs = this.#lookedAt + lookAgainMs - performance.now();
    if (waitMs > 0) await delay(waitMs);
    this.#lookedAt = performance.now();
    await Promise.all([reloadThings(this.#ctx), reloadModels(this.#ctx)]);
    await this.#read();
  }

  async #read(): Promise<void> {
    const [directory, models] = await Promise.all([thingsOf(this.#ctx), modelsOf(this.#ctx)]);
    if (directory === this.#directory && models === this.#models) return;
    this.#directory = directory;
    this.#models = models;
    for (const [id, known] of this.#known) {
      const fresh = this.#look(id);
      if (!fresh) this.#known.delete(id);
      else Object.assign(known, fresh);
      for (const stream of known.streams.values()) stream.askedAt = -1;
    }
  }

  /** A device with its model; undefined when there is none. */
  thing(id: string): KnownThing | undefined {
    const known = this.#known.get(id);
    if (known) return known;
    const fresh = this.#look(id);
    if (!fresh) return undefined;
    const entry = { ...fresh, streams: new Map<string, Stream>() };
    this.#known.set(id, entry);
    return entry;
  }

  #look(id: string): { thing: Thing; compiled: CompiledModel } | undefined {
    const thing = this.#directory?.byId(id);
    const compiled = thing && this.#models?.of(thing);
    if (!thing || !compiled) return undefined;
    setBudget(id, compiled.model.budget);
    return { thing, compiled };
  }

  /** The gateway that a device speaks through, if it is known here already. */
  gatewayOf(id: string): string | null {
    return this.#directory?.byId(id)?.gatewayId ?? null;
  }

  /** Makes and loads the datastreams that are missing, in a transaction of its own. */
  async ensure(missing: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
    if (missing.size === 0) return;
    const pairs = [...missing].flatMap(([thingId, keys]) =>
      [...keys].map((key) => ({ thingId, key })),
    );
    const rows = await this.#ctx.database.inTenant(this.#ctx, async (tx) => {
      await ensureStreams(tx, pairs);
      return streamRows(tx, [...missing.keys()]);
    });
    for (const { no, thingId, key, newest } of rows) {
      const known = this.thing(thingId);
      if (!known || known.streams.has(key)) continue;
      known.streams.set(key, {
        no,
        thingId,
        key,
        newest: newest ?? 0,
        latest: null,
        judges: [],
        askedAt: -1,
      });
    }
  }

  /** The newest values of a device that are not written yet. */
  unwritten(thingId: string): Stream[] {
    const streams = this.#known.get(thingId)?.streams.values() ?? [];
    return [...streams].filter(({ latest }) => latest !== null && !latest.written);
  }
}
