/** Statements on the hosts that cameras may stand at. */
import { sql, type SystemTx, type Tx } from '#platform/database/index.ts';
import type { CameraHost } from '../contract/screens.ts';
import type { CockpitTables } from './tables.ts';

const table = 'cockpit.cameraHosts';

/** The hosts that the town named; null where it has not. */
export async function hostRow(tx: Tx): Promise<CameraHost[] | null> {
  const row = await tx
    .as<CockpitTables>()
    .selectFrom(table)
    .select('hosts')
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return row?.hosts ?? null;
}

/** Keeps the hosts, over what was there. */
export async function saveHostRow(tx: Tx, given: readonly CameraHost[]): Promise<void> {
  const hosts = sql<CameraHost[]>`${JSON.stringify(given)}::jsonb`;
  await tx
    .as<CockpitTables>()
    .insertInto(table)
    .values({ tenantId: tx.ctx.tenantId, hosts })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet({ hosts }))
    .execute();
}

/** What all towns named. */
export async function allHosts(tx: SystemTx): Promise<CameraHost[]> {
  const rows = await tx.as<CockpitTables>().selectFrom(table).select('hosts').execute();
  return rows.flatMap(({ hosts }) => hosts);
}
