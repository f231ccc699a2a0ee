/** The way in for observations: group commit a town, bounded queues, receipts after the commit. */
import type { ServiceHost } from '#platform/module/index.ts';
import type { Database } from '#platform/database/index.ts';
import { judgeSlot } from '../../slots.ts';
import type { Arrival, ArrivalReceipt, RefusedMessage } from '../../types.ts';
import type { Letter, TownParts } from './batch.ts';
import { WriteBehind } from './behind.ts';
import { Lane } from './lane.ts';
import { Months } from './months.ts';
import { KnownTown, type Stream } from './streams.ts';

/** Letters of a town that may wait at once; who comes later waits outside, with the door. */
const mostWaiting = 20_000;
/** Batches of a town under way at once. */
const laneCount = 2;

class TownIngest {
  readonly parts: TownParts;
  readonly #lanes: readonly Lane[];
  #waiting = 0;
  #outside: (() => void)[] = [];

  constructor(parts: TownParts) {
    this.parts = parts;
    this.#lanes = Array.from(
      { length: laneCount },
      () => new Lane(parts, (count) => this.#done(count)),
    );
  }

  async take(letter: Letter): Promise<ArrivalReceipt> {
    while (this.#waiting >= mostWaiting) {
      await new Promise<void>((resolve) => this.#outside.push(resolve));
    }
    this.#waiting += 1;
    return new Promise((resolve, reject) => {
      this.#laneOf(letter).push({ letter, resolve, reject });
    });
  }

  /** Devices of a gateway share its lane, so that its answers keep their order. */
  #laneOf({ arrival, refusal }: Letter): Lane {
    const thingId = (arrival ?? refusal).thingId ?? '';
    const gateway = this.parts.known.gatewayOf(thingId) ?? thingId;
    // Of an unknown device nothing is known but that it was refused: the first lane.
    const last = gateway === '' ? 0 : gateway.charCodeAt(gateway.length - 1);
    return this.#lanes[last % laneCount] as Lane;
  }

  #done(count: number): void {
    this.#waiting -= count;
    for (const enter of this.#outside.splice(0, count)) enter();
  }
}

class Ingest {
  readonly #host: ServiceHost;
  readonly #towns = new Map<string, TownIngest>();

  constructor(host: ServiceHost) {
    this.#host = host;
  }

  town(tenantId: string): TownIngest {
    let town = this.#towns.get(tenantId);
    if (!town) {
      const { slots, logger } = this.#host;
      const ctx = this.#host.ctxOf(tenantId);
      town = new TownIngest({
        ctx,
        known: new KnownTown(ctx),
        months: new Months(ctx),
        behind: new WriteBehind(ctx),
        judges: slots.all(judgeSlot),
        onJudgeFault: (judge, error) => logger.error({ err: error, judge }, 'a judge failed'),
      });
      this.#towns.set(tenantId, town);
    }
    return town;
  }

  async flush(): Promise<void> {
    await Promise.all([...this.#towns.values()].map(({ parts }) => parts.behind.flush()));
  }
}

const ingests = new WeakMap<Database, Ingest>();

/** Opens the way in for a process; called once at its start. */
export function openIngest(host: ServiceHost): void {
  ingests.set(host.database, new Ingest(host));
}

function ingestOf(database: Database): Ingest {
  const ingest = ingests.get(database);
  if (!ingest) throw new Error('observations have not been started on this database');
  return ingest;
}

/**
 * Stores a message. Resolves after the COMMIT; what does not fit the model is told in the receipt and
 * kept as a refusal. When the town's queue is full it waits, and the door with it.
 * @throws only when the database is away: the door must then not acknowledge
 */
export function submit(database: Database, arrival: Arrival): Promise<ArrivalReceipt> {
  return ingestOf(database).town(arrival.tenantId).take({ arrival });
}

/** Keeps what a door could not take as a whole. Resolves after the COMMIT. @throws as `submit` */
export async function refuseMessage(database: Database, refusal: RefusedMessage): Promise<void> {
  await ingestOf(database).town(refusal.tenantId).take({ refusal });
}

/** Writes now what waits to be written behind: for tests and an orderly end. */
export function flushObservations(database: Database): Promise<void> {
  return ingestOf(database).flush();
}

/** Newest values of a device that this process has not written yet. */
export function unwritten(database: Database, tenantId: string, thingId: string): Stream[] {
  return ingests.get(database)?.town(tenantId).parts.known.unwritten(thingId) ?? [];
}
