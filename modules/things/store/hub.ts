/** Hearing that something waits for a device: one listening connection a database. */
import pg from 'pg';
import type { Database } from '#platform/database/index.ts';
import type { Door } from '../contract/model.ts';
import { downlinkChannel } from './downlink.ts';

const reconnectMs = 500;

type Ears = Map<Door, Set<(tenantId: string, thingId: string) => void>>;

/** One listening connection a database, shared by all doors of the process. */
class Hub {
  readonly #database: Database;
  readonly #ears: Ears = new Map();
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #users = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  async join(door: Door, ear: (tenantId: string, thingId: string) => void): Promise<void> {
    const ears = this.#ears.get(door) ?? new Set();
    ears.add(ear);
    this.#ears.set(door, ears);
    this.#users += 1;
    if (this.#users === 1) await this.#connect();
  }

  async leave(door: Door, ear: (tenantId: string, thingId: string) => void): Promise<void> {
    if (!this.#ears.get(door)?.delete(ear)) return;
    this.#users -= 1;
    if (this.#users > 0) return;
    if (this.#retry) clearTimeout(this.#retry);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#database.url,
      options: '-c role=zhenshu_system',
    });
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.on('error', () => this.#again(client));
    client.on('end', () => this.#again(client));
    this.#client = client;
    await client.connect();
    await client.query(`LISTEN ${downlinkChannel}`);
  }

  #hear(payload: string): void {
    const [door = '', tenantId = '', thingId = ''] = payload.split(' ');
    for (const ear of this.#ears.get(door as Door) ?? []) ear(tenantId, thingId);
  }

  /** What is missed meanwhile, the sweep finds. */
  #again(lost: pg.Client): void {
    if (this.#client !== lost) return;
    this.#client = null;
    this.#retry = setTimeout(() => {
      if (this.#users > 0 && !this.#client) {
        this.#connect().catch(() => this.#client && this.#again(this.#client));
      }
    }, reconnectMs).unref();
  }
}

const hubs = new WeakMap<Database, Hub>();

/** The hub of a database in this process. */
export function hubOf(database: Database): Hub {
  let hub = hubs.get(database);
  if (!hub) {
    hub = new Hub(database);
    hubs.set(database, hub);
  }
  return hub;
}
