/** Statements on the bus timetable. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { DirectoryTables, TimetableRow } from './tables.ts';

const on = (tx: Tx) => tx.as<DirectoryTables>();

/** The timetable of the town. */
export function timetableRow(tx: Tx): Promise<TimetableRow | undefined> {
  return on(tx)
    .selectFrom('directory.timetables')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
}

/** Version of the timetable, as a token. */
export async function timetableRevision(tx: Tx): Promise<string> {
  const row = await on(tx)
    .selectFrom('directory.timetables')
    .select('version')
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return String(row?.version ?? 0);
}

/** Keeps a timetable. @returns whether the one before still had the version read (0: there was none) */
export async function saveTimetable(tx: Tx, row: TimetableRow): Promise<boolean> {
  if (row.version === 1) {
    return (await insertMany(tx, 'directory.timetables', [row], 'ON CONFLICT DO NOTHING')) > 0;
  }
  const { content, sourceName, importedAt, version } = row;
  const written: Record<string, unknown> = { content: JSON.stringify(content) };
  const { numUpdatedRows } = await on(tx)
    .updateTable('directory.timetables')
    .set({ ...written, sourceName, importedAt, version })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
