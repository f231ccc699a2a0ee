/** Seals and opens the declared columns of rows. */
import { blindIndex, indexedForm } from './blind-index.ts';
import {
  type CipherName,
  envelopeMark,
  keyVersionOf,
  openText,
  SealBroken,
  sealText,
} from './cipher.ts';
import type { SealedColumn, SealedTable } from './declared.ts';
import { KeyRing, keysFreshMs, type SystemQuery, type TownKeys } from './key-ring.ts';
import type { MasterKeys } from './master-keys.ts';

/** What an installation seals, and with what. */
export interface SealingSettings {
  readonly tables: ReadonlyMap<string, SealedTable>;
  readonly masterKeys: MasterKeys;
  readonly cipher: CipherName;
}

type Row = Readonly<Record<string, unknown>>;

/** How long opened keys may serve reading: an envelope of a newer key makes them be read again at once. */
const readingFreshMs = 600_000;

/** The vault of a process. Without settings it knows no sealed column and leaves every row as it is. */
export class Vault {
  readonly tables: ReadonlyMap<string, SealedTable>;
  readonly #ring: KeyRing | null;

  constructor(settings: SealingSettings | undefined, query: SystemQuery) {
    this.tables = settings?.tables ?? new Map();
    this.#ring = settings ? new KeyRing(settings.masterKeys, settings.cipher, query) : null;
  }

  /** The keys, for turning and wrapping them. @throws without settings */
  get ring(): KeyRing {
    if (!this.#ring) throw new Error('this process has no master key');
    return this.#ring;
  }

  /**
   * Rows as they are stored: sealed columns in their envelopes, blind indexes beside them. Rows must carry
   * `tenantId` and their key.
   */
  async sealRows<R extends object>(table: string, rows: readonly R[]): Promise<readonly R[]> {
    const known = this.tables.get(table);
    if (!known || rows.length === 0) return rows;
    const towns = new Map<string, TownKeys>();
    for (const row of rows as readonly Row[]) {
      const tenantId = String(row['tenantId']);
      if (!towns.has(tenantId)) towns.set(tenantId, await this.ring.keysOf(tenantId));
    }
    return (rows as readonly Row[]).map((row) => {
      const keys = towns.get(String(row['tenantId'])) as TownKeys;
      return sealInto({ ...row }, known, row, keys);
    }) as unknown as readonly R[];
  }

  /** A change of one row as it is stored: only the sealed members among those that change. */
  async sealChange<C extends object>(
    table: string,
    of: { readonly tenantId: string; readonly key: string },
    change: C,
  ): Promise<C> {
    const known = this.tables.get(table);
    if (!known?.columns.some(({ member }) => member in change)) return change;
    const keys = await this.ring.keysOf(of.tenantId);
    const row = { ...change, tenantId: of.tenantId, [known.rowKey.member]: of.key };
    return sealInto({ ...change }, known, row, keys);
  }

  /** Rows as they were read, with sealed columns opened; what is not sealed yet passes. */
  async openRows<R extends object>(
    table: string,
    rows: readonly R[],
    tenantId?: string,
  ): Promise<R[]> {
    const known = this.tables.get(table);
    if (!known) return [...rows];
    const opened: R[] = [];
    for (const row of rows as readonly Row[]) {
      const tenant = String(row['tenantId'] ?? tenantId);
      opened.push((await this.#openRow(known, row, tenant)) as unknown as R);
    }
    return opened;
  }

  async #openRow(table: SealedTable, row: Row, tenantId: string): Promise<Row> {
    const sealed = table.columns.filter(({ member }) => isEnvelope(row[member]));
    if (sealed.length === 0) return row;
    let keys = await this.ring.keysOf(tenantId, readingFreshMs);
    const opened: Record<string, unknown> = { ...row };
    for (const column of sealed) {
      const envelope = row[column.member] as string;
      if (!keys.seals.has(keyVersionOf(envelope) ?? 0)) keys = await this.ring.keysOf(tenantId, 0);
      opened[column.member] = openedValue(column, envelope, {
        keys,
        place: placeOf(tenantId, column, rowKeyOf(table, row)),
      });
    }
    return opened;
  }

  /**
   * The blind index by which a value is found in a column: `WHERE phone_index = …`.
   * @param field `schema.table.column`
   */
  async indexOf(tenantId: string, field: string, value: string): Promise<string> {
    const column = this.#column(field);
    if (!column.index) throw new Error(`${field} has no blind index`);
    return indexIn(await this.ring.keysOf(tenantId, readingFreshMs), column, value);
  }

  #column(field: string): SealedColumn {
    const table = this.tables.get(field.split('.').slice(0, 2).join('.'));
    const column = table?.columns.find((one) => one.field === field);
    if (!column) throw new Error(`${field} is not declared as sealed`);
    return column;
  }

  /** Keys as they are now; for jobs that seal rows anew. */
  keysOf(tenantId: string): Promise<TownKeys> {
    return this.ring.keysOf(tenantId, keysFreshMs);
  }
}

/** Puts the sealed members of a row, and their blind indexes, into a copy of it. */
function sealInto<C extends object>(copy: C, table: SealedTable, row: Row, keys: TownKeys): C {
  const members = copy as Record<string, unknown>;
  for (const column of table.columns) {
    if (!(column.member in row)) continue;
    const text = textOf(column, row[column.member]);
    if (column.index) {
      members[column.index.member] = text === null ? null : indexIn(keys, column, text);
    }
    if (text === null) continue;
    const place = placeOf(String(row['tenantId']), column, rowKeyOf(table, row));
    members[column.member] = sealText(keys.current.cipher, keys.current, place, text);
  }
  return copy;
}

/** What is to be sealed; null for what tells nothing: NULL, an empty text, an empty list or object. */
function textOf({ json }: SealedColumn, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (!json) return String(value);
  // A caller that writes jsonb by hand gives it as text already.
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '{}' || text === '[]' ? null : text;
}

function openedValue(
  { json }: SealedColumn,
  envelope: string,
  at: { readonly keys: TownKeys; readonly place: string },
): unknown {
  const version = keyVersionOf(envelope) ?? 0;
  const key = at.keys.seals.get(version);
  if (!key) throw new SealBroken(`key ${version} of this town is gone`);
  const text = openText(key, at.place, envelope);
  return json ? (JSON.parse(text) as unknown) : text;
}

function indexIn(keys: TownKeys, { index, field }: SealedColumn, value: string): string {
  if (!index) throw new Error(`${field} has no blind index`);
  return blindIndex(keys.indexKey(field), indexedForm(index.of, value), index.bits);
}

function rowKeyOf({ table, rowKey }: SealedTable, row: Row): string {
  const key = row[rowKey.member];
  if (typeof key !== 'string') throw new Error(`a row of ${table} without its ${rowKey.member}`);
  return key;
}

const placeOf = (tenantId: string, { field }: SealedColumn, key: string): string =>
  `${tenantId}|${field}|${key}`;

/** Whether a value read from a column is an envelope. */
export function isEnvelope(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(envelopeMark);
}
