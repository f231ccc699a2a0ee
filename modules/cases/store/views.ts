/** Saved views. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { SavedView } from '../contract/index.ts';
import type { CasesTables } from './tables.ts';

/** A person's views in order. */
export async function viewsOf(tx: Tx, personId: string): Promise<SavedView[]> {
  return tx
    .as<CasesTables>()
    .selectFrom('cases.views')
    .select(['id', 'name', 'filter'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .limit(100)
    .execute();
}

/** Adds or changes a view. */
export async function upsertView(tx: Tx, personId: string, view: SavedView): Promise<void> {
  const row = { ...view, tenantId: tx.ctx.tenantId, personId, position: 0 };
  await insertMany(
    tx,
    'cases.views',
    [row],
    'ON CONFLICT (tenant_id, person_id, id) DO UPDATE SET name = excluded.name, filter = excluded.filter',
  );
}

/** Removes a view. */
export async function deleteView(tx: Tx, personId: string, viewId: string): Promise<void> {
  await tx
    .as<CasesTables>()
    .deleteFrom('cases.views')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('id', '=', viewId)
    .execute();
}
