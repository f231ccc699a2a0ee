/** Statements on notices and who wants them. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { DirectoryTables, NoticeRow, SubscriptionRow } from './tables.ts';

const on = (tx: Tx) => tx.as<DirectoryTables>();

/** Notices in force on a day, the newest first; of one village with those for all. */
export function noticesInForce(
  tx: Tx,
  day: string,
  villageId: string | null,
): Promise<NoticeRow[]> {
  return on(tx)
    .selectFrom('directory.notices')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'published')
    .where((either) =>
      either.or([either('validUntil', 'is', null), either('validUntil', '>=', day)]),
    )
    .$if(villageId !== null, (query) =>
      query.where(sql<boolean>`(village_ids = '{}' OR ${villageId}::uuid = ANY (village_ids))`),
    )
    .orderBy('publishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** All notices, the newest first. */
export function noticeRows(tx: Tx): Promise<NoticeRow[]> {
  return on(tx)
    .selectFrom('directory.notices')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** One notice. @param lock waits for whoever is changing it */
export function noticeRow(tx: Tx, id: string, lock = false): Promise<NoticeRow | undefined> {
  return on(tx)
    .selectFrom('directory.notices')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Writes notices. */
export async function insertNotices(tx: Tx, rows: readonly NoticeRow[]): Promise<void> {
  await insertMany(tx, 'directory.notices', rows);
}

/** Changes a notice that still has the version read. */
export async function updateNotice(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  change: Partial<Omit<NoticeRow, 'id' | 'tenantId' | 'version'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('directory.notices')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Villages whose notices a person wants. */
export function subscriptionRows(tx: Tx, personId: string): Promise<SubscriptionRow[]> {
  return on(tx)
    .selectFrom('directory.subscriptions')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
}

/** Keeps the villages of a person instead of those before. */
export async function replaceSubscriptions(
  tx: Tx,
  personId: string,
  rows: readonly SubscriptionRow[],
): Promise<void> {
  await on(tx)
    .deleteFrom('directory.subscriptions')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .execute();
  await insertMany(tx, 'directory.subscriptions', rows, 'ON CONFLICT DO NOTHING');
}

/** Who wants notices of any of some villages, each with one of them; of the whole town where none is named. */
export async function followersOf(
  tx: Tx,
  villageIds: readonly string[],
): Promise<{ personId: string; villageId: string }[]> {
  const { rows } = await sql<{ personId: string; villageId: string }>`
    SELECT DISTINCT ON (person_id) person_id, village_id FROM directory.subscriptions
    WHERE tenant_id = ${tx.ctx.tenantId}
      AND (cardinality(${[...villageIds]}::uuid[]) = 0 OR village_id = ANY (${[...villageIds]}::uuid[]))
    ORDER BY person_id, village_id`.execute(tx.as());
  return rows;
}

/** How many people want notices of each village, and how many people in all (under the key ''). */
export async function followerCounts(tx: Tx): Promise<Map<string, number>> {
  const { rows } = await sql<{ villageId: string; count: number }>`
    SELECT coalesce(village_id::text, '') AS village_id, count(DISTINCT person_id)::integer AS count
    FROM directory.subscriptions WHERE tenant_id = ${tx.ctx.tenantId}
    GROUP BY GROUPING SETS ((village_id), ())`.execute(tx.as());
  return new Map(rows.map(({ villageId, count }) => [villageId, count]));
}
