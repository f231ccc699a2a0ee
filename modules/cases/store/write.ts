/** Statements that change cases. */
import type { Ctx } from '#platform/context/index.ts';
import { insertMany, literal, sql, type Tx } from '#platform/database/index.ts';
import type {
  AttachmentRecord,
  CaseRecord,
  CasesTables,
  TaskRecord,
  TraceRecord,
} from './tables.ts';

const on = (tx: Tx) => tx.as<CasesTables>();

/** Takes the next `count` numbers of a day. @returns the first of them */
export async function takeNumbers(tx: Tx, day: string, count: number): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(nextNumbers(tx.ctx, day, count));
  return (rows[0]?.last ?? count) - count + 1;
}

/**
 * The same in a transaction that does nothing else and is one round trip: it commits without waiting for the disk. Whatever
 * commits later and waits puts it on the disk too: what builds on the numbers is never kept without it.
 */
export async function takeNumbersUnhurried(ctx: Ctx, day: string, count: number): Promise<number> {
  const { rows } = await ctx.database.tenantScript<{ last: number }>(
    ctx,
    `SET LOCAL synchronous_commit = off; ${nextNumbers(ctx, day, count)}`,
  );
  return (rows[0]?.last ?? count) - count + 1;
}

function nextNumbers({ tenantId }: Ctx, day: string, count: number): string {
  return `INSERT INTO cases.counters (tenant_id, day, last)
    VALUES (${literal(tenantId)}, ${literal(day)}, ${Number(count)})
    ON CONFLICT (tenant_id, day) DO UPDATE SET last = cases.counters.last + ${Number(count)} RETURNING last`;
}

/** Adds cases. */
export function insertCases(tx: Tx, rows: readonly CaseRecord[]): Promise<number> {
  return insertMany(tx, 'cases.cases', rows);
}

/** Adds tasks. */
export function insertTasks(tx: Tx, rows: readonly TaskRecord[]): Promise<number> {
  return insertMany(tx, 'cases.tasks', rows);
}

/** Adds steps to timelines. */
export function insertTrace(tx: Tx, rows: readonly TraceRecord[]): Promise<number> {
  return insertMany(tx, 'cases.trace', rows);
}

/** Adds photos and voice notes; one that is already there stays as it was. */
export function insertAttachments(tx: Tx, rows: readonly AttachmentRecord[]): Promise<number> {
  return insertMany(tx, 'cases.attachments', rows, 'ON CONFLICT DO NOTHING');
}

/** A case the actor can see, locked until the transaction ends. */
export function lockCase(tx: Tx, caseId: string): Promise<CaseRecord | undefined> {
  return on(tx)
    .selectFrom('cases.cases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst();
}

/** Saves a change of a locked case and counts its version up. @returns the case as it is now */
export async function updateCase(
  tx: Tx,
  record: Pick<CaseRecord, 'id' | 'version'>,
  change: Partial<CaseRecord>,
): Promise<CaseRecord> {
  const { judgement, ...plain } = change;
  return on(tx)
    .updateTable('cases.cases')
    .set({
      ...plain,
      ...(judgement ? { judgement: sql`${JSON.stringify(judgement)}::jsonb` } : {}),
      updatedAt: tx.ctx.clock.now(),
      version: record.version + 1,
    } as never)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', record.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Open tasks of a case. */
export function openTasks(tx: Tx, caseId: string): Promise<TaskRecord[]> {
  return on(tx)
    .selectFrom('cases.tasks')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .where('endedAt', 'is', null)
    .execute();
}

/** Changes the open tasks of a case, of one kind or all. */
export async function updateOpenTasks(
  tx: Tx,
  caseId: string,
  change: Partial<TaskRecord>,
  only?: { readonly kind?: 'lead' | 'assist'; readonly id?: string },
): Promise<number> {
  let query = on(tx)
    .updateTable('cases.tasks')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .where('endedAt', 'is', null);
  if (only?.kind) query = query.where('kind', '=', only.kind);
  if (only?.id) query = query.where('id', '=', only.id);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Moves the photos of a merged case to the case that stays. */
export async function copyAttachments(tx: Tx, fromCaseId: string, toCaseId: string): Promise<void> {
  await tx.client.query(
    `INSERT INTO cases.attachments
     SELECT tenant_id, $2, file_id, kind, stage, taken_at, longitude, latitude, added_by, added_at
     FROM cases.attachments WHERE tenant_id = $3 AND case_id = $1 ON CONFLICT DO NOTHING`,
    [fromCaseId, toCaseId, tx.ctx.tenantId],
  );
}

/** Notes that a deadline passed, once. @returns the case as it is now; undefined when it was noted before */
export function markOverdue(tx: Tx, caseId: string, at: Date): Promise<CaseRecord | undefined> {
  return on(tx)
    .updateTable('cases.cases')
    .set({ overdueAt: at, updatedAt: at, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', caseId)
    .where('overdueAt', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** The settings of the road, if an administrator saved any. */
export function roadRow(tx: Tx) {
  return on(tx)
    .selectFrom('cases.road')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

/** Saves the settings of the road if the version still fits. @returns whether it did */
export async function saveRoadRow(tx: Tx, settings: unknown, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO cases.road (tenant_id, settings, version) VALUES ($1, $2, 1)
     ON CONFLICT (tenant_id) DO UPDATE SET settings = excluded.settings, version = cases.road.version + 1
     WHERE cases.road.version = $3`,
    [tx.ctx.tenantId, JSON.stringify(settings), version],
  );
  return (rowCount ?? 0) > 0;
}
