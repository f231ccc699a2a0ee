/** Statements on synonyms, unanswered questions, the book of words and the language model. */
import { insertMany, openRow, sealChange, sql, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { AnsweringRow, PolicyTables, SynonymRow, UnansweredRow } from './tables.ts';

const on = (tx: Tx) => tx.as<PolicyTables>();

/** Token that changes whenever the words of the search do. */
export async function bookRevision(tx: Tx): Promise<string> {
  const row = await on(tx)
    .selectFrom('policy.books')
    .select('revision')
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return row?.revision ?? '';
}

/** Says that the words of the search changed. */
export async function touchBook(tx: Tx): Promise<void> {
  const revision = uuidv7();
  await on(tx)
    .insertInto('policy.books')
    .values({ tenantId: tx.ctx.tenantId, revision })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet({ revision }))
    .execute();
}

/** All groups of synonyms, the newest first. */
export function synonymRows(tx: Tx): Promise<SynonymRow[]> {
  return on(tx)
    .selectFrom('policy.synonyms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .execute();
}

/** Writes groups of synonyms. */
export async function insertSynonyms(tx: Tx, rows: readonly SynonymRow[]): Promise<void> {
  await insertMany(tx, 'policy.synonyms', rows);
}

/** Changes a group that still has the version read. */
export async function updateSynonyms(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  change: Pick<SynonymRow, 'words' | 'note' | 'updatedAt'>,
): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('policy.synonyms')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes a group. @returns whether there was one */
export async function deleteSynonyms(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await on(tx)
    .deleteFrom('policy.synonyms')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Counts a question that found nothing; new ones only while fewer than `most` are open: a flood of nonsense is not kept. */
export async function countUnanswered(tx: Tx, question: string, most: number): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  await sql`INSERT INTO policy.unanswered AS own (id, tenant_id, question, times, last_asked_at)
    SELECT ${uuidv7()}, ${tenantId}, ${question}, 1, ${clock.now()}
    WHERE (SELECT count(*) FROM policy.unanswered WHERE tenant_id = ${tenantId} AND settled_at IS NULL) < ${most}
    ON CONFLICT (tenant_id, question) DO UPDATE
    SET times = own.times + 1, last_asked_at = excluded.last_asked_at, settled_at = NULL`.execute(
    tx.as(),
  );
}

/** Open questions, most asked first. */
export function unansweredRows(tx: Tx): Promise<UnansweredRow[]> {
  return on(tx)
    .selectFrom('policy.unanswered')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('settledAt', 'is', null)
    .orderBy('times', 'desc')
    .orderBy('lastAskedAt', 'desc')
    .limit(200)
    .execute();
}

/** Takes a question from the list. @returns whether it was there */
export async function settleRow(tx: Tx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await on(tx)
    .updateTable('policy.unanswered')
    .set({ settledAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes questions that nobody asked for long. */
export async function deleteOldQuestions(tx: Tx, before: Date): Promise<void> {
  await on(tx)
    .deleteFrom('policy.unanswered')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('lastAskedAt', '<', before)
    .execute();
}

/** How the town has connected a language model; undefined before it ever did. */
export async function answeringRow(tx: Tx): Promise<AnsweringRow | undefined> {
  const row = await on(tx)
    .selectFrom('policy.answering')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return openRow(tx, 'policy.answering', row);
}

/** Keeps the connection. @param version as read; 0 for the first time. @returns whether it was still so */
export async function saveAnsweringRow(tx: Tx, row: AnsweringRow): Promise<boolean> {
  if (row.version === 1) {
    return (await insertMany(tx, 'policy.answering', [row], 'ON CONFLICT DO NOTHING')) > 0;
  }
  const { tenantId, ...changed } = row;
  const { numUpdatedRows } = await on(tx)
    .updateTable('policy.answering')
    .set(await sealChange(tx, 'policy.answering', tenantId, changed))
    .where('tenantId', '=', tenantId)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
