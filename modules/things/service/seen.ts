/** The note pad of signs of life of this process: written once a second, not with every message. */
import { systemActor } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Sign } from '../rules/presence.ts';
import { takeSigns } from './presence.ts';

const flushMs = 1000;
/** A device that goes on speaking is written again after this long. */
const againMs = 5000;
const batchSize = 500;

interface Note {
  at: Date;
  online: boolean;
  /** To be written with the next flush, not only when it is old enough. */
  urgent: boolean;
}

interface Written {
  readonly online: boolean;
  readonly writtenMs: number;
}

class NotePad {
  readonly #database: Database;
  /** By tenant, then by device. */
  #notes = new Map<string, Map<string, Note>>();
  readonly #written = new Map<string, Written>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(database: Database) {
    this.#database = database;
  }

  note(tenantId: string, thingId: string, sign: Sign): void {
    let ofTenant = this.#notes.get(tenantId);
    if (!ofTenant) {
      ofTenant = new Map();
      this.#notes.set(tenantId, ofTenant);
    }
    const known = ofTenant.get(thingId);
    if (known) {
      known.urgent ||= known.online !== sign.online;
      known.online = sign.online;
      if (sign.at > known.at) known.at = sign.at;
    } else {
      const urgent = this.#written.get(thingId)?.online !== sign.online;
      ofTenant.set(thingId, { ...sign, urgent });
    }
    this.#flushSoon();
  }

  #flushSoon(): void {
    if (this.#timer) return;
    this.#timer = setTimeout(() => this.#onTime(), flushMs).unref();
  }

  #onTime(): void {
    this.#timer = null;
    this.flush(false).catch(() => undefined);
  }

  /** Writes what is due, or everything. */
  flush(everything: boolean): Promise<void> {
    const next = this.#running.catch(() => undefined).then(() => this.#write(everything));
    this.#running = next;
    return next;
  }

  async #write(everything: boolean): Promise<void> {
    if (this.#database.app.ended || this.#database.app.ending) return;
    for (const [tenantId, notes] of this.#notes) {
      const due = [...notes].filter(([id, note]) => everything || this.#isDue(id, note));
      for (let from = 0; from < due.length; from += batchSize) {
        await this.#writeBatch(tenantId, notes, due.slice(from, from + batchSize));
      }
      if (notes.size === 0) this.#notes.delete(tenantId);
    }
    if (this.#notes.size > 0) this.#flushSoon();
  }

  #isDue(thingId: string, note: Note): boolean {
    const known = this.#written.get(thingId);
    return note.urgent || !known || performance.now() - known.writtenMs >= againMs;
  }

  /** Notes are taken off the pad first and put back when the database is away. */
  async #writeBatch(
    tenantId: string,
    notes: Map<string, Note>,
    due: readonly [string, Note][],
  ): Promise<void> {
    for (const [id] of due) notes.delete(id);
    try {
      await this.#database.inTenant(ctxFor(this.#database, tenantId, due), (tx) =>
        takeSigns(tx, new Map(due)),
      );
      const writtenMs = performance.now();
      for (const [id, { online }] of due) this.#written.set(id, { online, writtenMs });
    } catch (error) {
      for (const [id, note] of due) if (!notes.has(id)) notes.set(id, note);
      throw error;
    }
  }
}

/** The platform itself, at the time of the newest sign. */
function ctxFor(database: Database, tenantId: string, due: readonly [string, Note][]) {
  const newest = new Date(Math.max(...due.map(([, { at }]) => at.getTime())));
  return {
    tenantId,
    actor: systemActor,
    clock: { now: () => new Date(newest) },
    locale: 'zh' as const,
    traceId: uuidv7(),
    database,
  };
}

const pads = new WeakMap<Database, NotePad>();

function padOf(database: Database): NotePad {
  let pad = pads.get(database);
  if (!pad) {
    pad = new NotePad(database);
    pads.set(database, pad);
  }
  return pad;
}

/** A device as seen. */
export interface Seen {
  readonly tenantId: string;
  readonly thingId: string;
}

/**
 * Notes that a device was heard at an instant, or that its connection ended (`connected` false).
 * Returns at once; written within a second, at the latest five seconds after the last writing.
 */
export function noteSeen(
  database: Database,
  { tenantId, thingId }: Seen,
  at: Date,
  connected = true,
): void {
  padOf(database).note(tenantId, thingId, { at, online: connected });
}

/** Writes everything noted now; at the end of a process and in tests. */
export function flushSeen(database: Database): Promise<void> {
  return padOf(database).flush(true);
}
