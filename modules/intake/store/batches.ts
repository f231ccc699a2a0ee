/** Queries about batches. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { BatchRow, FixRow, IntakeTables } from './tables.ts';

const on = (tx: Tx) => tx.as<IntakeTables>();
const table = 'intake.batches';
/** Members that are kept as JSON; Kysely hands lists to PostgreSQL as arrays. */
const jsonMembers = ['facts', 'mapping', 'counts', 'progress', 'problem'] as const;

/** Writes a batch. */
export async function insertBatch(tx: Tx, row: BatchRow): Promise<void> {
  await insertMany(tx, table, [row]);
}

/** The next number of a batch in the town: counted over all departments, of which the actor may see one. */
export async function nextNumber(tx: Tx): Promise<number> {
  const row = await on(tx)
    .insertInto('intake.counters')
    .values({ tenantId: tx.ctx.tenantId, last: 1 })
    .onConflict((conflict) =>
      conflict.column('tenantId').doUpdateSet({ last: sql<number>`intake.counters.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** A batch, with its profile opened. @param lock held until the transaction ends */
export async function batchRow(tx: Tx, id: string, lock = false): Promise<BatchRow | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a batch. */
export async function updateBatch(
  tx: Tx,
  id: string,
  change: Partial<Omit<BatchRow, 'id' | 'tenantId' | 'version'>>,
): Promise<void> {
  const sealed: Record<string, unknown> = { ...(await sealChange(tx, table, id, change)) };
  for (const member of jsonMembers) {
    if (sealed[member] !== undefined) sealed[member] = JSON.stringify(sealed[member]);
    if (sealed[member] === 'null') sealed[member] = null;
  }
  await on(tx)
    .updateTable(table)
    .set(sealed as Partial<BatchRow>)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Notes how far a batch is that is still at what it was: nothing that was decided meanwhile is touched. */
export async function noteProgress(
  tx: Tx,
  { id, state }: Pick<BatchRow, 'id' | 'state'>,
  progress: BatchRow['progress'],
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ progress: sql`${JSON.stringify(progress)}::jsonb` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('state', '=', state)
    .execute();
}

/** Which batches, newest first. */
export interface BatchFilter {
  readonly resourceId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly states?: readonly BatchRow['state'][] | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Batches within the actor's reach, newest first; their profiles stay sealed. */
export function batchRows(tx: Tx, filter: BatchFilter): Promise<BatchRow[]> {
  const { resourceId, sourceId, states, before, limit } = filter;
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .$if(resourceId !== undefined, (query) => query.where('resourceId', '=', resourceId ?? ''))
    .$if(sourceId !== undefined, (query) => query.where('sourceId', '=', sourceId ?? ''))
    .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Applied batches of a resource in the order in which they were applied. */
export function appliedBatches(tx: Tx, resourceId: string): Promise<BatchRow[]> {
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('state', 'in', ['applied', 'takingBack'])
    .orderBy('ordinal')
    .execute();
}

/** Rows that were mended by hand, by their line. */
export async function fixRows(tx: Tx, batchId: string): Promise<FixRow[]> {
  const rows = await on(tx)
    .selectFrom('intake.fixes')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('batchId', '=', batchId)
    .orderBy('line')
    .execute();
  return openRows(tx, 'intake.fixes', rows);
}

/** Keeps a mended row instead of what was mended of it before. */
export async function saveFix(tx: Tx, row: FixRow): Promise<void> {
  await deleteFixes(tx, row.batchId, row.line);
  await insertMany(tx, 'intake.fixes', [row]);
}

/** Forgets mended rows: one, or all of a batch. */
export async function deleteFixes(tx: Tx, batchId: string, line?: number): Promise<void> {
  await on(tx)
    .deleteFrom('intake.fixes')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('batchId', '=', batchId)
    .$if(line !== undefined, (query) => query.where('line', '=', line ?? 0))
    .execute();
}

/** Batches of resources that keep a profile, with it opened. */
export async function profiledBatches(
  tx: Tx,
  resourceIds: readonly string[],
): Promise<Pick<BatchRow, 'id' | 'profile'>[]> {
  if (resourceIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', 'in', [...resourceIds])
    .where('profile', 'is not', null)
    .execute();
  return openRows(tx, table, rows);
}

/** Rows of resources that were mended by hand. */
export async function fixesOf(tx: Tx, resourceIds: readonly string[]): Promise<FixRow[]> {
  if (resourceIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom('intake.fixes')
    .selectAll('intake.fixes')
    .innerJoin(table, 'intake.batches.id', 'intake.fixes.batchId')
    .where('intake.fixes.tenantId', '=', tx.ctx.tenantId)
    .where('intake.batches.resourceId', 'in', [...resourceIds])
    .execute();
  return openRows(tx, 'intake.fixes', rows);
}
