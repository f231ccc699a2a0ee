/** Queries about the three-way comparison, and the sums of the overview. */
import { insertMany, type Kysely, sql, type Tx } from '#platform/database/index.ts';
import type { Channel } from '../contract/words.ts';
import type { MoneyRow } from '../rules/reconcile.ts';
import type {
  DifferenceRecord,
  PaymentTables,
  ReconciliationRecord,
  StatementRecord,
} from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();

/** Our own rows between two local days, both included: payments by their orders, refunds by their numbers. */
export async function ownRows(
  tx: Tx,
  channel: Channel,
  days: { readonly from: string; readonly until: string },
): Promise<(MoneyRow & { readonly simulated: boolean })[]> {
  const { rows } = await tx.client.query<MoneyRow & { readonly simulated: boolean }>(
    `SELECT o.number AS key, 'payment' AS kind, o.amount_fen AS "amountFen", o.simulated,
       to_char(o.paid_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, 'done' AS status
     FROM payment.orders o
     WHERE o.tenant_id = $1 AND o.channel = $2
       AND o.paid_at >= ($3::date::timestamp AT TIME ZONE 'Asia/Shanghai')
       AND o.paid_at < (($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')
       AND EXISTS (SELECT 1 FROM payment.entries e WHERE e.tenant_id = $1 AND e.order_id = o.id AND e.kind IN ('payment', 'surplus'))
     UNION ALL
     SELECT r.number, 'refund', r.amount_fen, o.simulated,
       to_char(r.done_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD'), 'done'
     FROM payment.refunds r JOIN payment.orders o ON o.id = r.order_id AND o.tenant_id = r.tenant_id
     WHERE r.tenant_id = $1 AND o.channel = $2 AND r.state = 'done'
       AND r.done_at >= ($3::date::timestamp AT TIME ZONE 'Asia/Shanghai')
       AND r.done_at < (($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`,
    [tx.ctx.tenantId, channel, days.from, days.until],
  );
  return rows;
}

/** Rows that another side told, between two days. */
export function statementRows(
  tx: Tx,
  of: { readonly source: 'channel' | 'treasury'; readonly channel: Channel },
  days: { readonly from: string; readonly until: string },
): Promise<StatementRecord[]> {
  return on(tx)
    .selectFrom('payment.statement_rows')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('source', '=', of.source)
    .where('channel', '=', of.channel)
    .where('day', '>=', days.from)
    .where('day', '<=', days.until)
    .orderBy('rowNumber')
    .execute();
}

/** Days for which the treasury told anything, among some. */
export async function treasuryDays(tx: Tx, days: readonly string[]): Promise<Set<string>> {
  const rows = await on(tx)
    .selectFrom('payment.statement_rows')
    .select('day')
    .distinct()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('source', '=', 'treasury')
    .where('day', 'in', [...days])
    .execute();
  return new Set(rows.map(({ day }) => day));
}

/** Puts a side's rows of a day in the place of those of before. */
export async function replaceStatement(
  tx: Tx,
  of: { readonly source: 'channel' | 'treasury'; readonly channel: Channel | null },
  days: readonly string[],
  rows: readonly StatementRecord[],
): Promise<void> {
  let old = on(tx)
    .deleteFrom('payment.statement_rows')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('source', '=', of.source)
    .where('day', 'in', [...days]);
  if (of.channel) old = old.where('channel', '=', of.channel);
  await old.execute();
  for (let from = 0; from < rows.length; from += 5000) {
    await insertMany(tx, 'payment.statement_rows', rows.slice(from, from + 5000));
  }
}

export async function saveReconciliation(tx: Tx, row: ReconciliationRecord): Promise<void> {
  await insertMany(
    tx,
    'payment.reconciliations',
    [row],
    `ON CONFLICT (tenant_id, day, channel) DO UPDATE SET ours_count = excluded.ours_count, ours_fen = excluded.ours_fen,
     channel_count = excluded.channel_count, channel_fen = excluded.channel_fen, treasury_count = excluded.treasury_count,
     treasury_fen = excluded.treasury_fen, difference_count = excluded.difference_count, fault = excluded.fault,
     simulated = excluded.simulated, run_by = excluded.run_by, run_at = excluded.run_at`,
  );
}

/** One open difference less on a day. */
export async function countOneLess(tx: Tx, day: string, channel: Channel): Promise<void> {
  await on(tx)
    .updateTable('payment.reconciliations')
    .set({ differenceCount: sql<number>`greatest(difference_count - 1, 0)` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '=', day)
    .where('channel', '=', channel)
    .execute();
}

/** A page of compared days, newest day first, one row longer than asked. */
export function reconciliationPage(
  tx: Tx,
  page: { readonly limit: number; readonly after: string | null },
): Promise<ReconciliationRecord[]> {
  let query = on(tx)
    .selectFrom('payment.reconciliations')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('day', 'desc')
    .orderBy('channel')
    .limit(page.limit + 1);
  if (page.after) query = query.where('day', '<', page.after);
  return query.execute();
}

/** Whether a day was compared. */
export async function wasReconciled(tx: Tx, day: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('payment.reconciliations')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '=', day)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Differences of a day and channel that are known. */
export function differencesOf(tx: Tx, day: string, channel: Channel): Promise<DifferenceRecord[]> {
  return on(tx)
    .selectFrom('payment.differences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '=', day)
    .where('channel', '=', channel)
    .forUpdate()
    .execute();
}

export async function insertDifferences(tx: Tx, rows: readonly DifferenceRecord[]): Promise<void> {
  await insertMany(tx, 'payment.differences', rows);
}

/** Changes a locked difference and counts its version up. */
export async function updateDifference(
  tx: Tx,
  id: string,
  change: Partial<Omit<DifferenceRecord, 'id' | 'tenantId' | 'version'>>,
): Promise<void> {
  await on(tx)
    .updateTable('payment.differences')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A difference, locked. */
export function lockDifference(tx: Tx, id: string): Promise<DifferenceRecord | undefined> {
  return on(tx)
    .selectFrom('payment.differences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A page of differences, open ones first, then the newest; one row longer than asked. */
export function differencePage(
  tx: Tx,
  filter: { readonly state?: DifferenceRecord['state']; readonly day?: string },
  page: { readonly limit: number; readonly offset: number },
): Promise<DifferenceRecord[]> {
  let query = on(tx)
    .selectFrom('payment.differences')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`state <> 'open'`)
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .offset(page.offset);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.day) query = query.where('day', '=', filter.day);
  return query.execute();
}

/** Sums by kind of bill within reach. */
export interface KindSums {
  readonly kindCode: string;
  readonly billed: number;
  readonly billedFen: number;
  readonly collected: number;
  readonly collectedFen: number;
  readonly dueFen: number;
  readonly overdueFen: number;
  readonly waivedFen: number;
}

export async function kindSums(tx: Tx, today: string): Promise<KindSums[]> {
  const { rows } = await tx.client.query<KindSums>(
    `SELECT kind_code AS "kindCode", count(*)::int AS billed, coalesce(sum(amount_fen), 0)::bigint AS "billedFen",
       (count(*) FILTER (WHERE paid_at IS NOT NULL))::int AS collected,
       coalesce(sum(amount_fen - refunded_fen) FILTER (WHERE paid_at IS NOT NULL), 0)::bigint AS "collectedFen",
       coalesce(sum(amount_fen) FILTER (WHERE state = 'due'), 0)::bigint AS "dueFen",
       coalesce(sum(amount_fen) FILTER (WHERE state = 'due' AND due_day < $2), 0)::bigint AS "overdueFen",
       coalesce(sum(amount_fen) FILTER (WHERE state = 'waived'), 0)::bigint AS "waivedFen"
     FROM payment.bills WHERE tenant_id = $1 AND state <> 'withdrawn' GROUP BY kind_code ORDER BY kind_code`,
    [tx.ctx.tenantId, today],
  );
  return rows;
}

/** Money by local day and channel since a day, refunds taken off. */
export async function daySums(tx: Tx, from: string) {
  const { rows } = await tx.client.query<{
    readonly day: string;
    readonly channel: Channel;
    readonly count: number;
    readonly netFen: number;
  }>(
    `SELECT to_char(e.booked_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day, o.channel, count(*)::int AS count,
       sum(CASE WHEN e.kind = 'refund' THEN -e.amount_fen ELSE e.amount_fen END)::bigint AS "netFen"
     FROM payment.entries e JOIN payment.orders o ON o.id = e.order_id AND o.tenant_id = e.tenant_id
     WHERE e.tenant_id = $1 AND e.booked_at >= ($2::date::timestamp AT TIME ZONE 'Asia/Shanghai')
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [tx.ctx.tenantId, from],
  );
  return rows;
}

/** What waits for somebody. */
export async function openMatters(tx: Tx) {
  const { rows } = await tx.client.query<{
    readonly openDifferences: number;
    readonly openDecisions: number;
    readonly disputedOrders: number;
  }>(
    `SELECT (SELECT count(*)::int FROM payment.differences WHERE tenant_id = $1 AND state = 'open') AS "openDifferences",
       ((SELECT count(*) FROM payment.refunds WHERE tenant_id = $1 AND state IN ('asked', 'failed'))
        + (SELECT count(*) FROM payment.waivers WHERE tenant_id = $1 AND state = 'asked'))::int AS "openDecisions",
       (SELECT count(*)::int FROM payment.orders WHERE tenant_id = $1 AND state = 'disputed') AS "disputedOrders"`,
    [tx.ctx.tenantId],
  );
  return rows[0] ?? { openDifferences: 0, openDecisions: 0, disputedOrders: 0 };
}
