/** Queries about requests and restrictions. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { PrivacyTables, RequestRow } from './tables.ts';

const on = (tx: Tx) => tx.as<PrivacyTables>();
const table = 'privacy.requests';

/** Keeps a request. */
export async function insertRequest(tx: Tx, row: RequestRow): Promise<void> {
  await insertMany(tx, table, [row]);
}

/** The requests of a person, the newest first. */
export async function requestsOf(tx: Tx, personId: string): Promise<RequestRow[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .execute();
  return openRows(tx, table, rows);
}

/** A page of the town's requests, newest first, one row longer than asked. */
export async function requestPage(
  tx: Tx,
  filter: { readonly state?: RequestRow['state'] },
  page: { readonly limit: number; readonly after: PageEnd | null },
): Promise<RequestRow[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (page.after) query = query.where('id', '<', page.after.id);
  return openRows(tx, table, await query.execute());
}

/** A request, locked. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a locked request and counts its version up. */
export async function updateRequest(
  tx: Tx,
  id: string,
  change: Partial<RequestRow>,
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({
      ...(await sealChange(tx, table, id, change)),
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Granted erasures that wait for something to end. */
export function waitingRequests(tx: Tx): Promise<{ id: string; personId: string }[]> {
  return on(tx)
    .selectFrom(table)
    .select(['id', 'personId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute();
}

/** Restricts the use of a person's data. */
export async function restrict(tx: Tx, personId: string): Promise<void> {
  const row = { tenantId: tx.ctx.tenantId, personId, since: tx.ctx.clock.now() };
  await insertMany(tx, 'privacy.restrictions', [row], 'ON CONFLICT DO NOTHING');
}

/** Ends a restriction. @returns whether there was one */
export async function liftRestriction(tx: Tx, personId: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('privacy.restrictions')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}
