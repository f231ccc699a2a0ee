/** Every SQL statement of the module Assisted service. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { EntryState } from './contract.ts';

/** A row of `assist.entries`. */
export interface EntryRow {
  id: string;
  tenantId: string;
  title: string;
  quantity: number;
  state: EntryState;
  createdAt: Date;
}

interface Tables {
  'assist.entries': EntryRow;
  'assist.totals': { tenantId: string; state: EntryState; count: number };
}

/** Writes entries. */
export async function insertEntries(tx: Tx, rows: readonly EntryRow[]): Promise<void> {
  await insertMany(tx, 'assist.entries', rows);
}

/** Entries, newest first; ids are made in order of time, so `before` pages by key. */
export function entryRows(tx: Tx, before: string | null, limit: number): Promise<EntryRow[]> {
  return tx
    .as<Tables>()
    .selectFrom('assist.entries')
    .selectAll()
    .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** One entry. */
export function entryRow(tx: Tx, entryId: string): Promise<EntryRow | undefined> {
  return tx
    .as<Tables>()
    .selectFrom('assist.entries')
    .selectAll()
    .where('id', '=', entryId)
    .executeTakeFirst();
}

/** Counts one more entry in a state. */
export async function addToTotal(tx: Tx, state: EntryState): Promise<void> {
  await tx
    .as<Tables>()
    .insertInto('assist.totals')
    .values({ tenantId: tx.ctx.tenantId, state, count: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'state'])
        .doUpdateSet({ count: sql<number>`assist.totals.count + 1` }),
    )
    .execute();
}

/** How many entries are in each state. */
export function totalRows(tx: Tx): Promise<{ state: EntryState; count: number }[]> {
  return tx
    .as<Tables>()
    .selectFrom('assist.totals')
    .select(['state', 'count'])
    .orderBy('state')
    .execute();
}
