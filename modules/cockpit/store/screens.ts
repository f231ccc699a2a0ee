/** Statements on cameras and rotations. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { CameraRow, CockpitTables, RotationRow } from './tables.ts';

const on = (tx: Tx) => tx.as<CockpitTables>();

/** All cameras, by name. */
export async function cameraRows(tx: Tx): Promise<CameraRow[]> {
  const rows = await on(tx)
    .selectFrom('cockpit.cameras')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('nameZh')
    .execute();
  return openRows(tx, 'cockpit.cameras', rows);
}

/** One camera. */
export async function cameraRow(tx: Tx, id: string): Promise<CameraRow | undefined> {
  const row = await on(tx)
    .selectFrom('cockpit.cameras')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return openRow(tx, 'cockpit.cameras', row);
}

/** Keeps a camera, over what was there. */
export async function saveCameraRow(tx: Tx, row: CameraRow): Promise<void> {
  const { tenantId: _, id, ...changed } = row;
  const added = await insertMany(tx, 'cockpit.cameras', [row], 'ON CONFLICT DO NOTHING');
  if (added > 0) return;
  await on(tx)
    .updateTable('cockpit.cameras')
    .set(await sealChange(tx, 'cockpit.cameras', id, changed))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Removes a camera. @returns whether there was one */
export async function deleteCamera(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom('cockpit.cameras')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** All rotations, by code. */
export function rotationRows(tx: Tx): Promise<RotationRow[]> {
  return on(tx)
    .selectFrom('cockpit.rotations')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('code')
    .execute();
}

/** Keeps a rotation, over what was there. */
export async function saveRotationRow(tx: Tx, row: RotationRow): Promise<void> {
  const content = sql<RotationRow['content']>`${JSON.stringify(row.content)}::jsonb`;
  await on(tx)
    .insertInto('cockpit.rotations')
    .values({ ...row, content })
    .onConflict((conflict) => conflict.columns(['tenantId', 'code']).doUpdateSet({ content }))
    .execute();
}

/** Removes a rotation. @returns whether there was one */
export async function deleteRotation(tx: Tx, code: string): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom('cockpit.rotations')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
