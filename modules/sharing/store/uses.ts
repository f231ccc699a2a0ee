/** Queries about uses, and about whose rows were used. */
import { insertMany, searchIndex, type Tx } from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { StopReason, UseOutcome } from '../contract/words.ts';
import type { SharingTables, SightingRecord, UseRecord } from './tables.ts';
import type { GrantSide } from './grants.ts';

const on = (tx: Tx) => tx.as<SharingTables>();

export async function insertUse(tx: Tx, row: UseRecord): Promise<void> {
  await insertMany(tx, 'sharing.uses', [row]);
}

/** How a use went on or ended. */
export async function updateUse(
  tx: Tx,
  id: string,
  change: {
    readonly rows: number;
    readonly outcome: UseOutcome;
    readonly stoppedBy: StopReason | null;
    readonly endedAt: Date | null;
  },
): Promise<void> {
  await on(tx)
    .updateTable('sharing.uses')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of uses, newest first, one row longer than asked. */
export function usePage(
  tx: Tx,
  filter: GrantSide & { readonly grantId?: string },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<UseRecord[]> {
  let query = on(tx)
    .selectFrom('sharing.uses')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.grantId) query = query.where('grantId', '=', filter.grantId);
  if (filter.received) query = query.where('departmentId', 'in', [...filter.received]);
  if (filter.given) query = query.where('ownerDepartmentId', 'in', [...filter.given]);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

/** The last uses of each grant by a key, newest first. */
export async function lastKeyUses(
  tx: Tx,
  grantIds: readonly string[],
  most: number,
): Promise<UseRecord[]> {
  if (grantIds.length === 0) return [];
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT u.id FROM unnest($2::uuid[]) AS g (id) CROSS JOIN LATERAL (
       SELECT id FROM sharing.uses WHERE tenant_id = $1 AND grant_id = g.id AND user_id IS NULL AND key_name <> ''
       ORDER BY id DESC LIMIT $3) AS u`,
    [tx.ctx.tenantId, [...grantIds], most],
  );
  if (rows.length === 0) return [];
  return on(tx)
    .selectFrom('sharing.uses')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('id', 'desc')
    .execute();
}

/** The column whose key makes the blind index of identity numbers. */
const subjectField = 'sharing.identities.id_number';

/** The blind index of an identity number, by which uses of a person's rows are found. */
export function subjectIndexOf(tx: Tx, idNumber: string): Promise<string> {
  return searchIndex(tx, subjectField, idNumber);
}

/** Notes whose rows were used: one row a person, grant, way and day, counted up when it is there. */
export async function insertSightings(tx: Tx, rows: readonly SightingRecord[]): Promise<void> {
  await insertMany(
    tx,
    'sharing.sightings',
    rows,
    `ON CONFLICT (tenant_id, subject_index, grant_id, way, day) DO UPDATE
     SET times = sharing.sightings.times + excluded.times, last_at = excluded.last_at`,
  );
}

/** A page of the uses of a person's rows, newest first, one row longer than asked. */
export function sightingPage(
  tx: Tx,
  subjectIndex: string,
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<SightingRecord[]> {
  let query = on(tx)
    .selectFrom('sharing.sightings')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('subjectIndex', '=', subjectIndex)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.after) query = query.where('id', '<', page.after.id);
  return query.execute();
}
