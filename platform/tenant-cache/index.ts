/** What is read often and changed rarely, kept in the process: one value a tenant. */
import type { Ctx } from '../context/index.ts';
import type { Database, Tx } from '../database/index.ts';

/** How a value is made and how it is known to be still right. */
export interface CacheSource<T> {
  /** A token that changes with every change of what `load` reads. */
  readonly revision: (tx: Tx) => Promise<string>;
  readonly load: (tx: Tx) => Promise<T>;
}

interface Entry<T> {
  readonly value: T;
  readonly revision: string;
  checkedAt: number;
}

const maxAgeMs = 10_000;
/** After a change in this process every reader checks: the change commits at some moment within. */
const unsureMs = 10_000;
/**
 * Longest waits for a connection to check by; the known value is given after it, so that a full pool cannot lock up. After
 * a change of this process the known value is most likely wrong: it takes a real lock-up to give it.
 */
const longestCheckMs = { old: 250, unsure: 3000 };

/**
 * Keeps one value a tenant and database. A value older than 10 s is checked by its revision and
 * reloaded when that moved; another process's change is therefore seen within 10 s, one's own at
 * once (`changedIn` in the transaction, or `reload` after the commit).
 */
export class TenantCache<T> {
  readonly #source: CacheSource<T>;
  readonly #databases = new WeakMap<Database, Map<string, Entry<T>>>();
  readonly #running = new WeakMap<Database, Map<string, Promise<Entry<T>>>>();
  /** Transactions that changed what is cached: they see their own work, nobody else does. */
  readonly #changing = new WeakSet<Tx>();
  /** Until when a tenant's value is checked by every reader, because this process changed it. */
  readonly #unsureUntil = new WeakMap<Database, Map<string, number>>();

  constructor(source: CacheSource<T>) {
    this.#source = source;
  }

  /** The value for a ctx, or for a transaction that may have changed it itself. */
  async get(at: Ctx | Tx): Promise<T> {
    if (isTx(at) && this.#changing.has(at)) return this.#source.load(at);
    const ctx = isTx(at) ? at.ctx : at;
    const known = this.#entries(ctx).get(ctx.tenantId);
    if (!known) return (await this.#renew(at)).value;
    const isUnsure = performance.now() < (this.#unsure(ctx).get(ctx.tenantId) ?? 0);
    if (!isUnsure && performance.now() - known.checkedAt < maxAgeMs) return known.value;
    // A transaction has its connection already: it waits for nobody and reads what is so now.
    const renewed = this.#renew(at);
    const patienceMs = isUnsure ? longestCheckMs.unsure : longestCheckMs.old;
    return (await (isTx(at) ? renewed : atMost(patienceMs, renewed, known))).value;
  }

  /** Reads the value anew; call it after a commit that changed it. */
  async reload(at: Ctx | Tx): Promise<void> {
    const ctx = isTx(at) ? at.ctx : at;
    this.#entries(ctx).set(ctx.tenantId, await this.#read(at));
  }

  /** Marks a transaction as having changed what is cached; readers check for a while. */
  changedIn(tx: Tx): void {
    this.#changing.add(tx);
    this.#unsure(tx.ctx).set(tx.ctx.tenantId, performance.now() + unsureMs);
  }

  async #renew(at: Ctx | Tx): Promise<Entry<T>> {
    const ctx = isTx(at) ? at.ctx : at;
    const running = mapOf(this.#running, ctx.database);
    const present = running.get(ctx.tenantId);
    // A caller who holds a connection must not wait for one who may be waiting for a connection.
    if (present && !isTx(at)) return present;
    const check = this.#check(at).finally(() => running.delete(ctx.tenantId));
    if (!isTx(at)) running.set(ctx.tenantId, check);
    return check;
  }

  async #check(at: Ctx | Tx): Promise<Entry<T>> {
    const ctx = isTx(at) ? at.ctx : at;
    const entries = this.#entries(ctx);
    const known = entries.get(ctx.tenantId);
    if (known) {
      const revision = await within(at, (tx) => this.#source.revision(tx));
      if (revision === known.revision) {
        known.checkedAt = performance.now();
        return known;
      }
    }
    const entry = await this.#read(at);
    entries.set(ctx.tenantId, entry);
    return entry;
  }

  /** The revision is read first: a change in between makes the next check reload, never hides. */
  async #read(at: Ctx | Tx): Promise<Entry<T>> {
    return within(at, async (tx) => {
      const revision = await this.#source.revision(tx);
      const value = await this.#source.load(tx);
      return { value, revision, checkedAt: performance.now() };
    });
  }

  #unsure(ctx: Ctx): Map<string, number> {
    return mapOf(this.#unsureUntil, ctx.database);
  }

  #entries(ctx: Ctx): Map<string, Entry<T>> {
    return mapOf(this.#databases, ctx.database);
  }
}

function isTx(at: Ctx | Tx): at is Tx {
  return 'client' in at;
}

function within<R>(at: Ctx | Tx, work: (tx: Tx) => Promise<R>): Promise<R> {
  return isTx(at) ? work(at) : at.database.inTenant(at, work);
}

function mapOf<V>(maps: WeakMap<Database, Map<string, V>>, database: Database): Map<string, V> {
  let map = maps.get(database);
  if (!map) {
    map = new Map();
    maps.set(database, map);
  }
  return map;
}

/** The result of `work`, or what is known already when it takes too long or fails. */
async function atMost<R>(milliseconds: number, work: Promise<R>, known: R): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<R>((resolve) => {
    timer = setTimeout(() => resolve(known), milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => known), waited]);
  } finally {
    clearTimeout(timer);
  }
}
