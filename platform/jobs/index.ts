/** The worker of a process: numbers events, wakes listeners and screens, fires timers, runs ticks. */
import pg from 'pg';
import type { Ctx } from '../context/index.ts';
import type { Database } from '../database/index.ts';
import { catchUp, catchUpMany, numberEvents } from '../events/runner.ts';
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

/** Runs until stopped; every step may also be called by hand, which is what tests do. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #timerHandlers: ReadonlyMap<string, TimerHandler>;
  readonly #ticked = new Map<string, number>();
  #intervals: NodeJS.Timeout[] = [];
  #client: pg.Client | null = null;
  #stopped = false;
  #running = new Map<string, Promise<void>>();
  #wanted = new Set<string>();

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#timerHandlers = new Map(options.timers.map((handler) => [handler.kind, handler]));
  }

  /** Starts listening to PostgreSQL and the clocks. */
  async start(): Promise<void> {
    await this.#listen();
    this.#intervals = [
      setInterval(() => this.#alone('events', () => this.pumpEvents()), fallbackEveryMs),
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
    const { database, live, listeners, batchListeners } = this.#options;
    const numbered = await numberEvents(database);
    await live.pump();
    let handled = 0;
    for (const listener of listeners) handled += await catchUp(database, listener, this.#options);
    for (const listener of batchListeners)
      handled += await catchUpMany(database, listener, this.#options);
    if (numbered > 0 || handled > 0) this.#wanted.add('events');
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
    await this.#options.database.inSystem(async (tx) => {
      const { rows } = await tx.client.query<{ mine: boolean }>(
        'SELECT pg_try_advisory_xact_lock(7216003, hashtext($1)) AS mine',
        [tick.name],
      );
      if (!rows[0]?.mine) return;
      await tick.run(this.#options.ctxOf, this.#options.tenants).catch((error: Error) => {
        this.#options.onError(error, `tick ${tick.name}`);
      });
    });
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

  /** Runs one step at a time a kind; a wish that comes meanwhile is done right after. */
  #alone(kind: string, step: () => Promise<void>): void {
    if (this.#stopped) return;
    if (this.#running.has(kind)) {
      this.#wanted.add(kind);
      return;
    }
    const run = step()
      .catch((error: Error) => this.#options.onError(error, `worker ${kind}`))
      .finally(() => {
        this.#running.delete(kind);
        if (this.#wanted.delete(kind)) setTimeout(() => this.#alone(kind, step), breatheMs);
      });
    this.#running.set(kind, run);
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.database.url,
      options: '-c role=zhenshu_system',
    });
    client.on('notification', () => this.#alone('events', () => this.pumpEvents()));
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
