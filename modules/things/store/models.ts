/** Models: reading and writing versions. */
import { type Database, insertMany, sql, type Tx } from '#platform/database/index.ts';
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

/** Ends or allows new devices of a model. @returns whether there is such a model */
export async function setRetired(tx: Tx, code: string, retired: boolean): Promise<boolean> {
  const result = await on(tx)
    .updateTable('things.models')
    .set({ retired })
    .where('code', '=', code)
    .where('latest', '=', true)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Keeps the secret with which devices of a model register themselves. */
export async function saveModelSecret(
  tx: Tx,
  row: ThingsTables['things.modelSecrets'],
): Promise<void> {
  await insertMany(
    tx,
    'things.model_secrets',
    [row],
    `ON CONFLICT (tenant_id, model_code) DO UPDATE SET salt = excluded.salt,
     secret_sha256 = excluded.secret_sha256, changed_at = excluded.changed_at`,
  );
}

/** Ends self-registration of a model. */
export async function deleteModelSecret(tx: Tx, code: string): Promise<void> {
  await on(tx).deleteFrom('things.modelSecrets').where('modelCode', '=', code).execute();
}

/** Models whose devices may register themselves. */
export async function modelSecretCodes(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await on(tx).selectFrom('things.modelSecrets').select('modelCode').execute();
  return new Set(rows.map(({ modelCode }) => modelCode));
}

/** The secrets of a model's code in every town; several towns may use the same code. */
export async function modelSecretsOf(
  database: Database,
  code: string,
): Promise<ThingsTables['things.modelSecrets'][]> {
  return database.inSystem((tx) =>
    tx
      .as<ThingsTables>()
      .selectFrom('things.modelSecrets')
      .selectAll()
      .where('modelCode', '=', code)
      .execute(),
  );
}
