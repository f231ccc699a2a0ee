/** Models: reading and writing versions. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { ModelRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** Which of the two revisions of a town. */
export type RevisionKind = 'modelsRevision' | 'thingsRevision';

/** A token that changes with every change of models or devices; empty before the first. */
export async function revisionOf(tx: Tx, kind: RevisionKind): Promise<string> {
  const row = await on(tx).selectFrom('things.settings').select(kind).executeTakeFirst();
  return row?.[kind] ?? '';
}

/** Gives models or devices a new revision. */
export async function touchRevision(tx: Tx, kind: RevisionKind): Promise<void> {
  const fresh = sql<string>`gen_random_uuid()`;
  await on(tx)
    .insertInto('things.settings')
    .values({ tenantId: tx.ctx.tenantId, modelsRevision: fresh, thingsRevision: fresh })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet({ [kind]: fresh }))
    .execute();
}

/** Every version that is in force or judges a device. */
export async function modelRows(tx: Tx): Promise<ModelRow[]> {
  return on(tx)
    .selectFrom('things.models')
    .selectAll()
    .orderBy('code')
    .orderBy('version')
    .execute();
}

/** The versions in force, locked against another change. */
export async function lockLatestModels(tx: Tx, codes: readonly string[]): Promise<ModelRow[]> {
  if (codes.length === 0) return [];
  return on(tx)
    .selectFrom('things.models')
    .selectAll()
    .where('code', 'in', [...codes])
    .where('latest', '=', true)
    .orderBy('code')
    .forUpdate()
    .execute();
}

/** Adds versions; those before them are no longer in force. */
export async function insertModels(tx: Tx, rows: readonly ModelRow[]): Promise<void> {
  if (rows.length === 0) return;
  const codes = rows.map(({ code }) => code);
  await on(tx)
    .updateTable('things.models')
    .set({ latest: false })
    .where('code', 'in', codes)
    .where('latest', '=', true)
    .execute();
  await insertMany(tx, 'things.models', rows);
}

/** Lets a model's devices be judged by its version in force. @returns how many moved */
export async function moveThingsToLatest(tx: Tx, codes: readonly string[]): Promise<number> {
  const { rowCount } = await tx.client.query(
    `UPDATE things.things t SET model_version = m.version FROM things.models m
     WHERE m.tenant_id = t.tenant_id AND m.code = t.model_code AND m.latest
       AND t.model_code = ANY ($1) AND t.model_version <> m.version`,
    [codes],
  );
  return rowCount ?? 0;
}
