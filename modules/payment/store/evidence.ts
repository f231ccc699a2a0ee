/** Queries of the ledger about the book. */
import { isUuid } from '#platform/ids/index.ts';
import type { Kysely, Tx } from '#platform/database/index.ts';
import type { EntryRecord, LineRecord, PaymentTables } from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();
const first = '00000000-0000-0000-0000-000000000000';

/** The entry of an id, in a list. */
export async function entriesById(tx: Tx, id: string): Promise<EntryRecord[]> {
  if (!isUuid(id)) return [];
  return on(tx)
    .selectFrom('payment.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Entries in the order of their ids, from after one of them. */
export function entriesFrom(tx: Tx, after: string, limit: number): Promise<EntryRecord[]> {
  return on(tx)
    .selectFrom('payment.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '>', after === '' ? first : after)
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Lines of entries. */
export async function linesOfEntries(tx: Tx, ids: readonly string[]): Promise<LineRecord[]> {
  if (ids.length === 0) return [];
  return on(tx)
    .selectFrom('payment.lines')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('entryId', 'in', [...ids])
    .execute();
}
