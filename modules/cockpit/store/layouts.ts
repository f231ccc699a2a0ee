/** Statements on layouts. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { CockpitTables, LayoutRow } from './tables.ts';

const on = (tx: Tx) => tx.as<CockpitTables>();

/** All layouts, by code. */
export function layoutRows(tx: Tx): Promise<LayoutRow[]> {
  return on(tx)
    .selectFrom('cockpit.layouts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('code')
    .execute();
}

/** One layout, locked. */
export function lockLayout(tx: Tx, code: string): Promise<LayoutRow | undefined> {
  return on(tx)
    .selectFrom('cockpit.layouts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** Keeps layouts, over what was there. */
export async function saveLayouts(tx: Tx, rows: readonly LayoutRow[]): Promise<void> {
  if (rows.length === 0) return;
  await on(tx)
    .insertInto('cockpit.layouts')
    .values(
      rows.map((row) => ({
        ...row,
        content: sql<LayoutRow['content']>`${JSON.stringify(row.content)}::jsonb`,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'code']).doUpdateSet((excluded) => ({
        content: excluded.ref('excluded.content'),
        version: excluded.ref('excluded.version'),
        savedAt: excluded.ref('excluded.savedAt'),
        savedByName: excluded.ref('excluded.savedByName'),
      })),
    )
    .execute();
}

/** Removes a layout. */
export async function deleteLayout(tx: Tx, code: string): Promise<void> {
  await on(tx)
    .deleteFrom('cockpit.layouts')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .execute();
}
