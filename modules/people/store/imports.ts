/** Uploaded workbooks between preview and decision. */
import { insertMany, openRow, type Tx } from '#platform/database/index.ts';
import type { PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** Keeps an import until it is decided. */
export async function insertImport(tx: Tx, row: PeopleTables['people.imports']): Promise<void> {
  await insertMany(tx, 'people.imports', [row]);
}

/** An import as it was kept. */
export async function importRow(tx: Tx, id: string) {
  const row = await on(tx)
    .selectFrom('people.imports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return openRow(tx, 'people.imports', row);
}

/** An import, locked so that it is applied once. */
export async function lockImport(tx: Tx, id: string) {
  const row = await on(tx)
    .selectFrom('people.imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, 'people.imports', row);
}

/** Marks an import as applied and forgets its rows. */
export async function finishImport(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx)
    .updateTable('people.imports')
    .set({ appliedAt: at, rows: JSON.stringify([]) })
    .where('id', '=', id)
    .execute();
}

/** Removes previews that have expired. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('people.imports').where('expiresAt', '<', before).execute();
}
