/** Queries about calls and call-backs. */
import {
  insertMany,
  openRow,
  openRows,
  searchIndex,
  sealChange,
  type Tx,
} from '#platform/database/index.ts';
import type { AssistTables, AttemptRow, CallbackRow, CallRow } from './tables.ts';

const on = (tx: Tx) => tx.as<AssistTables>();

export async function insertCalls(tx: Tx, rows: readonly CallRow[]): Promise<void> {
  await insertMany(tx, 'assist.calls', rows);
}

/** Deletes what was said on a person's telephones by callers whom nobody recognised: account rows go by their declaration. */
export async function deleteCallsFrom(tx: Tx, phones: readonly string[]): Promise<void> {
  for (const table of ['assist.callbacks', 'assist.calls'] as const) {
    for (const phone of phones) {
      const index = await searchIndex(tx, `${table}.phone`, phone);
      await tx.client.query(`DELETE FROM ${table} WHERE tenant_id = $1 AND phone_index = $2`, [
        tx.ctx.tenantId,
        index,
      ]);
    }
  }
}

const calls = (tx: Tx) =>
  on(tx).selectFrom('assist.calls').selectAll().where('tenantId', '=', tx.ctx.tenantId);

export async function lockCall(tx: Tx, id: string): Promise<CallRow | undefined> {
  const row = await calls(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return openRow(tx, 'assist.calls', row);
}

export async function readCall(tx: Tx, id: string): Promise<CallRow | undefined> {
  return openRow(tx, 'assist.calls', await calls(tx).where('id', '=', id).executeTakeFirst());
}

/** The call of an id of the exchange, locked. */
export async function callByExternalId(tx: Tx, externalId: string): Promise<CallRow | undefined> {
  const row = await calls(tx).where('externalId', '=', externalId).forUpdate().executeTakeFirst();
  return openRow(tx, 'assist.calls', row);
}

/** Calls of a span, newest first. */
export async function callsBetween(
  tx: Tx,
  span: { readonly from: Date; readonly to: Date },
  limit: number,
): Promise<CallRow[]> {
  const rows = await calls(tx)
    .where('startedAt', '>=', span.from)
    .where('startedAt', '<', span.to)
    .orderBy('startedAt', 'desc')
    .limit(limit + 1)
    .execute();
  return openRows(tx, 'assist.calls', rows);
}

/** Calls that ring or are being talked in by an agent, oldest first. */
export async function presentCalls(tx: Tx, agentId: string): Promise<CallRow[]> {
  const rows = await calls(tx)
    .where('state', 'in', ['ringing', 'talking'])
    .where((where) => where.or([where('agentId', '=', agentId), where('agentId', 'is', null)]))
    .orderBy('id')
    .limit(20)
    .execute();
  return openRows(tx, 'assist.calls', rows);
}

/** Former calls of a number, newest first. */
export async function callsOfPhone(tx: Tx, phone: string, limit: number): Promise<CallRow[]> {
  const index = await searchIndex(tx, 'assist.calls.phone', phone);
  const rows = await calls(tx)
    .where('phoneIndex', '=', index)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return openRows(tx, 'assist.calls', rows);
}

export async function updateCall(tx: Tx, id: string, change: Partial<CallRow>): Promise<void> {
  await on(tx)
    .updateTable('assist.calls')
    .set(await sealChange(tx, 'assist.calls', id, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function insertCallbacks(tx: Tx, rows: readonly CallbackRow[]): Promise<void> {
  await insertMany(tx, 'assist.callbacks', rows);
}

const callbacks = (tx: Tx) =>
  on(tx).selectFrom('assist.callbacks').selectAll().where('tenantId', '=', tx.ctx.tenantId);

export async function lockCallback(tx: Tx, id: string): Promise<CallbackRow | undefined> {
  const row = await callbacks(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return openRow(tx, 'assist.callbacks', row);
}

/** The open call-back of a number: a second missed call asks for no second one. */
export async function openCallbackOf(tx: Tx, phone: string): Promise<CallbackRow | undefined> {
  const index = await searchIndex(tx, 'assist.callbacks.phone', phone);
  const row = await callbacks(tx)
    .where('phoneIndex', '=', index)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, 'assist.callbacks', row);
}

/** Call-backs: the open ones by what is due first, and those done with since an instant. */
export async function callbackRows(
  tx: Tx,
  filter: { readonly open: boolean; readonly since: Date },
): Promise<CallbackRow[]> {
  const query = filter.open
    ? callbacks(tx).where('state', '=', 'open').orderBy('dueAt')
    : callbacks(tx)
        .where('state', '<>', 'open')
        .where('endedAt', '>', filter.since)
        .orderBy('endedAt', 'desc');
  return openRows(tx, 'assist.callbacks', await query.limit(200).execute());
}

/** Changes a locked call-back and counts its version up. */
export async function updateCallback(
  tx: Tx,
  row: Pick<CallbackRow, 'id' | 'version'>,
  change: Partial<CallbackRow>,
): Promise<void> {
  const sealed = await sealChange(tx, 'assist.callbacks', row.id, change);
  await on(tx)
    .updateTable('assist.callbacks')
    .set({ ...sealed, version: row.version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', row.id)
    .execute();
}

export async function insertAttempts(tx: Tx, rows: readonly AttemptRow[]): Promise<void> {
  await insertMany(tx, 'assist.attempts', rows);
}
