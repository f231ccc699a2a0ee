/** Queries about sessions of assistance and what was done in them. */
import { insertMany, openRow, openRows, sealChange, type Tx } from '#platform/database/index.ts';
import type { ActRow, AssistTables, SessionRow } from './tables.ts';

const on = (tx: Tx) => tx.as<AssistTables>();
const table = 'assist.sessions';

/** The next number of a series on a local day. */
export async function nextNumber(tx: Tx, series: 'session' | 'call', day: string): Promise<number> {
  const { rows } = await tx.client.query<{ given: number }>(
    `INSERT INTO assist.counters (tenant_id, series, day, given) VALUES ($1, $2, $3, 1)
     ON CONFLICT (tenant_id, series, day) DO UPDATE SET given = assist.counters.given + 1 RETURNING given`,
    [tx.ctx.tenantId, series, day],
  );
  return rows[0]?.given ?? 1;
}

export async function insertSessions(tx: Tx, rows: readonly SessionRow[]): Promise<void> {
  await insertMany(
    tx,
    table,
    rows.map((row) => ({ ...row, covers: [...row.covers] })),
  );
}

const rowsOf = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

export async function readSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return openRow(tx, table, await rowsOf(tx).where('id', '=', id).executeTakeFirst());
}

export async function lockSession(tx: Tx, id: string): Promise<SessionRow | undefined> {
  return openRow(tx, table, await rowsOf(tx).where('id', '=', id).forUpdate().executeTakeFirst());
}

/** The open session of a clerk and a resident. */
export async function openSessionOf(
  tx: Tx,
  pair: { readonly agentId: string; readonly principalId: string },
): Promise<SessionRow | undefined> {
  const row = await rowsOf(tx)
    .where('agentId', '=', pair.agentId)
    .where('principalId', '=', pair.principalId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Sessions opened in a span, newest first, one more than the limit; of one clerk where named. */
export async function sessionsBetween(
  tx: Tx,
  span: { readonly from: Date; readonly to: Date; readonly agentId?: string },
  limit: number,
): Promise<SessionRow[]> {
  let query = rowsOf(tx)
    .where('openedAt', '>=', span.from)
    .where('openedAt', '<', span.to)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (span.agentId) query = query.where('agentId', '=', span.agentId);
  return openRows(tx, table, await query.execute());
}

/** Sessions of a resident, newest first. */
export async function sessionsOfPerson(tx: Tx, personId: string): Promise<SessionRow[]> {
  const rows = await rowsOf(tx)
    .where('principalId', '=', personId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  return openRows(tx, table, rows);
}

export async function updateSession(
  tx: Tx,
  id: string,
  change: Partial<SessionRow>,
): Promise<void> {
  const { covers: _, ...sealed } = await sealChange(tx, table, id, change);
  await on(tx)
    .updateTable(table)
    .set(sealed)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Notes that a session is in use; one that has ended stays so. */
export async function touchSession(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ seenAt: at })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('seenAt', '<', at)
    .execute();
}

export async function insertActs(tx: Tx, rows: readonly ActRow[]): Promise<void> {
  await insertMany(tx, 'assist.acts', rows);
}

/** Whether the same was looked at under the same mandate since an instant. @returns its id */
export async function lookSince(
  tx: Tx,
  look: Pick<ActRow, 'mandateId' | 'operation'>,
  since: Date,
): Promise<string | undefined> {
  const row = await on(tx)
    .selectFrom('assist.acts')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('mandateId', '=', look.mandateId)
    .where('operation', '=', look.operation)
    .where('isReading', '=', true)
    .where('occurredAt', '>', since)
    .executeTakeFirst();
  return row?.id;
}

/** How an act that is under way ended. */
export async function settleAct(
  tx: Tx,
  id: string,
  change: Pick<ActRow, 'outcome' | 'reference'>,
): Promise<void> {
  await on(tx)
    .updateTable('assist.acts')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('outcome', '=', 'open')
    .execute();
}

/** Acts of mandates, newest first. */
export async function actsOfMandates(
  tx: Tx,
  mandateIds: readonly string[],
  limit = 200,
): Promise<ActRow[]> {
  if (mandateIds.length === 0) return [];
  return on(tx)
    .selectFrom('assist.acts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('mandateId', 'in', [...mandateIds])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Acts done for a resident, newest first, one more than the limit. */
export async function actsFor(
  tx: Tx,
  principalId: string,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<ActRow[]> {
  let query = on(tx)
    .selectFrom('assist.acts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('principalId', '=', principalId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

/** Removes what was done for a person: the person asked for it. */
export async function forgetActs(tx: Tx, personId: string): Promise<void> {
  await on(tx)
    .deleteFrom('assist.acts')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('principalId', '=', personId)
    .execute();
}

/** The session that was opened for a call, the newest. */
export async function sessionOfCall(tx: Tx, callId: string): Promise<string | null> {
  const row = await on(tx)
    .selectFrom(table)
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('callId', '=', callId)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Lets running numbers of days begin behind those that were given otherwise. */
export async function startNumbers(
  tx: Tx,
  rows: readonly { readonly series: string; readonly day: string; readonly given: number }[],
): Promise<void> {
  await insertMany(
    tx,
    'assist.counters',
    rows.map((row) => ({ ...row, tenantId: tx.ctx.tenantId })),
  );
}
