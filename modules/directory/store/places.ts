/** Statements on kinds and places. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { DirectoryTables, KindRow, PlaceRow } from './tables.ts';

const on = (tx: Tx) => tx.as<DirectoryTables>();

/** All kinds in the order of the screens. */
export function kindRows(tx: Tx): Promise<KindRow[]> {
  return on(tx)
    .selectFrom('directory.kinds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('position')
    .orderBy('code')
    .execute();
}

/** Writes kinds over those that are there. */
export async function saveKindRows(tx: Tx, rows: readonly KindRow[]): Promise<void> {
  await insertMany(
    tx,
    'directory.kinds',
    rows,
    `ON CONFLICT (tenant_id, code) DO UPDATE SET name_zh = excluded.name_zh,
     name_en = excluded.name_en, family = excluded.family, position = excluded.position`,
  );
}

/** Removes kinds that no place has. */
export async function deleteKinds(tx: Tx, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await on(tx)
    .deleteFrom('directory.kinds')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', 'in', [...codes])
    .execute();
}

/** All places, by name. */
export function placeRows(tx: Tx): Promise<PlaceRow[]> {
  return on(tx)
    .selectFrom('directory.places')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('kind')
    .orderBy('nameZh')
    .limit(5000)
    .execute();
}

/** One place by its code. */
export function placeByCode(tx: Tx, code: string): Promise<PlaceRow | undefined> {
  return on(tx)
    .selectFrom('directory.places')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', '=', code)
    .executeTakeFirst();
}

/** One place. */
export function placeById(tx: Tx, id: string): Promise<PlaceRow | undefined> {
  return on(tx)
    .selectFrom('directory.places')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Writes places. */
export async function insertPlaces(tx: Tx, rows: readonly PlaceRow[]): Promise<void> {
  await insertMany(tx, 'directory.places', rows);
}

/** Changes a place that still has the version read. */
export async function updatePlace(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  { hours, ...change }: Omit<PlaceRow, 'id' | 'tenantId' | 'version'>,
): Promise<boolean> {
  const written: Record<string, unknown> = { ...change, hours: hours && JSON.stringify(hours) };
  const { numUpdatedRows } = await on(tx)
    .updateTable('directory.places')
    .set({ ...written, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
