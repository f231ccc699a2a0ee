/** Corrections and models. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';

interface ClassificationTables {
  'classification.corrections': {
    id: string;
    tenantId: string;
    text: string;
    categoryCode: string;
    source: string;
    correctedBy: string | null;
    correctedAt: Date;
  };
  'classification.models': {
    tenantId: string;
    version: number;
    content: Buffer;
    sampleCount: number;
    correctionCount: number;
    trainedAt: Date;
  };
}

const on = (tx: Tx) => tx.as<ClassificationTables>();

/** Keeps corrections. */
export function insertCorrections(
  tx: Tx,
  rows: readonly ClassificationTables['classification.corrections'][],
): Promise<number> {
  return insertMany(tx, 'classification.corrections', rows);
}

/** The newest corrections. */
export function correctionRows(tx: Tx, limit: number) {
  return on(tx)
    .selectFrom('classification.corrections')
    .select(['text', 'categoryCode'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('correctedAt', 'desc')
    .limit(limit)
    .execute();
}

/** Version of the model in use; 0 when none was trained. */
export async function newestVersion(tx: Tx): Promise<number> {
  const row = await on(tx)
    .selectFrom('classification.models')
    .select(sql<number>`coalesce(max(version), 0)`.as('version'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirstOrThrow();
  return row.version;
}

/** A model's content. */
export async function modelContent(tx: Tx, version: number): Promise<Buffer | undefined> {
  const row = await on(tx)
    .selectFrom('classification.models')
    .select('content')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.content;
}

/** What is known of the model in use. */
export function modelFacts(tx: Tx) {
  return on(tx)
    .selectFrom('classification.models')
    .select(['version', 'sampleCount', 'correctionCount', 'trainedAt'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('version', 'desc')
    .limit(20)
    .execute();
}

/** Keeps a model as the newest and drops all but the last three. */
export async function insertModel(
  tx: Tx,
  model: Omit<ClassificationTables['classification.models'], 'tenantId'>,
): Promise<void> {
  const { tenantId } = tx.ctx;
  await on(tx)
    .insertInto('classification.models')
    .values({ ...model, tenantId })
    .execute();
  await on(tx)
    .deleteFrom('classification.models')
    .where('tenantId', '=', tenantId)
    .where('version', '<', model.version - 2)
    .execute();
}

/** Corrections whose text holds one of these words. */
export async function correctionsWith(
  tx: Tx,
  words: readonly string[],
): Promise<{ id: string; text: string }[]> {
  const { rows } = await tx.client.query<{ id: string; text: string }>(
    `SELECT id, text FROM classification.corrections
     WHERE tenant_id = $1 AND EXISTS (SELECT FROM unnest($2::text[]) AS word WHERE strpos(text, word) > 0)`,
    [tx.ctx.tenantId, [...words]],
  );
  return rows;
}

/** Changes the text of a correction. */
export async function saveCorrectionText(tx: Tx, id: string, text: string): Promise<void> {
  await on(tx)
    .updateTable('classification.corrections')
    .set({ text })
    .where('id', '=', id)
    .execute();
}
