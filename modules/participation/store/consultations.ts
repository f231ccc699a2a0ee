/** Queries about consultations and comments. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { ConsultationState } from '../contract/states.ts';
import { type IdPage, on } from './rows.ts';
import type { CommentRecord, ConsultationRecord } from './tables.ts';

const table = 'participation.consultations';
const comments = 'participation.comments';

export async function insertConsultation(tx: Tx, row: ConsultationRecord): Promise<void> {
  await insertMany(tx, table, [row]);
}

const all = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

export function consultationByNumber(
  tx: Tx,
  number: string,
): Promise<ConsultationRecord | undefined> {
  return all(tx).where('number', '=', number).executeTakeFirst();
}

export function consultationById(tx: Tx, id: string): Promise<ConsultationRecord | undefined> {
  return all(tx).where('id', '=', id).executeTakeFirst();
}

/** A page in these states, newest first. */
export function consultationPage(
  tx: Tx,
  states: readonly ConsultationState[],
  { limit, afterId }: IdPage,
): Promise<ConsultationRecord[]> {
  let query = all(tx)
    .where('state', 'in', [...states])
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '<', afterId);
  return query.execute();
}

export async function insertComments(tx: Tx, rows: readonly CommentRecord[]): Promise<void> {
  await insertMany(tx, comments, rows);
}

/** How many comments of each state each consultation has. */
export function commentCounts(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom(comments)
    .select(['consultationId', 'state', sql<number>`count(*)`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('consultationId', 'in', [...ids])
    .groupBy(['consultationId', 'state'])
    .execute();
}

/** Comments that anybody may read, oldest first; their own words are not read. */
export function shownComments(tx: Tx, consultationId: string) {
  return on(tx)
    .selectFrom(comments)
    .select(['id', 'anchor', 'publicWords', 'createdAt'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('consultationId', '=', consultationId)
    .where('state', '=', 'shown')
    .orderBy('id')
    .limit(2000)
    .execute();
}

/** A page of all comments, oldest first. */
export async function deskComments(
  tx: Tx,
  consultationId: string,
  { limit, afterId }: IdPage,
): Promise<CommentRecord[]> {
  let query = on(tx)
    .selectFrom(comments)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('consultationId', '=', consultationId)
    .orderBy('id')
    .limit(limit + 1);
  if (afterId) query = query.where('id', '>', afterId);
  return openRows(tx, comments, await query.execute());
}

/** A comment, locked. */
export async function lockComment(tx: Tx, id: string): Promise<CommentRecord | undefined> {
  const row = await on(tx)
    .selectFrom(comments)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, comments, row);
}

export async function updateComment(
  tx: Tx,
  id: string,
  change: Partial<CommentRecord>,
): Promise<void> {
  await on(tx)
    .updateTable(comments)
    .set(await sealChange(tx, comments, id, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}
