/** Queries about sources. */
import { insertMany, openRow, openRows, sealChange, type Tx } from '#platform/database/index.ts';
import type { IntakeTables, SourceRow } from './tables.ts';

const on = (tx: Tx) => tx.as<IntakeTables>();
const table = 'intake.sources';
const jsonMembers = ['settings', 'mapping', 'schedule', 'lastProblem'] as const;

/** Writes a source. */
export async function insertSource(tx: Tx, row: SourceRow): Promise<void> {
  await insertMany(tx, table, [row]);
}

/** A source with its secret. */
export async function sourceRow(tx: Tx, id: string): Promise<SourceRow | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Sources within the actor's reach, by title, with their secrets. */
export async function sourceRows(
  tx: Tx,
  filter: { readonly resourceId?: string | undefined; readonly due?: Date } = {},
): Promise<SourceRow[]> {
  const { resourceId, due } = filter;
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('active', '=', true)
    .$if(resourceId !== undefined, (query) => query.where('resourceId', '=', resourceId ?? ''))
    .$if(due !== undefined, (query) => query.where('nextRunAt', '<=', due ?? new Date()))
    .orderBy('title')
    .execute();
  return openRows(tx, table, rows);
}

/** The source at which the rows of a resource stay and are read. */
export async function sourceInPlace(tx: Tx, resourceId: string): Promise<SourceRow | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('resourceId', '=', resourceId)
    .where('active', '=', true)
    .where('referenceKey', 'is not', null)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a source. @param version that it must have; left out: whatever it has @returns whether it was changed */
export async function updateSource(
  tx: Tx,
  id: string,
  change: Partial<Omit<SourceRow, 'id' | 'tenantId' | 'version'>>,
  version?: number,
): Promise<boolean> {
  const sealed: Record<string, unknown> = { ...(await sealChange(tx, table, id, change)) };
  for (const member of jsonMembers) {
    if (sealed[member] !== undefined) sealed[member] = JSON.stringify(sealed[member]);
    if (sealed[member] === 'null') sealed[member] = null;
  }
  const result = await on(tx)
    .updateTable(table)
    .set(sealed as Partial<SourceRow>)
    .$if(version !== undefined, (query) =>
      query.set((eb) => ({ version: eb('version', '+', 1) })).where('version', '=', version ?? 0),
    )
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
