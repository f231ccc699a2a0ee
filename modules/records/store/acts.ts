/** Queries about merges, splits and undoings. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { ActRecord, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();
const table = 'records.acts';

/** Keeps acts. */
export async function insertActs(tx: Tx, rows: readonly ActRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 5000) {
    await insertMany(tx, table, rows.slice(from, from + 5000));
  }
}

/** An act, locked. */
export function lockAct(tx: Tx, id: string): Promise<ActRecord | undefined> {
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes which act undid another. */
export async function markUndone(tx: Tx, id: string, undoneBy: string): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ undoneBy })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Acts in which an entity had a part, newest first. */
export function actsOf(tx: Tx, entityId: string): Promise<ActRecord[]> {
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('entityId', '=', entityId),
        sql<boolean>`other_ids @> ARRAY[${entityId}]::uuid[]`,
      ]),
    )
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** The newest act of the town; empty when there is none. */
export async function newestAct(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ id: string | null }>(
    'SELECT max(id::text) AS id FROM records.acts WHERE tenant_id = $1',
    [tx.ctx.tenantId],
  );
  return rows[0]?.id ?? '';
}

/** One at a time merges, splits or resolves in a town: until the transaction ends. */
export async function lockRecords(tx: Tx): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(7216060, hashtext($1))', [tx.ctx.tenantId]);
}
