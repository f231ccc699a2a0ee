/** Writing the matrix. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { CategoryRow, DutiesTables, DutyRow, LargeClassRow } from './tables.ts';

const on = (tx: Tx) => tx.as<DutiesTables>();

/** Gives the matrix a new revision. */
export async function touchRevision(tx: Tx): Promise<void> {
  await on(tx)
    .insertInto('duties.settings')
    .values({ tenantId: tx.ctx.tenantId, revision: sql<string>`gen_random_uuid()` })
    .onConflict((conflict) =>
      conflict.column('tenantId').doUpdateSet({ revision: sql<string>`gen_random_uuid()` }),
    )
    .execute();
}

/** Adds large classes. */
export async function insertLargeClasses(tx: Tx, rows: readonly LargeClassRow[]): Promise<void> {
  await insertMany(tx, 'duties.large_classes', rows);
}

/** Adds categories. */
export async function insertCategories(tx: Tx, rows: readonly CategoryRow[]): Promise<void> {
  await insertMany(tx, 'duties.categories', rows);
}

/** Adds duties. */
export async function insertDuties(tx: Tx, rows: readonly DutyRow[]): Promise<void> {
  await insertMany(tx, 'duties.duties', rows);
}

/** Changes a category if its version still fits. @returns whether it did */
export async function updateCategory(
  tx: Tx,
  code: string,
  version: number,
  change: Partial<CategoryRow>,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('duties.categories')
    .set({ ...change, version: version + 1 })
    .where('code', '=', code)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Changes a duty if its version still fits. @returns whether it did */
export async function updateDuty(
  tx: Tx,
  id: string,
  version: number,
  change: Partial<DutyRow>,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('duties.duties')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Removes a duty if its version still fits. @returns whether it did */
export async function deleteDuty(tx: Tx, id: string, version: number): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('duties.duties')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Keeps an import until it is decided. */
export async function insertImport(tx: Tx, row: DutiesTables['duties.imports']): Promise<void> {
  await insertMany(tx, 'duties.imports', [row]);
}

/** An import, locked so that it is applied once. */
export function lockImport(tx: Tx, id: string) {
  return on(tx)
    .selectFrom('duties.imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks an import as applied. */
export async function markImportApplied(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx).updateTable('duties.imports').set({ appliedAt: at }).where('id', '=', id).execute();
}

/** Removes previews that have expired. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('duties.imports').where('expiresAt', '<', before).execute();
}
