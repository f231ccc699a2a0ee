/** The worker of a process: numbers events, wakes listeners and screens, fires timers, runs ticks. */
import pg from 'pg';
import type { Ctx } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import {
  type Advance,
  catchUp,
  catchUpMany,
  moveCursor,
  newsAfter,
  numberEvents,
} from '../events/runner.ts';
import type { LiveHub } from '../live/index.ts';
import type { BatchListener, Listener, Tick, TimerHandler } from '../module/index.ts';
import type { Tenants } from '../tenants/index.ts';
import { fireDueTimers } from '../timers/index.ts';

/** What the worker needs. */
export interface WorkerOptions {
  readonly database: Database;
  readonly live: LiveHub;
  readonly tenants: Tenants;
  readonly listeners: readonly Listener[];
  readonly batchListeners: readonly BatchListener[];
  readonly timers: readonly TimerHandler[];
  readonly ticks: readonly Tick[];
  readonly ctxOf: (tenantId: string) => Ctx;
  readonly onError: (error: Error, what: string) => void;
}

const timerEveryMs = 500;
const fallbackEveryMs = 1000;
/** Between two rounds of the same step: under load what arrives meanwhile shares one round. */
const breatheMs = 30;
/** Listeners rest longer: a round costs a dozen statements however few events it has. Sums on screens come so much later under load. */
const listenersBreatheMs = 150;
/** A listener that nothing concerned for so many events moves its cursor past them all the same. */
const quietLimit = 5000;
const nothing: ReadonlyMap<string, number> = new Map();

/** Runs until stopped; every step may also be called by hand, which is what tests do. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #timerHandlers: ReadonlyMap<string, TimerHandler>;
  readonly #ticked = new Map<string, number>();
  #intervals: NodeJS.Timeout[] = [];
  #client: pg.Client | null = null;
  #stopped = false;
  /** How far each listener has been seen to be, and up to where nothing concerns it. */
  readonly #reached = new Map<string, { readonly cursor: number; quietTo: number }>();
  #running = new Map<string, Promise<void>>();
  #wanted = new Set<string>();
  readonly #resting = new Set<string>();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#timerHandlers = new Map(options.timers.map((handler) => [handler.kind, handler]));
  }

  /** Starts listening to PostgreSQL and the clocks. */
  async start(): Promise<void> {
    await this.#listen();
    this.#intervals = [
      setInterval(() => this.#onWritten(), fallbackEveryMs),
      setInterval(() => this.#onNumbered(), fallbackEveryMs),
      setInterval(() => this.#alone('timers', () => this.fireTimers()), timerEveryMs),
      setInterval(() => this.#alone('ticks', () => this.runTicks(Date.now())), fallbackEveryMs),
    ];
  }

  /** Stops and waits for the step under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const interval of this.#intervals) clearInterval(interval);
    await this.#client?.end().catch(() => undefined);
    await Promise.all(this.#running.values());
  }

  /** Numbers what committed, then lets screens and listeners read until nothing is new. */
  async pumpEvents(): Promise<void> {
    const numbered = await this.#showEvents();
    const handled = (await this.#callListeners()) + (await this.#callBatchListeners());
    if (numbered > 0 || handled > 0) this.#wanted.add('events');
  }

  /** Open screens wait for no listener: the two go on beside each other. */
  #onWritten(): void {
    this.#alone('events', async () => {
      if ((await this.#showEvents()) > 0) this.#wanted.add('events');
    });
  }

  /** Those that take many events in one go mark and count: they do not stand behind those that take one after another. */
  #onNumbered(): void {
    this.#alone('listeners', async () => {
      if ((await this.#callListeners()) > 0) this.#wanted.add('listeners');
    });
    this.#alone('batch listeners', async () => {
      if ((await this.#callBatchListeners()) > 0) this.#wanted.add('batch listeners');
    });
  }

  async #showEvents(): Promise<number> {
    const { database, live } = this.#options;
    const numbered = await numberEvents(database);
    await live.tell();
    return numbered;
  }

  async #callListeners(): Promise<number> {
    const { database, listeners } = this.#options;
    const news = await this.#newsOf(listeners);
    let handled = 0;
    for (const listener of listeners)
      handled += await this.#call(listener, news, () => catchUp(database, listener, this.#options));
    return handled;
  }

  async #callBatchListeners(): Promise<number> {
    const { database, batchListeners } = this.#options;
    const news = await this.#newsOf(batchListeners);
    let handled = 0;
    for (const listener of batchListeners)
      handled += await this.#call(listener, news, () =>
        catchUpMany(database, listener, this.#options),
      );
    return handled;
  }

  /** What is new for any of these listeners: one look for all of them tells which to call. */
  async #newsOf(
    listeners: readonly Pick<Listener, 'name'>[],
  ): Promise<ReadonlyMap<string, number>> {
    const quietTo = listeners.flatMap(({ name }) => this.#reached.get(name)?.quietTo ?? []);
    // Who is not known yet is called anyway; the log is not read from its beginning for that.
    return quietTo.length > 0 ? newsAfter(this.#options.database, Math.min(...quietTo)) : nothing;
  }

  async #call(
    { name, events }: Pick<Listener, 'name' | 'events'>,
    news: ReadonlyMap<string, number>,
    catchUpOnce: () => Promise<Advance | null>,
  ): Promise<number> {
    const known = this.#reached.get(name);
    if (known && events.every((type) => (news.get(type) ?? 0) <= known.quietTo)) {
      known.quietTo = Math.max(known.quietTo, ...news.values());
      if (known.quietTo - known.cursor < quietLimit) return 0;
      // What is passed over is known to be of other kinds: it need not be read for that.
      await moveCursor(this.#options.database, name, known.quietTo);
      this.#reached.set(name, { cursor: known.quietTo, quietTo: known.quietTo });
      return 0;
    }
    const advance = await catchUpOnce();
    if (!advance) return 0;
    const { handled, position } = advance;
    this.#reached.set(name, { cursor: position, quietTo: position });
    return handled;
  }

  /** Fires due timers until none is left. @returns how many fired */
  async fireTimers(): Promise<void> {
    const { database, ctxOf } = this.#options;
    if ((await fireDueTimers(database, this.#timerHandlers, ctxOf)) > 0) this.#wanted.add('timers');
  }

  /** Runs ticks whose time has come, each in one process at a time. */
  async runTicks(nowMs: number): Promise<void> {
    for (const tick of this.#options.ticks) {
      if (nowMs - (this.#ticked.get(tick.name) ?? 0) < tick.everySeconds * 1000) continue;
      this.#ticked.set(tick.name, nowMs);
      await this.#runTick(tick);
    }
  }

  async #runTick(tick: Tick): Promise<void> {
    const { database, ctxOf, tenants, onError } = this.#options;
    await database.turn(`tick ${tick.name}`, () =>
      tick.run(ctxOf, tenants).catch((error: Error) => onError(error, `tick ${tick.name}`)),
    );
  }

  /** Does every step until nothing is left to do; for tests and the end of a demo load. */
  async settle(): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      this.#wanted.clear();
      await this.pumpEvents();
      await this.fireTimers();
      if (this.#wanted.size === 0) return;
    }
    throw new Error('the worker did not come to rest in 50 rounds');
  }

  /** Runs one step at a time a kind, with a rest after each; a wish that comes meanwhile is done after the rest. */
  #alone(kind: string, step: () => Promise<void>): void {
    if (this.#stopped) return;
    if (this.#running.has(kind) || this.#resting.has(kind)) {
      this.#wanted.add(kind);
      return;
    }
    const run = step()
      .catch((error: Error) => this.#options.onError(error, `worker ${kind}`))
      .finally(() => {
        this.#running.delete(kind);
        this.#rest(kind, step);
      });
    this.#running.set(kind, run);
  }

  #rest(kind: string, step: () => Promise<void>): void {
    this.#resting.add(kind);
    setTimeout(
      () => {
        this.#resting.delete(kind);
        if (this.#wanted.delete(kind)) this.#alone(kind, step);
      },
      kind.endsWith('listeners') ? listenersBreatheMs : breatheMs,
    );
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.database.url,
      options: '-c role=zhenshu_system',
    });
    client.on('notification', ({ channel }) => {
      this.#onWritten();
      if (channel === 'zhenshu_numbered') this.#onNumbered();
    });
    client.on('error', () => this.#relisten());
    client.on('end', () => this.#relisten());
    this.#client = client;
    await client.connect();
    await client.query('LISTEN zhenshu_written; LISTEN zhenshu_numbered');
  }

  #relisten(): void {
    if (this.#stopped || !this.#client) return;
    this.#client = null;
    setTimeout(() => {
      if (this.#stopped) return;
      this.#listen().catch(() => this.#relistenLater());
    }, 500).unref();
  }

  #relistenLater(): void {
    this.#client ??= new pg.Client();
    this.#relisten();
  }
}
