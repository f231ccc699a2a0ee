/** Changing devices and groups. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { NewThingRow, ThingRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** A device, locked; undefined outside the actor's reach. */
export async function lockThing(tx: Tx, id: string): Promise<ThingRow | undefined> {
  return on(tx)
    .selectFrom('things.things')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a device; counts its version up. */
export async function updateThing(
  tx: Tx,
  id: string,
  change: Partial<Omit<NewThingRow, 'id' | 'tenantId' | 'version'>>,
): Promise<void> {
  const { tags, settings, ...rest } = change;
  await on(tx)
    .updateTable('things.things')
    .set({
      ...rest,
      ...(tags ? { tags: sql<Record<string, string>>`${JSON.stringify(tags)}::jsonb` } : {}),
      ...(settings
        ? { settings: sql<Record<string, unknown>>`${JSON.stringify(settings)}::jsonb` }
        : {}),
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/** Whether a device has a secret. */
export async function hasKey(tx: Tx, thingId: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('things.keys')
    .select('thingId')
    .where('thingId', '=', thingId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Takes a device's secret away. */
export async function deleteKey(tx: Tx, thingId: string): Promise<void> {
  await on(tx).deleteFrom('things.keys').where('thingId', '=', thingId).execute();
}

/** All groups. */
export function groupRows(tx: Tx) {
  return on(tx).selectFrom('things.groups').selectAll().orderBy('code').execute();
}

/** Adds a group. @returns whether the code was free */
export async function insertGroup(tx: Tx, row: ThingsTables['things.groups']): Promise<boolean> {
  return (await insertMany(tx, 'things.groups', [row], 'ON CONFLICT DO NOTHING')) > 0;
}

/** Changes a group if its version still fits. @returns whether it did */
export async function updateGroup(
  tx: Tx,
  code: string,
  version: number,
  change: { nameZh: string; nameEn: string; note: string },
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('things.groups')
    .set({ ...change, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Removes a group and its name from its devices. */
export async function deleteGroup(tx: Tx, code: string): Promise<void> {
  await on(tx).deleteFrom('things.groups').where('code', '=', code).execute();
  await tx.client.query(
    `UPDATE things.things SET group_codes = array_remove(group_codes, $1), version = version + 1
     WHERE $1 = ANY (group_codes)`,
    [code],
  );
}

/** Puts devices into a group and takes others out. @returns how many changed */
export async function changeMembers(
  tx: Tx,
  code: string,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Promise<number> {
  const added = await tx.client.query(
    `UPDATE things.things SET group_codes = group_codes || $1::text, version = version + 1
     WHERE id = ANY ($2) AND NOT $1 = ANY (group_codes)`,
    [code, change.add],
  );
  const removed = await tx.client.query(
    `UPDATE things.things SET group_codes = array_remove(group_codes, $1), version = version + 1
     WHERE id = ANY ($2) AND $1 = ANY (group_codes)`,
    [code, change.remove],
  );
  return (added.rowCount ?? 0) + (removed.rowCount ?? 0);
}
