/** Queries about grants and what was handed out through them. */
import { insertMany, openRow, openRows, sql, type Tx } from '#platform/database/index.ts';
import type { GrantState } from '../contract/states.ts';
import type { GrantRecord, SharingTables } from './tables.ts';

const on = (tx: Tx) => tx.as<SharingTables>();
const table = 'sharing.grants';

/** Whose grants: received by these departments, given by them, or all within reach. */
export interface GrantSide {
  readonly received?: readonly string[];
  readonly given?: readonly string[];
}

export async function insertGrant(tx: Tx, row: GrantRecord): Promise<void> {
  await insertMany(tx, table, [row]);
}

/** A grant within reach. */
export async function readGrant(tx: Tx, id: string): Promise<GrantRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return openGrant(tx, row);
}

/** A grant within reach, which nobody ends until the transaction does. */
export async function holdGrant(tx: Tx, id: string): Promise<GrantRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openGrant(tx, row);
}

async function openGrant(tx: Tx, row: GrantRecord | undefined): Promise<GrantRecord | undefined> {
  const opened = await openRow(tx, table, row);
  return opened && { ...opened, rowsUsed: Number(opened.rowsUsed) };
}

/** Grants of these ids, in no particular order. */
export async function grantsByIds(tx: Tx, ids: readonly string[]): Promise<GrantRecord[]> {
  if (ids.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return openRows(tx, table, rows);
}

/** A page of grants, newest first, one row longer than asked. */
export async function grantPage(
  tx: Tx,
  filter: GrantSide & { readonly state?: GrantState },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<GrantRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.received) query = query.where('departmentId', 'in', [...filter.received]);
  if (filter.given) query = query.where('ownerDepartmentId', 'in', [...filter.given]);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return openRows(tx, table, await query.execute());
}

/** The live grants of departments, newest first; at most 500. */
export async function liveGrants(tx: Tx, departmentIds: readonly string[]): Promise<GrantRecord[]> {
  if (departmentIds.length === 0) return [];
  const rows = await grantPage(
    tx,
    { received: departmentIds, state: 'live' },
    { limit: 499, afterId: null },
  );
  const now = tx.ctx.clock.now();
  return rows.filter(({ fromAt, untilAt }) => fromAt <= now && now < untilAt);
}

/** Ends a grant. */
export async function endGrant(
  tx: Tx,
  id: string,
  end: Pick<GrantRecord, 'state' | 'endedAt' | 'endedBy' | 'words'>,
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set(end)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Counts a use. */
export async function countUse(
  tx: Tx,
  id: string,
  { uses, rows }: { readonly uses: number; readonly rows: number },
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({
      uses: sql<number>`uses + ${uses}`,
      rowsUsed: sql<number>`rows_used + ${rows}`,
      lastUsedAt: tx.ctx.clock.now(),
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Rows handed out through a grant on a local day. */
export async function rowsOn(tx: Tx, grantId: string, day: string): Promise<number> {
  const { rows } = await tx.client.query<{ rows: string }>(
    'SELECT rows FROM sharing.volumes WHERE tenant_id = $1 AND grant_id = $2 AND day = $3',
    [tx.ctx.tenantId, grantId, day],
  );
  return Number(rows[0]?.rows ?? 0);
}

/** Counts rows of a local day. @returns how many there are now */
export async function addRows(
  tx: Tx,
  grantId: string,
  { day, count }: { readonly day: string; readonly count: number },
): Promise<number> {
  const { rows } = await tx.client.query<{ rows: string }>(
    `INSERT INTO sharing.volumes (tenant_id, grant_id, day, rows) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, grant_id, day) DO UPDATE SET rows = sharing.volumes.rows + excluded.rows
     RETURNING rows`,
    [tx.ctx.tenantId, grantId, day, count],
  );
  return Number(rows[0]?.rows ?? count);
}
