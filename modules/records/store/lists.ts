/** Queries about special lists. What puts somebody on a list hangs on a row, and so follows it through merges and splits. */
import { insertMany, openRows, type Tx } from '#platform/database/index.ts';
import type { ListCode } from '../contract/kinds.ts';
import type { EntityFilter } from './entities.ts';
import type { ListEntryRecord, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();

/** A row that puts its person on a list. */
export interface ListMember {
  readonly list: ListCode;
  readonly memberId: string;
}

/** Puts what rows say in place of what they said before. */
export async function replaceListMembers(
  tx: Tx,
  memberIds: readonly string[],
  rows: readonly ListMember[],
): Promise<void> {
  const { tenantId } = tx.ctx;
  await tx.client.query(
    'DELETE FROM records.list_members WHERE tenant_id = $1 AND member_id = ANY($2)',
    [tenantId, memberIds],
  );
  const listed = rows.map((row) => ({ tenantId, ...row }));
  await insertMany(tx, 'records.list_members', listed);
}

/** Lists with those who are on them: by a row, or by hand. */
const listed = `(SELECT list, member_id FROM records.list_members WHERE tenant_id = $1
  UNION SELECT list, member_id FROM records.list_entries WHERE tenant_id = $1 AND ended_at IS NULL) AS listed
  JOIN records.members m ON m.id = listed.member_id`;

/** Lists on which an entity is. */
export async function listsOf(tx: Tx, entityId: string): Promise<ListCode[]> {
  const { rows } = await tx.client.query<{ list: ListCode }>(
    `SELECT DISTINCT listed.list FROM ${listed} WHERE m.entity_id = $2`,
    [tx.ctx.tenantId, entityId],
  );
  return rows.map(({ list }) => list);
}

/** How many are on each list, within a reach of villages; null: all. */
export async function listCounts(
  tx: Tx,
  reach: readonly string[] | null,
): Promise<ReadonlyMap<ListCode, number>> {
  const { rows } = await tx.client.query<{ list: ListCode; count: number }>(
    `SELECT listed.list, count(DISTINCT m.entity_id)::int AS count FROM ${listed}
     JOIN records.entities e ON e.id = m.entity_id
     WHERE $2::text[] IS NULL OR e.village_name = ANY($2) GROUP BY listed.list`,
    [tx.ctx.tenantId, reach],
  );
  return new Map(rows.map(({ list, count }) => [list, count]));
}

/** Entities on a list in the order of their numbers, one more than asked. */
export async function listPage(
  tx: Tx,
  list: ListCode,
  page: Pick<EntityFilter, 'village' | 'reach' | 'afterNumber' | 'limit'>,
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT e.id FROM records.entities e
     WHERE e.tenant_id = $1 AND e.state = 'live' AND e.number > $3
       AND ($5::text IS NULL OR e.village_name = $5) AND ($6::text[] IS NULL OR e.village_name = ANY($6))
       AND e.id IN (SELECT m.entity_id FROM ${listed} WHERE listed.list = $2)
     ORDER BY e.number LIMIT $4`,
    [tx.ctx.tenantId, list, page.afterNumber, page.limit + 1, page.village ?? null, page.reach],
  );
  return rows.map(({ id }) => id);
}

/** Which of these rows put their people on a list. */
export async function saidBy(
  tx: Tx,
  list: ListCode,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (memberIds.length === 0) return new Set();
  const rows = await on(tx)
    .selectFrom('records.listMembers')
    .select('memberId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('list', '=', list)
    .where('memberId', 'in', [...memberIds])
    .execute();
  return new Set(rows.map(({ memberId }) => memberId));
}

/** Entries by hand that hold, of these rows. */
export async function entriesOf(
  tx: Tx,
  filter: { readonly list?: ListCode; readonly memberIds: readonly string[] },
): Promise<ListEntryRecord[]> {
  if (filter.memberIds.length === 0) return [];
  let query = on(tx)
    .selectFrom('records.listEntries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('endedAt', 'is', null)
    .where('memberId', 'in', [...filter.memberIds]);
  if (filter.list) query = query.where('list', '=', filter.list);
  return openRows(tx, 'records.list_entries', await query.execute());
}

/** Puts somebody on a list by hand. */
export async function insertEntries(tx: Tx, rows: readonly ListEntryRecord[]): Promise<void> {
  await insertMany(tx, 'records.list_entries', rows);
}

/** Takes somebody off again. @returns whether there was such an entry */
export async function endEntry(tx: Tx, list: ListCode, id: string): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('records.listEntries')
    .set({ endedAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('list', '=', list)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Takes entries away for good, with what they say. */
export async function deleteEntries(tx: Tx, memberIds: readonly string[]): Promise<void> {
  await tx.client.query(
    'DELETE FROM records.list_entries WHERE tenant_id = $1 AND member_id = ANY($2)',
    [tx.ctx.tenantId, memberIds],
  );
}

/** Entries of rows that are taken away go on with another row of the same person. */
export async function moveEntries(tx: Tx, from: readonly string[]): Promise<void> {
  await tx.client.query(
    `UPDATE records.list_entries l SET member_id = other.id
     FROM records.members gone
     JOIN LATERAL (SELECT o.id FROM records.members o
       WHERE o.tenant_id = $1 AND o.entity_id = gone.entity_id AND o.id <> ALL($2) ORDER BY o.id LIMIT 1) AS other ON true
     WHERE l.tenant_id = $1 AND gone.tenant_id = $1 AND gone.id = l.member_id AND l.member_id = ANY($2)`,
    [tx.ctx.tenantId, from],
  );
}

/** Villages of the people of these entries. */
export async function villagesOfEntries(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ village: string }>(
    `SELECT e.village_name AS village FROM records.list_entries l
     JOIN records.members m ON m.id = l.member_id JOIN records.entities e ON e.id = m.entity_id
     WHERE l.tenant_id = $1 AND l.id = ANY($2)`,
    [tx.ctx.tenantId, ids],
  );
  return rows.map(({ village }) => village);
}
