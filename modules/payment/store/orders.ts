/** Queries about orders, notices and receipts. */
import { insertMany, type Kysely, sql, type Tx } from '#platform/database/index.ts';
import type { OrderState } from '../contract/states.ts';
import type { Channel } from '../contract/words.ts';
import type { NoticeRecord, OrderRecord, PaymentTables, ReceiptRecord } from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();

export async function insertOrders(tx: Tx, rows: readonly OrderRecord[]): Promise<void> {
  await insertMany(tx, 'payment.orders', rows);
}

/** Orders of these ids within reach. */
export async function ordersByIds(tx: Tx, ids: readonly string[]): Promise<OrderRecord[]> {
  if (ids.length === 0) return [];
  return on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** An order within reach. */
export async function orderById(tx: Tx, id: string): Promise<OrderRecord | undefined> {
  return (await ordersByIds(tx, [id]))[0];
}

/** An order by the number that the channel knows. */
export function orderByNumber(tx: Tx, number: string): Promise<OrderRecord | undefined> {
  return on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The order of a number, first, with those that were paid at the same window in the same moment. */
export async function ordersPaidWith(tx: Tx, number: string): Promise<OrderRecord[]> {
  const first = await orderByNumber(tx, number);
  if (!first?.shiftId || !first.paidAt) return first ? [first] : [];
  const rows = await on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('shiftId', '=', first.shiftId)
    .where('paidAt', '=', first.paidAt)
    .where('id', '!=', first.id)
    .orderBy('id')
    .execute();
  return [first, ...rows];
}

/** An order within reach, locked. Lock its bill first. */
export function lockOrder(tx: Tx, id: string): Promise<OrderRecord | undefined> {
  return on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a locked order and counts its version up. */
export async function updateOrder(
  tx: Tx,
  id: string,
  change: Partial<Omit<OrderRecord, 'id' | 'tenantId' | 'version' | 'billId'>>,
): Promise<void> {
  const { payWords, ...rest } = change;
  await on(tx)
    .updateTable('payment.orders')
    .set({
      ...rest,
      ...(payWords
        ? { payWords: sql<OrderRecord['payWords']>`${JSON.stringify(payWords)}::jsonb` }
        : {}),
      version: sql<number>`version + 1`,
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Orders of bills, oldest first. */
export async function ordersOfBills(tx: Tx, billIds: readonly string[]): Promise<OrderRecord[]> {
  if (billIds.length === 0) return [];
  return on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('billId', 'in', [...billIds])
    .orderBy('id')
    .execute();
}

/** Orders under way whose time is over, or that were not asked about for long. */
export function ordersToCheck(tx: Tx, checkedBefore: Date): Promise<OrderRecord[]> {
  return on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', 'in', ['created', 'paying'])
    .where((row) => row.or([row('checkedAt', 'is', null), row('checkedAt', '<', checkedBefore)]))
    .where('createdAt', '<', checkedBefore)
    .orderBy('id')
    .limit(100)
    .execute();
}

/** A page of orders, newest first, one row longer than asked. */
export function orderPage(
  tx: Tx,
  filter: {
    readonly state?: OrderState;
    readonly channel?: Channel;
    readonly q?: string;
    readonly billId?: string | null;
  },
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<OrderRecord[]> {
  let query = on(tx)
    .selectFrom('payment.orders')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (filter.state) query = query.where('state', '=', filter.state);
  if (filter.channel) query = query.where('channel', '=', filter.channel);
  const { q, billId } = filter;
  if (q) {
    query = query.where((row) =>
      row.or([
        row('number', '=', q),
        row('channelNo', '=', q),
        ...(billId ? [row('billId', '=', billId)] : []),
      ]),
    );
  }
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

export async function insertNotice(tx: Tx, row: NoticeRecord): Promise<void> {
  await insertMany(tx, 'payment.notices', [row]);
}

/** A page of notices, newest first, one row longer than asked. */
export function noticePage(
  tx: Tx,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<NoticeRecord[]> {
  let query = on(tx)
    .selectFrom('payment.notices')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

export async function insertReceipts(tx: Tx, rows: readonly ReceiptRecord[]): Promise<void> {
  await insertMany(tx, 'payment.receipts', rows);
}

/** Receipts of bills. */
export async function receiptsOfBills(
  tx: Tx,
  billIds: readonly string[],
): Promise<ReceiptRecord[]> {
  if (billIds.length === 0) return [];
  return on(tx)
    .selectFrom('payment.receipts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('billId', 'in', [...billIds])
    .execute();
}

/** A receipt within reach. */
export function receiptById(tx: Tx, id: string): Promise<ReceiptRecord | undefined> {
  return on(tx)
    .selectFrom('payment.receipts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A receipt by what stands on it. */
export function receiptByNumber(tx: Tx, number: string): Promise<ReceiptRecord | undefined> {
  return on(tx)
    .selectFrom('payment.receipts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
}
