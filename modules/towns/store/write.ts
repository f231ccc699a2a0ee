/** Writing the ground. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type {
  GroundKind,
  GroundTables,
  ImportRow,
  MapLayerRow,
  SettingsRow,
  TownsTables,
} from './tables.ts';

const on = (tx: Tx) => tx.as<TownsTables>();

const tables: Readonly<Record<GroundKind, string>> = {
  villages: 'towns.villages',
  gridCells: 'towns.grid_cells',
  departments: 'towns.departments',
  places: 'towns.places',
};

/** Adds objects of one kind. */
export async function insertRows<K extends GroundKind>(
  tx: Tx,
  kind: K,
  rows: readonly GroundTables[K][],
): Promise<void> {
  await insertMany(tx, tables[kind], rows);
}

const jsonColumns: ReadonlySet<string> = new Set(['area', 'skills', 'houseNumbers']);

/** Changes one object if its version still fits. @returns whether it did */
export async function updateRow<K extends GroundKind>(
  tx: Tx,
  kind: K,
  at: { readonly id: string; readonly version: number },
  change: Partial<GroundTables[K]>,
): Promise<boolean> {
  const entries = Object.entries(change).filter(([key]) => !fixedColumns.has(key));
  const sets = entries.map(([key], index) => `${snake(key)} = $${index + 3}`);
  const values = entries.map(([key, value]) =>
    jsonColumns.has(key) && value !== null ? JSON.stringify(value) : value,
  );
  const result = await tx.client.query(
    `UPDATE ${tables[kind]} SET ${[...sets, 'version = version + 1'].join(', ')} WHERE id = $1 AND version = $2`,
    [at.id, at.version, ...values],
  );
  return result.rowCount === 1;
}

const fixedColumns: ReadonlySet<string> = new Set(['id', 'tenantId', 'version']);

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Sets who is responsible for a cell. @returns whether there is such a cell */
export async function updateGridWorker(
  tx: Tx,
  cellId: string,
  personId: string | null,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('towns.gridCells')
    .set({ gridWorkerId: personId, version: sql<number>`version + 1` })
    .where('id', '=', cellId)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Gives the office's part to no department; the caller gives it to another in the same step. */
export async function clearOffice(tx: Tx): Promise<void> {
  await on(tx)
    .updateTable('towns.departments')
    .set({ isOffice: false })
    .where('isOffice', '=', true)
    .execute();
}

/** Adds or replaces the town's settings. */
export async function saveSettings(tx: Tx, row: SettingsRow): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,
    duty_phone = excluded.duty_phone, centre_longitude = excluded.centre_longitude,
    centre_latitude = excluded.centre_latitude, county_outline = excluded.county_outline, revision = excluded.revision`;
  await insertMany(tx, 'towns.settings', [row], suffix);
}

/** Gives the ground a new revision. */
export async function touchRevision(tx: Tx): Promise<void> {
  await on(tx)
    .updateTable('towns.settings')
    .set({ revision: sql<string>`gen_random_uuid()` })
    .execute();
}

/** Replaces layers of the base map. */
export async function saveMapLayers(tx: Tx, rows: readonly MapLayerRow[]): Promise<void> {
  await insertMany(
    tx,
    'towns.map_layers',
    rows,
    'ON CONFLICT (tenant_id, id) DO UPDATE SET features = excluded.features, title_zh = excluded.title_zh, title_en = excluded.title_en',
  );
}

/** Keeps an import until it is decided. */
export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await insertMany(tx, 'towns.imports', [row]);
}

/** An import, locked so that it is applied once. */
export function lockImport(tx: Tx, id: string) {
  return on(tx)
    .selectFrom('towns.imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks an import as applied. */
export async function markImportApplied(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx).updateTable('towns.imports').set({ appliedAt: at }).where('id', '=', id).execute();
}

/** Removes previews that have expired. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('towns.imports').where('expiresAt', '<', before).execute();
}
