/** Statements on where the ground comes from. */
import type { SystemTx, Tx } from '#platform/database/index.ts';
import type { MapTables, SettingsRow } from './tables.ts';

/** The town's settings. */
export function settingsRow(tx: Tx): Promise<SettingsRow | undefined> {
  return tx.as<MapTables>().selectFrom('map.settings').selectAll().executeTakeFirst();
}

/** The same, locked. */
export function lockSettings(tx: Tx): Promise<SettingsRow | undefined> {
  return tx.as<MapTables>().selectFrom('map.settings').selectAll().forUpdate().executeTakeFirst();
}

/** Adds or replaces the town's settings. */
export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  const { tenantId: _tenant, ...change } = row;
  await tx
    .as<MapTables>()
    .insertInto('map.settings')
    .values(row)
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(change))
    .execute();
}

/** The settings of every town, for the header that says which hosts browsers may ask. */
export function allSettings(tx: SystemTx): Promise<SettingsRow[]> {
  return tx.as<MapTables>().selectFrom('map.settings').selectAll().execute();
}
