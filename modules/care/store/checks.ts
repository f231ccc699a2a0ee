/** Queries about safe check-ins. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { CareTables, CheckRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();
const table = 'care.checks';

/** Writes check-ins; one that is there already stays as it is. @returns how many were new */
export function insertChecks(tx: Tx, rows: readonly CheckRecord[]): Promise<number> {
  return insertMany(tx, table, rows, 'ON CONFLICT (tenant_id, elder_id, day, minute) DO NOTHING');
}

/** Check-ins of a day of people within reach. */
export async function checksOfDay(
  tx: Tx,
  day: string,
  elderIds: readonly string[],
): Promise<CheckRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '=', day)
    .where(sql<boolean>`elder_id = ANY(${[...elderIds]}::uuid[])`)
    .execute();
  return openRows(tx, table, rows);
}

/** Missed check-ins that are open, of one person or of all within reach. */
export async function openMissed(
  tx: Tx,
  elderIds: readonly string[],
  lock = false,
): Promise<CheckRecord[]> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'missed')
    .where(sql<boolean>`elder_id = ANY(${[...elderIds]}::uuid[])`)
    .orderBy('dueAt');
  return openRows(tx, table, await (lock ? query.forUpdate() : query).execute());
}

export async function checkById(
  tx: Tx,
  checkId: string,
  lock = false,
): Promise<CheckRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', checkId);
  return openRow(tx, table, await (lock ? query.forUpdate() : query).executeTakeFirst());
}

/** The newest sign of life of each person since an instant. */
export async function lastSigns(
  tx: Tx,
  elderIds: readonly string[],
  since: Date,
): Promise<Map<string, Date>> {
  const rows = await on(tx)
    .selectFrom(table)
    .select(['elderId', sql<Date>`max(done_at)`.as('at')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('doneAt', '>', since)
    .where(sql<boolean>`elder_id = ANY(${[...elderIds]}::uuid[])`)
    .groupBy('elderId')
    .execute();
  return new Map(rows.map(({ elderId, at }) => [elderId, at]));
}

export async function updateCheck(
  tx: Tx,
  checkId: string,
  change: Partial<CheckRecord>,
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set(await sealChange(tx, table, checkId, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', checkId)
    .execute();
}
