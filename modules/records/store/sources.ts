/** Queries about sources, precedence and resolutions. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { EntityKind } from '../contract/kinds.ts';
import type { PrecedenceRow, RecordTables, RunRecord, SourceRow } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();

/** Sources of the town, oldest first. @param lock keeps others from changing them until the transaction ends */
export function sourceRows(tx: Tx, lock = false): Promise<SourceRow[]> {
  const query = on(tx)
    .selectFrom('records.sources')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id');
  return (lock ? query.forUpdate() : query).execute();
}

/** Switches a source whose version is the one that was read; it waits to be read. @returns whether it was */
export async function switchSourceRow(
  tx: Tx,
  id: string,
  { active, version }: { readonly active: boolean; readonly version: number },
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('records.sources')
    .set({ active, staleSince: tx.ctx.clock.now(), version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps a source; one of the same resource and kind is changed. */
export async function saveSourceRow(tx: Tx, row: SourceRow): Promise<void> {
  await insertMany(
    tx,
    'records.sources',
    [row],
    `ON CONFLICT (tenant_id, resource_id, kind) DO UPDATE SET mapping = EXCLUDED.mapping, role_zh = EXCLUDED.role_zh,
     role_en = EXCLUDED.role_en, active = EXCLUDED.active, stale_since = EXCLUDED.stale_since, version = records.sources.version + 1`,
  );
}

/** Marks the sources of a resource as waiting to be read. @returns whether there are any */
export async function markStale(tx: Tx, resourceId: string): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('records.sources')
    .set({ staleSince: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Notes that a source was read, unless it became stale again meanwhile. */
export async function markRead(
  tx: Tx,
  source: SourceRow,
  { rowCount, readAt }: { readonly rowCount: number; readonly readAt: Date },
): Promise<void> {
  await on(tx)
    .updateTable('records.sources')
    .set({
      rowCount,
      readAt,
      staleSince: sql<Date | null>`CASE WHEN stale_since IS NOT DISTINCT FROM ${source.staleSince} THEN NULL ELSE stale_since END`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', source.id)
    .execute();
}

/** Precedence as set by the town. */
export function precedenceRows(tx: Tx): Promise<PrecedenceRow[]> {
  return on(tx)
    .selectFrom('records.precedence')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('kind')
    .orderBy('field')
    .execute();
}

/** Keeps a precedence whose version is the one that was read. @returns whether it was */
export async function savePrecedenceRow(
  tx: Tx,
  row: Omit<PrecedenceRow, 'tenantId'>,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO records.precedence (tenant_id, kind, field, resource_codes, version)
     VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (tenant_id, kind, field) DO UPDATE
       SET resource_codes = EXCLUDED.resource_codes, version = records.precedence.version + 1
       WHERE records.precedence.version = $5`,
    [tx.ctx.tenantId, row.kind, row.field, row.resourceCodes, row.version],
  );
  return rowCount === 1;
}

/** The newest resolution of a kind. */
export function newestRun(tx: Tx, kind: EntityKind): Promise<RunRecord | undefined> {
  return on(tx)
    .selectFrom('records.runs')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Keeps what a resolution found, and the hundred before it. */
export async function saveRun(tx: Tx, row: RunRecord): Promise<void> {
  await insertMany(tx, 'records.runs', [row]);
  await tx.client.query(
    `DELETE FROM records.runs WHERE tenant_id = $1 AND kind = $2 AND id NOT IN
       (SELECT id FROM records.runs WHERE tenant_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 100)`,
    [tx.ctx.tenantId, row.kind],
  );
}

/** Marks all sources of a kind as waiting: their records are worked out anew. */
export async function markAllStale(tx: Tx, kind: EntityKind): Promise<void> {
  await on(tx)
    .updateTable('records.sources')
    .set({ staleSince: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', kind)
    .execute();
}
