/** The town under attack: kept running on one data directory, killed in several ways. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { databaseOf, startTown, type TownProcess } from '../../../bench/town/town-process.ts';
import type { Reachable } from './patient.ts';
import type { Chance } from './random.ts';

/** Ways to die. */
export type Death = 'server' | 'serverAndDatabase' | 'database' | 'whileStarting' | 'endedByItself';

/** PostgreSQL may be restarted five times a minute by its supervisor; we stay below. */
const databaseDeathsAMinute = 3;

/** A town whose processes die and come back; its callers wait for it. */
export class BesiegedTown implements Reachable {
  readonly deaths = new Map<Death, number>();
  isClosing = false;
  /** While it is killed on purpose, only the one who kills starts it again. */
  #isStriking = false;
  readonly #directory: string;
  #process: TownProcess | null = null;
  #waiting: (() => void)[] = [];
  #databaseDeaths: number[] = [];

  constructor(directory: string) {
    this.#directory = directory;
  }

  async port(): Promise<number> {
    while (!this.#process) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#process.port;
  }

  /** The port of a door of devices; waits while there is no process. */
  async door(name: string): Promise<number> {
    while (!this.#process) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.#process.doors.get(name) ?? 0;
  }

  /** Starts the server; one that ends by itself is started again. */
  async start(onSpawn?: (kill: () => void) => void): Promise<void> {
    const running = await startTown({
      dataDirectory: this.#directory,
      patienceSeconds: 120,
      ...(onSpawn ? { onSpawn } : {}),
    });
    this.#process = running;
    void running.ended.then(() => {
      if (this.#process !== running) return;
      this.#process = null;
      if (this.isClosing || this.#isStriking) return;
      this.#count('endedByItself');
      return this.start();
    });
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Kills in the given way and brings the town up again. */
  async strike(death: Death, chance: Chance): Promise<void> {
    await this.port();
    if (death === 'database' && this.#mayKillDatabase()) {
      this.#count(death);
      return this.#killDatabase();
    }
    this.#isStriking = true;
    if (death === 'whileStarting') await this.#killTwice(chance);
    else await this.#killServer(death);
    this.#count(death === 'database' ? 'server' : death);
    await this.start();
    this.#isStriking = false;
  }

  /** Runs SQL as superuser, again and again until PostgreSQL is there to do it. */
  async sql<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    for (;;) {
      await this.port();
      const client = new pg.Client({ connectionString: await this.#url() });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return (await client.query<R>(text, values)).rows;
      } catch (error) {
        if (isStatementFault(error)) throw error;
        await delay(100);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    await running?.stop();
  }

  #count(death: Death): void {
    this.deaths.set(death, (this.deaths.get(death) ?? 0) + 1);
  }

  async #url(): Promise<string> {
    for (;;) {
      const url = await databaseOf(this.#directory).catch(() => null);
      if (url) return url;
      await delay(50);
    }
  }

  async #killServer(death: Death): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (death === 'serverAndDatabase') await this.#killDatabase();
    await running?.kill();
  }

  /** Dies, comes up, and dies again on the way. */
  async #killTwice(chance: Chance): Promise<void> {
    await this.#killServer('server');
    let kill = (): void => undefined;
    const started = this.start((given) => {
      kill = given;
    }).catch(() => undefined);
    await delay(chance.between(100, 3000));
    kill();
    await started;
    const early = this.#process;
    this.#process = null;
    await (early as TownProcess | null)?.kill();
  }

  #mayKillDatabase(): boolean {
    const now = Date.now();
    this.#databaseDeaths = this.#databaseDeaths.filter((at) => now - at < 60_000);
    return this.#databaseDeaths.length < databaseDeathsAMinute;
  }

  async #killDatabase(): Promise<void> {
    this.#databaseDeaths.push(Date.now());
    const path = join(this.#directory, 'postgres', 'postmaster.pid');
    const pid = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
    if (pid > 1) killIfThere(pid);
  }
}

/** On a slow machine the one killed before may not have been replaced yet: its file is still there. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
  }
}

/** Faults of the statement itself, which a repeat would not mend (classes 22, 23 and 42). */
function isStatementFault(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return /^(22|23|42)/.test(code);
}
