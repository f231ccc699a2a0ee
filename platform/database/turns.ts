/**
 * Turns: work that one process of the installation does at a time. A turn is an advisory lock of a connection that is
 * kept for nothing else: whoever works holds no connection of a pool and no open transaction, so that what it calls
 * may take the connections it needs, and PostgreSQL can clear old rows away meanwhile.
 */
import type pg from 'pg';

/** First half of the numbers of these locks; the second is made of the name. */
const turnLocks = 7_216_003;

/** The turns that this process may take. */
export class Turns {
  readonly #pool: pg.Pool;
  /** Turns under way here: an advisory lock of one connection does not keep out that connection itself. */
  readonly #mine = new Set<string>();
  /** Counts the connections: with a lost one its locks are gone. */
  #connection = 0;

  /** @param pool of one connection that is never closed for idleness */
  constructor(pool: pg.Pool) {
    this.#pool = pool;
    pool.on('connect', () => {
      this.#connection += 1;
    });
  }

  /**
   * Does work unless somebody is at work of this name, here or in another process. When the connection is lost
   * meanwhile, another process may begin: the work must bear being done twice.
   * @returns null when it was somebody else's turn
   */
  async take<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    if (this.#mine.has(name)) return null;
    this.#mine.add(name);
    try {
      if (!(await this.#lock(name))) return null;
      const connection = this.#connection;
      return await work().finally(() => this.#release(name, connection));
    } finally {
      this.#mine.delete(name);
    }
  }

  async #lock(name: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ mine: boolean }>({
      name: 'turn_take',
      text: 'SELECT pg_try_advisory_lock($1, hashtext($2)) AS mine',
      values: [turnLocks, name],
    });
    return rows[0]?.mine === true;
  }

  async #release(name: string, connection: number): Promise<void> {
    if (connection !== this.#connection) return;
    const values = [turnLocks, name];
    // Where that fails the connection is lost, and the lock with it.
    await this.#pool
      .query({ name: 'turn_give', text: 'SELECT pg_advisory_unlock($1, hashtext($2))', values })
      .catch(() => undefined);
  }
}

/** Waits until nobody is at work of this name, and keeps it so until the transaction ends. */
export async function waitForTurn(
  tx: { readonly client: pg.ClientBase },
  name: string,
): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [turnLocks, name]);
}
