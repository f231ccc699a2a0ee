/** Queries about files of the lake and snapshots. */
import { insertMany, openRows, sql, type Tx } from '#platform/database/index.ts';
import type { IntakeTables, LakeFileKind, LakeFileRow, SnapshotRow } from './tables.ts';

const on = (tx: Tx) => tx.as<IntakeTables>();
const table = 'intake.lake_files';

/** What a resource holds now; undefined when nothing was ever applied. @param lock held until the transaction ends */
export function snapshotRow(
  tx: Tx,
  resourceId: string,
  lock = false,
): Promise<SnapshotRow | undefined> {
  return on(tx)
    .selectFrom('intake.snapshots')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Sets row numbers aside. @returns the first of them */
export async function reserveRows(tx: Tx, resourceId: string, count: number): Promise<number> {
  const { tenantId, clock } = tx.ctx;
  const row = await on(tx)
    .insertInto('intake.snapshots')
    .values({
      tenantId,
      resourceId,
      version: 0,
      rows: 0,
      nextRow: count,
      nextOrdinal: 1,
      builtAt: clock.now(),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'resourceId'])
        .doUpdateSet({ nextRow: sql<number>`intake.snapshots.next_row + ${count}` }),
    )
    .returning('nextRow')
    .executeTakeFirstOrThrow();
  return row.nextRow - count;
}

/** Swaps the pointer: what a resource holds from the commit on. */
export async function updateSnapshot(
  tx: Tx,
  resourceId: string,
  change: { readonly version: number; readonly rows: number; readonly nextOrdinal: number },
): Promise<void> {
  await on(tx)
    .updateTable('intake.snapshots')
    .set({ ...change, builtAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .execute();
}

/** The files of what a resource holds, in the order of their rows, with their keys. */
export async function snapshotFiles(tx: Tx, resourceId: string): Promise<LakeFileRow[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('inSnapshot', '=', true)
    .orderBy('firstRow')
    .orderBy('part')
    .execute();
  return openRows(tx, table, rows);
}

/** Files of batches, by batch and part, with their keys; what was let go is left out. */
export async function batchFiles(
  tx: Tx,
  batchIds: readonly string[],
  kind: LakeFileKind,
): Promise<LakeFileRow[]> {
  if (batchIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('batchId', 'in', [...batchIds])
    .where('kind', '=', kind)
    .where('letGoAt', 'is', null)
    .orderBy('batchId')
    .orderBy('part')
    .execute();
  return openRows(tx, table, rows);
}

/** Names files; from the commit on they exist. */
export async function insertFiles(tx: Tx, rows: readonly LakeFileRow[]): Promise<void> {
  await insertMany(tx, table, rows);
}

/** Marks which files a resource's snapshot consists of, and no others. */
export async function markSnapshot(
  tx: Tx,
  resourceId: string,
  fileIds: readonly string[],
): Promise<void> {
  const { tenantId } = tx.ctx;
  const files = on(tx)
    .updateTable(table)
    .where('tenantId', '=', tenantId)
    .where('resourceId', '=', resourceId);
  await files.set({ inSnapshot: false }).where('inSnapshot', '=', true).execute();
  if (fileIds.length > 0) {
    await files
      .set({ inSnapshot: true })
      .where('id', 'in', [...fileIds])
      .execute();
  }
}

/** Lets go of files: of a batch by kind, or of snapshots that are no longer read. */
export async function letGo(
  tx: Tx,
  which:
    | { readonly batchId: string; readonly kinds: readonly LakeFileKind[] }
    | { readonly oldSnapshotsOf: string }
    | { readonly ids: readonly string[] },
): Promise<void> {
  if ('ids' in which && which.ids.length === 0) return;
  await on(tx)
    .updateTable(table)
    .set({ letGoAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('letGoAt', 'is', null)
    .where('inSnapshot', '=', false)
    .$if('batchId' in which, (query) =>
      'batchId' in which
        ? query.where('batchId', '=', which.batchId).where('kind', 'in', [...which.kinds])
        : query,
    )
    .$if('oldSnapshotsOf' in which, (query) =>
      'oldSnapshotsOf' in which
        ? query.where('resourceId', '=', which.oldSnapshotsOf).where('kind', '=', 'snapshot')
        : query,
    )
    .$if('ids' in which, (query) =>
      'ids' in which ? query.where('id', 'in', [...which.ids]) : query,
    )
    .execute();
}

/** Rows of files that were let go before an instant. */
export function letGoFiles(tx: Tx, before: Date): Promise<LakeFileRow[]> {
  return on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('letGoAt', '<', before)
    .limit(500)
    .execute();
}

/** Forgets files whose bytes are gone. */
export async function deleteFiles(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await on(tx)
    .deleteFrom(table)
    .where('id', 'in', [...ids])
    .execute();
}

/** Of these ids, those that have a row. */
export async function knownFiles(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await on(tx)
    .selectFrom(table)
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Files of Parquet of these resources that something still needs, with their keys. */
export async function livingFiles(tx: Tx, resourceIds: readonly string[]): Promise<LakeFileRow[]> {
  if (resourceIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', 'in', [...resourceIds])
    .where('form', '=', 'parquet')
    .where('letGoAt', 'is', null)
    .orderBy('id')
    .execute();
  return openRows(tx, table, rows);
}

/** Puts a file in the place of another of the same batch and part, also in the snapshot; the other is let go. */
export async function replaceFile(tx: Tx, old: LakeFileRow, written: LakeFileRow): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ inSnapshot: false, letGoAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', old.id)
    .execute();
  await insertFiles(tx, [written]);
}

/** Every file of the town that has a row, with its key. */
export async function allFiles(tx: Tx): Promise<LakeFileRow[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id')
    .execute();
  return openRows(tx, table, rows);
}
