/** Live screens: committed events as server-sent events, resumable by `Last-Event-ID`. */
import type { Actor } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import type { Audience, StoredEvent } from '../events/index.ts';
import { eventsAfter, headPosition } from '../events/runner.ts';

/** Whether an actor may see an event on a live screen. */
export function maySee(actor: Actor, audience: Audience): boolean {
  if (audience.everyone) return true;
  if (actor.kind === 'anonymous') return false;
  if (audience.confidential && !actor.scope.confidential)
    return actor.personId !== null && (audience.people?.includes(actor.personId) ?? false);
  if (actor.scope.kind === 'town' || actor.scope.kind === 'county') return true;
  if (actor.personId && audience.people?.includes(actor.personId)) return true;
  const { departmentIds, gridCellIds, villageIds } = actor.scope;
  return (
    meets(departmentIds, audience.departments) ||
    meets(gridCellIds, audience.gridCells) ||
    meets(villageIds, audience.villages)
  );
}

function meets(own: readonly string[], others: readonly string[] = []): boolean {
  return own.some((id) => others.includes(id));
}

/** One open screen. */
export interface Subscriber {
  readonly tenantId: string;
  readonly actor: Actor;
  readonly send: (text: string) => void;
}

/** Hears every committed event of every tenant, for parts of the process that keep something fresh. */
export type Watcher = (event: StoredEvent) => void;

/** More than this behind, a screen is told to read everything anew. */
const replayLimit = 500;

/** The open screens of one process. */
export class LiveHub {
  readonly #database: Database;
  readonly #subscribers = new Set<Subscriber>();
  readonly #watchers = new Set<Watcher>();
  #position: number | null = null;
  #reading: Promise<void> | null = null;
  #again = false;

  constructor(database: Database) {
    this.#database = database;
  }

  get size(): number {
    return this.#subscribers.size;
  }

  /**
   * Opens a screen: replays what it missed since `lastEventId`, or starts from now.
   * @returns a function that closes it
   */
  async open(subscriber: Subscriber, lastEventId: number | null): Promise<() => void> {
    await this.pump();
    if (lastEventId !== null && lastEventId < this.#head) {
      await this.#catchUp(subscriber, lastEventId);
    } else if (lastEventId !== null && lastEventId > this.#head) {
      // The numbers went back, as after a restore: what the screen shows may never have happened here.
      subscriber.send(`id: ${this.#head}\nevent: resync\ndata: {}\n\n`);
    } else {
      subscriber.send(`id: ${this.#head}\nevent: hello\ndata: {}\n\n`);
    }
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /**
   * Hears every event that is numbered from now on.
   * @returns a function that ends it
   */
  async watch(watcher: Watcher): Promise<() => void> {
    await this.pump();
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  get #head(): number {
    return this.#position ?? 0;
  }

  /** Replays until nothing came meanwhile, so that no event falls between replay and live. */
  async #catchUp(subscriber: Subscriber, lastEventId: number): Promise<void> {
    for (let after = lastEventId; after < this.#head; ) {
      const upTo = this.#head;
      await this.#replay(subscriber, { after, upTo });
      after = upTo;
    }
  }

  async #replay(
    subscriber: Subscriber,
    { after, upTo }: { after: number; upTo: number },
  ): Promise<void> {
    const { tenantId } = subscriber;
    const missed = await eventsAfter(this.#database, after, replayLimit + 1, { tenantId });
    if (missed.length > replayLimit) {
      subscriber.send(`id: ${upTo}\nevent: resync\ndata: {}\n\n`);
      return;
    }
    for (const event of missed) if (event.position <= upTo) this.#offer(subscriber, event);
  }

  /** Tells what was numbered. Whoever comes to hear reads the newest position then: nothing is read for nobody. */
  async tell(): Promise<void> {
    if (this.#subscribers.size > 0 || this.#watchers.size > 0) await this.pump();
  }

  /** Reads newly numbered events and hands them to the screens that may see them. */
  async pump(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return this.#reading;
    }
    this.#reading = this.#readAll().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readAll(): Promise<void> {
    // Without an open screen nobody needs the events themselves.
    const isHeard = this.#subscribers.size > 0 || this.#watchers.size > 0;
    if (this.#position === null || !isHeard) {
      this.#position = await headPosition(this.#database);
      return;
    }
    do {
      this.#again = false;
      const events = await eventsAfter(this.#database, this.#position, 1000);
      for (const event of events) this.#broadcast(event);
      this.#position = events.at(-1)?.position ?? this.#position;
      if (events.length === 1000) this.#again = true;
    } while (this.#again);
  }

  #broadcast(event: StoredEvent): void {
    for (const watcher of this.#watchers) watcher(event);
    const text = textOf(event);
    for (const { tenantId, actor, send } of this.#subscribers) {
      if (tenantId === event.tenantId && maySee(actor, event.audience)) send(text);
    }
  }

  #offer({ actor, send }: Subscriber, event: StoredEvent): void {
    if (maySee(actor, event.audience)) send(textOf(event));
  }

  /** Tells every screen goodbye, so that it reconnects elsewhere. */
  closeAll(): void {
    this.#subscribers.clear();
    this.#watchers.clear();
  }
}

/** An event as it goes to screens; written once for all of them. */
function textOf({ position, type, subject, payload, occurredAt }: StoredEvent): string {
  const data = JSON.stringify({ type, subject, payload, at: occurredAt });
  return `id: ${position}\ndata: ${data}\n\n`;
}
