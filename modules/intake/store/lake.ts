/** Queries about files of the lake and snapshots. */
import { openRows, type Tx } from '#platform/database/index.ts';
import type { IntakeTables, LakeFileRow, SnapshotRow } from './tables.ts';

const on = (tx: Tx) => tx.as<IntakeTables>();
const table = 'intake.lake_files';

/** What a resource holds now; undefined when nothing was ever applied. */
export function snapshotRow(tx: Tx, resourceId: string): Promise<SnapshotRow | undefined> {
  return on(tx)
    .selectFrom('intake.snapshots')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .executeTakeFirst();
}

/** The files of that, in the order of their rows, with their keys. */
export async function snapshotFiles(tx: Tx, resourceId: string): Promise<LakeFileRow[]> {
  const rows = await on(tx)
    .selectFrom('intake.lake_files')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('inSnapshot', '=', true)
    .orderBy('firstRow')
    .orderBy('part')
    .execute();
  return openRows(tx, table, rows);
}
