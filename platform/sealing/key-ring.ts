/** The data keys of the towns, opened and kept in the process. */
import { randomBytes } from 'node:crypto';
import { type ColumnKey, columnKey } from './blind-index.ts';
import { type CipherName, type DataKey, SealBroken } from './cipher.ts';
import { type MasterKeys, unwrapKey, wrapKey } from './master-keys.ts';

/** Runs a statement as the system role, in a transaction of its own. */
export type SystemQuery = <R extends object>(
  text: string,
  values: readonly unknown[],
) => Promise<R[]>;

/** A town's keys, opened. */
export interface TownKeys {
  readonly current: DataKey & { readonly cipher: CipherName; readonly createdAt: Date };
  /** By version, the current one too. */
  readonly seals: ReadonlyMap<number, DataKey>;
  indexKey(column: string): ColumnKey;
}

interface KeyRow {
  readonly purpose: 'seal' | 'index';
  readonly version: number;
  readonly cipher: CipherName;
  readonly master: string;
  readonly wrapped: string;
  readonly createdAt: Date;
}

/** After this, keys are read again before something is sealed: another process may have turned them. */
export const keysFreshMs = 5000;

const placeOf = (tenantId: string, purpose: string, version: number): string =>
  `${tenantId}|platform.data_keys|${purpose}|${version}`;

/** Reads, makes and keeps the keys of all towns. */
export class KeyRing {
  readonly #masters: MasterKeys;
  readonly #cipher: CipherName;
  readonly #query: SystemQuery;
  readonly #towns = new Map<string, { keys: Promise<TownKeys>; readAtMs: number }>();

  constructor(masters: MasterKeys, cipher: CipherName, query: SystemQuery) {
    this.#masters = masters;
    this.#cipher = cipher;
    this.#query = query;
  }

  /** The keys of a town, at most 5 s old; made when it has none. */
  async keysOf(tenantId: string, maxAgeMs: number = keysFreshMs): Promise<TownKeys> {
    const known = this.#towns.get(tenantId);
    if (known && performance.now() - known.readAtMs <= maxAgeMs) return known.keys;
    const entry = { keys: this.#read(tenantId), readAtMs: performance.now() };
    this.#towns.set(tenantId, entry);
    entry.keys.catch(() => {
      if (this.#towns.get(tenantId) === entry) this.#towns.delete(tenantId);
    });
    return entry.keys;
  }

  /** Makes a new data key: from now on values are sealed with it; the former ones still open theirs. */
  async turn(tenantId: string, now: Date): Promise<number> {
    await this.keysOf(tenantId, 0);
    const version = await this.#nextVersion(tenantId);
    const wrapped = this.#freshKey(tenantId, 'seal', version);
    await this.#query(
      `INSERT INTO platform.data_keys (tenant_id, purpose, version, cipher, master, wrapped, created_at)
       VALUES ($1, 'seal', $2, $3, $4, $5, $6)`,
      [tenantId, version, this.#cipher, this.#masters.current.name, wrapped, now],
    );
    await this.keysOf(tenantId, 0);
    return version;
  }

  /** Seals wrapped keys anew that a former master key holds. @returns how many */
  async rewrap(): Promise<number> {
    const { current } = this.#masters;
    const rows = await this.#query<KeyRow & { tenantId: string }>(
      `SELECT tenant_id AS "tenantId", purpose, version, cipher, master, wrapped FROM platform.data_keys
       WHERE master <> $1 AND destroyed_at IS NULL`,
      [current.name],
    );
    for (const row of rows) {
      const place = placeOf(row.tenantId, row.purpose, row.version);
      const wrapped = wrapKey(current, row.cipher, place, unwrapKey(this.#masters, row, place));
      await this.#query(
        `UPDATE platform.data_keys SET master = $4, wrapped = $5
         WHERE tenant_id = $1 AND purpose = $2 AND version = $3`,
        [row.tenantId, row.purpose, row.version, current.name, wrapped],
      );
    }
    return rows.length;
  }

  async #nextVersion(tenantId: string): Promise<number> {
    const [row] = await this.#query<{ version: number }>(
      `SELECT max(version) AS version FROM platform.data_keys WHERE tenant_id = $1 AND purpose = 'seal'`,
      [tenantId],
    );
    return (row?.version ?? 0) + 1;
  }

  #freshKey(tenantId: string, purpose: KeyRow['purpose'], version: number): string {
    const place = placeOf(tenantId, purpose, version);
    return wrapKey(this.#masters.current, this.#cipher, place, randomBytes(32));
  }

  async #read(tenantId: string): Promise<TownKeys> {
    const rows = await this.#rowsOf(tenantId);
    if (rows.length > 0) return this.#opened(tenantId, rows);
    const { name } = this.#masters.current;
    const [seal, index] = [
      this.#freshKey(tenantId, 'seal', 1),
      this.#freshKey(tenantId, 'index', 1),
    ];
    await this.#query(
      `INSERT INTO platform.data_keys (tenant_id, purpose, version, cipher, master, wrapped, created_at)
       VALUES ($1, 'seal', 1, $2, $3, $4, now()), ($1, 'index', 1, $2, $3, $5, now())
       ON CONFLICT DO NOTHING`,
      [tenantId, this.#cipher, name, seal, index],
    );
    return this.#opened(tenantId, await this.#rowsOf(tenantId));
  }

  #rowsOf(tenantId: string): Promise<KeyRow[]> {
    return this.#query<KeyRow>(
      `SELECT purpose, version, cipher, master, wrapped, created_at AS "createdAt" FROM platform.data_keys
       WHERE tenant_id = $1 AND destroyed_at IS NULL ORDER BY version DESC`,
      [tenantId],
    );
  }

  #opened(tenantId: string, rows: readonly KeyRow[]): TownKeys {
    const open = (row: KeyRow): Buffer =>
      unwrapKey(this.#masters, row, placeOf(tenantId, row.purpose, row.version));
    const of = (purpose: KeyRow['purpose']) => rows.filter((row) => row.purpose === purpose);
    const seals = new Map(
      of('seal').map((row) => [row.version, { version: row.version, bytes: open(row) }]),
    );
    const [newest] = of('seal');
    const current = newest && seals.get(newest.version);
    const [index] = of('index');
    if (!newest || !current || !index) throw new SealBroken(`town ${tenantId} lacks a key`);
    const indexBytes = open(index);
    const columns = new Map<string, ColumnKey>();
    return {
      // A setting that changed since counts from the next key on; envelopes name their cipher.
      current: { ...current, cipher: newest.cipher, createdAt: newest.createdAt },
      seals,
      indexKey: (column) => {
        const known = columns.get(column) ?? columnKey(indexBytes, index.cipher, column);
        columns.set(column, known);
        return known;
      },
    };
  }
}
