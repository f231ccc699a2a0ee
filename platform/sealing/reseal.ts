/**
 * Seals what lies open and seals anew what a former key sealed, batch by batch, while others write. Each
 * batch is one transaction, and what is still to do is told by the rows themselves: a job that was cut off
 * goes on where it was.
 */
import type { Queryable } from './queryable.ts';
import type { SealedColumn, SealedTable } from './declared.ts';
import { envelopeMark } from './cipher.ts';
import type { Vault } from './vault.ts';

/** Rows a batch: few enough to hold no row long. */
const batchRows = 500;

/** One batch of a table: which rows are looked at, and in whose town. */
export interface SealingBatch {
  readonly tenantId: string;
  readonly table: SealedTable;
  /** Key of the last row of the batch before; null at the beginning. */
  readonly after: string | null;
  readonly version: number;
}

/**
 * Seals one batch. Call it inside a transaction of the town.
 * @returns the last key looked at, null when the table's end is reached, and how many rows were sealed
 */
export async function resealBatch(
  vault: Vault,
  client: Queryable,
  batch: SealingBatch,
): Promise<{ last: string | null; count: number }> {
  const { table, tenantId } = batch;
  const rows = await rowsToSeal(client, batch);
  const last = rows.at(-1)?.['key'] ?? null;
  if (rows.length === 0) return { last: null, count: 0 };
  const members = rows.map((row) => ({
    ...Object.fromEntries(table.columns.map(({ member, column }) => [member, row[column]])),
    [table.rowKey.member]: row['key'],
    tenantId,
  }));
  const opened = await vault.openRows(table.table, members);
  const sealed = await vault.sealRows(table.table, opened);
  await writeRows(client, batch, sealed as readonly Record<string, unknown>[]);
  return { last: rows.length < batchRows ? null : String(last), count: rows.length };
}

/** Rows with a value that lies open, or that another key than the given one sealed. */
async function rowsToSeal(
  client: Queryable,
  { table, tenantId, after, version }: SealingBatch,
): Promise<Record<string, unknown>[]> {
  const columns = table.columns.map(({ column }) => `"${column}"`).join(', ');
  const wanted = table.columns.map((column) => isToSeal(column)).join(' OR ');
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT "${table.rowKey.column}"::text AS key, ${columns} FROM ${table.table}
     WHERE tenant_id = $1 AND ($2::text IS NULL OR "${table.rowKey.column}" > $2::uuid) AND (${wanted})
     ORDER BY "${table.rowKey.column}" LIMIT ${batchRows} FOR UPDATE`,
    [tenantId, after, version],
  );
  return rows;
}

function isToSeal({ column, json, index }: SealedColumn): string {
  const text = json ? `("${column}" #>> '{}')` : `"${column}"`;
  const empty = json ? `"${column}" NOT IN ('{}', '[]')` : `"${column}" <> ''`;
  const unfound = index ? ` OR "${index.column}" IS NULL` : '';
  return `("${column}" IS NOT NULL AND ${empty} AND (${text} NOT LIKE '${envelopeMark}%' OR split_part(${text}, '|', 3) <> $3::integer::text${unfound}))`;
}

async function writeRows(
  client: Queryable,
  { table, tenantId }: SealingBatch,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const written = table.columns.flatMap((one) => [
    { column: one.column, member: one.member, json: one.json },
    ...(one.index ? [{ column: one.index.column, member: one.index.member, json: false }] : []),
  ]);
  const sets = written.map(
    ({ column, json }, at) => `"${column}" = new.c${at}${json ? '::jsonb' : ''}`,
  );
  const names = written.map((_, at) => `c${at}`).join(', ');
  const arrays = written.map((_, at) => `$${at + 3}::text[]`).join(', ');
  await client.query(
    `UPDATE ${table.table} AS old SET ${sets.join(', ')}
     FROM unnest($2::uuid[], ${arrays}) AS new(key, ${names})
     WHERE old.tenant_id = $1 AND old."${table.rowKey.column}" = new.key`,
    [
      tenantId,
      rows.map((row) => row[table.rowKey.member]),
      ...written.map(({ member, json }) => rows.map((row) => cell(row[member], json))),
    ],
  );
}

function cell(value: unknown, json: boolean): string | null {
  if (value === null || value === undefined) return null;
  return json ? JSON.stringify(value) : String(value);
}
