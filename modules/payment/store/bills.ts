/** Queries about bills. */
import type { ExpressionBuilder } from 'kysely';
import {
  insertMany,
  type Kysely,
  openRow,
  openRows,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { BillState } from '../contract/states.ts';
import type { BillRecord, PaymentTables } from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();
const table = 'payment.bills';

export async function insertBills(tx: Tx, rows: readonly BillRecord[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 2000) {
    await insertMany(tx, table, rows.slice(from, from + 2000));
  }
}

/** Bills of these ids within reach. */
export async function billsByIds(tx: Tx, ids: readonly string[]): Promise<BillRecord[]> {
  if (ids.length === 0) return [];
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
  return openRows(tx, table, rows);
}

/** A bill within reach. */
export async function billById(tx: Tx, id: string): Promise<BillRecord | undefined> {
  return (await billsByIds(tx, [id]))[0];
}

/** Bills locked in the order of their ids, so that two who lock several never wait in a circle. */
export async function lockBills(tx: Tx, ids: readonly string[]): Promise<BillRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .forUpdate()
    .execute();
  return openRows(tx, table, rows);
}

/** A bill within reach, locked. */
export async function lockBill(tx: Tx, id: string): Promise<BillRecord | undefined> {
  return (await lockBills(tx, [id]))[0];
}

/** A bill by what people type. */
export async function billByNumber(tx: Tx, number: string): Promise<BillRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a locked bill and counts its version up. Sealed columns are never changed. */
export async function updateBill(
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      BillRecord,
      'state' | 'refundedFen' | 'paidAt' | 'settledAt' | 'reason' | 'remindedAt' | 'personId'
    >
  >,
): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Bills that a person owes, due ones first, then the newest. */
export async function billsOfPerson(tx: Tx, personId: string): Promise<BillRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('state', '<>', 'withdrawn')
    .orderBy(sql`state <> 'due'`)
    .orderBy(sql`CASE WHEN state = 'due' THEN due_day END`)
    .orderBy('dueDay', 'desc')
    .limit(200)
    .execute();
  return openRows(tx, table, rows);
}

/** Which bills a list shows. */
export interface BillFilter {
  readonly state?: BillState;
  readonly kind?: string;
  readonly q?: string;
  /** Due before this local day. */
  readonly overdueBefore?: string;
}

/** A page of bills, newest first, one row longer than asked. */
export async function billPage(
  tx: Tx,
  filter: BillFilter,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<BillRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.kind) query = query.where('kindCode', '=', filter.kind);
  if (filter.overdueBefore) {
    query = query.where('state', '=', 'due').where('dueDay', '<', filter.overdueBefore);
  }
  if (page.afterId) query = query.where('id', '<', page.afterId);
  const found = filter.q ? await wordsIndex(tx, filter.q) : null;
  if (found) query = query.where((row) => row.or(foundBy(row, found)));
  return openRows(tx, table, await query.execute());
}

interface Words {
  readonly words: string;
  readonly phoneIndex: string | null;
}

async function wordsIndex(tx: Tx, words: string): Promise<Words> {
  const digits = words.replace(/[\s-]/g, '');
  const isPhone = /^1\d{10}$/.test(digits);
  const phoneIndex = isPhone ? await searchIndex(tx, `${table}.payer_phone`, digits) : null;
  return { words: words.trim(), phoneIndex };
}

function foundBy(
  row: ExpressionBuilder<PaymentTables, 'payment.bills'>,
  { words, phoneIndex }: Words,
) {
  const upper = words.toUpperCase();
  return [
    row('number', '=', upper),
    row('accountNumber', '=', upper),
    row('payerName', '=', words),
    ...(phoneIndex ? [row('payerPhoneIndex', '=', phoneIndex)] : []),
  ];
}

/** Bills for the window: due first, then the newest; at most thirty. */
export async function billsForWindow(tx: Tx, q: string): Promise<BillRecord[]> {
  const found = await wordsIndex(tx, q);
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '<>', 'withdrawn')
    .where((row) => row.or(foundBy(row, found)))
    .orderBy(sql`state <> 'due'`)
    .orderBy('dueDay', 'desc')
    .limit(30)
    .execute();
  return openRows(tx, table, rows);
}

/** Bills of other modules' subjects, newest first. */
export async function billsOfSubjects(
  tx: Tx,
  kind: string,
  ids: readonly string[],
): Promise<BillRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('subjectKind', '=', kind)
    .where('subjectId', 'in', [...ids])
    .orderBy('id', 'desc')
    .execute();
  return openRows(tx, table, rows);
}

/** Due bills whose last day is near and whose payers were not reminded of it yet. */
export async function billsToRemind(
  tx: Tx,
  untilDay: string,
  remindedBefore: Date,
): Promise<BillRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'due')
    .where('dueDay', '<=', untilDay)
    .where((row) => row.or([row('remindedAt', 'is', null), row('remindedAt', '<', remindedBefore)]))
    .orderBy('dueDay')
    .limit(500)
    .execute();
  return openRows(tx, table, rows);
}

/** Notes that payers were reminded. */
export async function markReminded(tx: Tx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await on(tx)
    .updateTable(table)
    .set({ remindedAt: at })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** Accounts that have a bill of a kind and period already. */
export async function accountsBilled(
  tx: Tx,
  kindCode: string,
  period: string,
): Promise<Set<string>> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('accountId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kindCode', '=', kindCode)
    .where('period', '=', period)
    .where('state', '<>', 'withdrawn')
    .where('accountId', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ accountId }) => accountId ?? []));
}

/** Numbers that run on: takes so many of a series and gives the first. */
export async function takeNumbers(tx: Tx, series: string, count: number): Promise<number> {
  const { rows } = await tx.client.query<{ given: number }>(
    `INSERT INTO payment.counters (tenant_id, series, given) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, series) DO UPDATE SET given = payment.counters.given + excluded.given RETURNING given`,
    [tx.ctx.tenantId, series, count],
  );
  return (rows[0]?.given ?? count) - count + 1;
}

/** Gives the due bills of accounts to the resident that was linked to them. */
export async function giveDueBills(tx: Tx, accountId: string, personId: string): Promise<void> {
  await on(tx)
    .updateTable(table)
    .set({ personId })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('accountId', '=', accountId)
    .where('personId', 'is', null)
    .execute();
}
