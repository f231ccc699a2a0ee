/**
 * The database as modules see it: a transaction inside one tenant, row-level security on.
 * Two roles are used, neither owns a table: `zhenshu_app` (one tenant at a time) and
 * `zhenshu_system` (only the platform's own queues and the sign-in tables, across tenants).
 */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Ctx } from '../context/index.ts';
import { type SealingSettings, Vault } from '../sealing/index.ts';
import { scopeSettings } from './scope.ts';
import { Turns } from './turns.ts';

export { sql, type Kysely, type Generated, type Selectable, type Insertable } from 'kysely';
export { insertMany, together } from './insert-many.ts';
export { isConnectionLost } from './lost.ts';
export { openRow, openRows, sealChange, searchIndex } from './sealed-rows.ts';
export { waitForTurn } from './turns.ts';
export { ensureRoles, migrate, migrationHash, type MigrationSource } from './migrate.ts';

const int8 = 20;
pg.types.setTypeParser(int8, Number);

/** An open transaction. `as<T>()` gives Kysely typed with the caller's own tables. */
export interface Tx {
  readonly ctx: Ctx;
  readonly client: pg.ClientBase;
  readonly vault: Vault;
  as<T>(): Kysely<T>;
}

/** A transaction across tenants, for the platform's queues and the sign-in tables only. */
export interface SystemTx {
  readonly client: pg.ClientBase;
  readonly vault: Vault;
  as<T>(): Kysely<T>;
}

/** How to reach PostgreSQL. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections of the tenant pool; the system pool has a quarter of it, at least 4. */
  readonly connections?: number;
  readonly onError?: (error: Error) => void;
  /**
   * Commits do not wait for the disk. Only for a load that is done again from nothing when it was cut off: whoever says that it
   * is whole commits that waiting, and with it is on the disk what came before.
   */
  readonly unhurried?: boolean;
  /** What is sealed and with which master key; without it nothing is, and sealed columns refuse rows. */
  readonly sealing?: SealingSettings;
}

/** The pools of one process. */
export class Database {
  readonly url: string;
  readonly app: pg.Pool;
  readonly system: pg.Pool;
  /** Seals and opens what the manifests declare sensitive. */
  readonly vault: Vault;
  /** One connection of its own: keys can be read while all others wait for them. */
  readonly #keys: pg.Pool;
  /** Another: who has a turn holds none of those above. */
  readonly #turnPool: pg.Pool;
  readonly #turns: Turns;

  constructor(options: DatabaseOptions) {
    this.url = options.url;
    const connections = options.connections ?? 16;
    this.app = poolOf(options, 'zhenshu_app', connections);
    this.system = poolOf(options, 'zhenshu_system', Math.max(4, Math.ceil(connections / 4)));
    this.#keys = poolOf(options, 'zhenshu_system', 1);
    this.#turnPool = poolOf(options, 'zhenshu_system', 1, { idleTimeoutMillis: 0 });
    this.#turns = new Turns(this.#turnPool);
    this.vault = new Vault(
      options.sealing,
      async <R extends object>(text: string, values: readonly unknown[]) =>
        (await this.#keys.query<R>(text, [...values])).rows,
    );
  }

  /**
   * Runs `work` in one transaction of the ctx's tenant; commits when it resolves.
   * @param patienceMs longest wait for what another transaction holds; the statement fails after it
   */
  async inTenant<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>, patienceMs?: number): Promise<T> {
    const patience =
      patienceMs === undefined ? '' : `,set_config('lock_timeout','${Math.ceil(patienceMs)}',true)`;
    return inTransaction(this.app, `BEGIN;${scopeSettings(ctx)}${patience}`, (client) =>
      work({ ctx, client, vault: this.vault, as: <D>() => kyselyOn<D>(client) }),
    );
  }

  /** Runs `work` as `zhenshu_system`. */
  async inSystem<T>(work: (tx: SystemTx) => Promise<T>): Promise<T> {
    return inTransaction(this.system, 'BEGIN', (client) =>
      work({ client, vault: this.vault, as: <D>() => kyselyOn<D>(client) }),
    );
  }

  /**
   * A whole transaction of the ctx's tenant in one round trip, for small work that is done very often.
   * @param script statements with nothing in them but constants of the code and what `literal` wrote
   * @returns what the last statement gave
   */
  tenantScript<R extends pg.QueryResultRow>(ctx: Ctx, script: string): Promise<pg.QueryResult<R>> {
    return atOnce(this.app, `${scopeSettings(ctx)};${script}`);
  }

  /**
   * Runs `work` as `zhenshu_system` without a transaction: for reading who makes a request, which every request waits for. What
   * it writes commits statement by statement.
   */
  async readSystem<T>(work: (tx: SystemTx) => Promise<T>): Promise<T> {
    const client = await this.system.connect();
    let broken: Error | undefined;
    const noteLoss = (error: Error): void => {
      broken = error;
    };
    client.on('error', noteLoss);
    try {
      return await work({ client, vault: this.vault, as: <D>() => kyselyOn<D>(client) });
    } finally {
      client.off('error', noteLoss);
      client.release(broken);
    }
  }

  /**
   * Does work that one process of the installation does at a time. It holds no connection meanwhile, and must bear
   * being done twice.
   * @returns null when it is somebody else's turn
   */
  turn<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    return this.#turns.take(name, work);
  }

  /** Whether it was closed, or is about to be: nothing can be asked any more. */
  get isClosed(): boolean {
    return this.app.ending;
  }

  /** Closes the pools, waiting for running transactions. */
  async close(): Promise<void> {
    const pools = [this.app, this.system, this.#keys, this.#turnPool];
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

function poolOf(
  options: DatabaseOptions,
  role: string,
  max: number,
  more: pg.PoolConfig = {},
): pg.Pool {
  const unhurried = options.unhurried === true ? ' -c synchronous_commit=off' : '';
  const pool = new pg.Pool({
    connectionString: options.url,
    max,
    options: `-c role=${role} -c timezone=UTC -c statement_timeout=60000${unhurried}`,
    idleTimeoutMillis: 30_000,
    // A machine that does too much at once is slow; it need not fail for that.
    connectionTimeoutMillis: 30_000,
    ...more,
  });
  pool.on('error', (error) => options.onError?.(error));
  // A connection that breaks while somebody holds it, between two queries, says so by an event; unheard, it would end the
  // process. Whoever holds it learns of it with the next query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A text as it stands in a script. */
export const literal = (text: string): string => pg.escapeLiteral(text);

function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return orRollback(pool, async (client) => {
    await client.query(begin);
    const result = await work(client);
    refuseRollback(await client.query('COMMIT'));
    return result;
  });
}

/** The statements of one message are seen by one another as if each had been sent alone. */
function atOnce<R extends pg.QueryResultRow>(
  pool: pg.Pool,
  script: string,
): Promise<pg.QueryResult<R>> {
  return orRollback(pool, async (client) => {
    const answer: unknown = await client.query(`BEGIN;${script};COMMIT`);
    const results = answer as readonly pg.QueryResult<R>[];
    refuseRollback(results.at(-1));
    return results.at(-2) as pg.QueryResult<R>;
  });
}

/** PostgreSQL answers so when a failed statement was swallowed: nothing was kept. */
function refuseRollback(end: pg.QueryResult | undefined): void {
  if (end?.command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
}

async function orRollback<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks between two queries says so by an event; unheard, it ends the process.
  const noteLoss = (error: Error): void => {
    broken = error;
  };
  client.on('error', noteLoss);
  try {
    return await work(client);
  } catch (error) {
    await client.query('ROLLBACK').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off('error', noteLoss);
    client.release(broken);
  }
}

const camelCase = new CamelCasePlugin({ maintainNestedObjectKeys: true });
const kyselys = new WeakMap<pg.ClientBase, Kysely<unknown>>();

function kyselyOn<T>(client: pg.ClientBase): Kysely<T> {
  let kysely = kyselys.get(client);
  if (!kysely) {
    kysely = new Kysely<unknown>({ dialect: dialectOn(client), plugins: [camelCase] });
    kyselys.set(client, kysely);
  }
  return kysely as unknown as Kysely<T>;
}

/** Kysely wants a pool; here it gets the one client whose transaction is already open. */
function dialectOn(client: pg.ClientBase): PostgresDialect {
  const borrowed = new Proxy(client, {
    get(target, key) {
      if (key === 'release') return () => undefined;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve() };
  return new PostgresDialect({ pool: pool as unknown as pg.Pool });
}

/**
 * Widens the running transaction to the whole tenant. For use cases that, after having proved the
 * actor's right on what the actor can see, must write beyond that reach (a transfer to another
 * department). Never call it before the right is proved.
 */
export async function elevate(tx: Tx): Promise<void> {
  await tx.client.query("SELECT set_config('app.scope', 'town', true)");
}

/** Takes `elevate` back: the transaction reaches again what its actor reaches. For whoever asks several in one transaction. */
export async function narrow(tx: Tx): Promise<void> {
  await tx.client.query(scopeSettings(tx.ctx));
}

/**
 * Works over what is kept confidential too, in a transaction that was widened to the town; ends with the work. For a person's
 * own rights: what is held about somebody is shown and erased whole, sealed or not.
 */
export async function overConfidential<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await tx.client.query<{ was: string }>(
    `WITH now AS MATERIALIZED (SELECT coalesce(current_setting('app.confidential', true), '') AS was)
     SELECT was, set_config('app.confidential', 'yes', true) FROM now`,
  );
  const result = await work();
  await tx.client.query("SELECT set_config('app.confidential', $1, true)", [rows[0]?.was ?? '']);
  return result;
}

/**
 * Reads beyond the actor's reach within a transaction that goes on inside it. For sums that every member of staff may know,
 * never for rows.
 */
export async function beyondReach<T>(tx: Tx, read: () => Promise<T>): Promise<T> {
  if (tx.ctx.actor.scope.kind === 'town') return read();
  // A transaction that was widened before stays wide.
  const { rows } = await tx.client.query<{ was: string }>({
    name: 'beyond_reach',
    text: `WITH now AS MATERIALIZED (SELECT coalesce(current_setting('app.scope', true), '') AS was)
      SELECT was, set_config('app.scope', 'town', true) FROM now`,
  });
  const result = await read();
  await tx.client.query("SELECT set_config('app.scope', $1, true)", [rows[0]?.was ?? '']);
  return result;
}
