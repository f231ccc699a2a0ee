/** Orders as people see them. */
import QRCode from 'qrcode';
import type { Ctx } from '#platform/context/index.ts';
import { beyondReach, type Tx } from '#platform/database/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { NoticeRow, OrderRow, OrderView } from '../contract/index.ts';
import type { OrderState } from '../contract/states.ts';
import type { Channel } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { billByNumber, billsByIds } from '../store/bills.ts';
import { surplusOrders } from '../store/books.ts';
import { noticePage, orderById, orderPage, receiptsOfBills } from '../store/orders.ts';
import type { OrderRecord } from '../store/tables.ts';
import { confirmOrder, faultWords, isUnderWay } from './confirm.ts';
import { payerOf } from './subject.ts';

/** An own order. @throws not-found */
export async function ownOrderView(ctx: Ctx, orderId: string): Promise<OrderView> {
  const payer = payerOf(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const order = await orderById(tx, orderId);
    if (order?.personId !== payer) throw generalProblem('not-found', { what: '订单' });
    // The bill may be somebody else's, paid by its code: its title and receipt are seen, nothing more.
    const [bill] = await beyondReach(tx, () => billsByIds(tx, [order.billId]));
    const receipts = await beyondReach(tx, () => receiptsOfBills(tx, [order.billId]));
    const surplus = (await surplusOrders(tx, [orderId])).has(orderId);
    const isOpen = order.state === 'paying';
    const pay = order.simulated
      ? { kind: 'simulator' as const, target: '', jsapi: {} }
      : order.payWords;
    return {
      id: order.id,
      number: order.number,
      billId: order.billId,
      billNumber: bill?.number ?? '',
      titleZh: bill?.titleZh ?? '',
      titleEn: bill?.titleEn ?? '',
      amountFen: order.amountFen,
      channel: order.channel,
      way: order.way,
      state: order.state,
      simulated: order.simulated,
      pay: isOpen ? pay : { kind: 'none', target: '', jsapi: {} },
      ...codeOf(isOpen && pay.kind === 'qr' ? pay.target : ''),
      createdAt: order.createdAt.toISOString(),
      expiresAt: order.expiresAt?.toISOString() ?? null,
      paidAt: order.paidAt?.toISOString() ?? null,
      surplus,
      receiptId: receipts.find((one) => one.orderId === orderId)?.id ?? null,
    };
  });
}

/** A text as a code that phones scan. */
function codeOf(text: string): { readonly codePath: string; readonly codeSide: number } {
  if (text === '') return { codePath: '', codeSide: 0 };
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const cells: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) cells.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { codePath: cells.join(''), codeSide: modules.size };
}

/** A page of orders within reach. */
export async function listOrders(
  ctx: Ctx,
  query: {
    readonly state?: OrderState;
    readonly channel?: Channel;
    readonly q?: string;
    readonly cursor?: string;
    readonly limit?: number;
  },
) {
  const limit = query.limit ?? 50;
  const { cursor, limit: _limit, ...filter } = query;
  return ctx.database.inTenant(ctx, async (tx) => {
    const afterId = readCursor(cursor)?.id ?? null;
    const bill = query.q ? await billByNumber(tx, query.q.toUpperCase()) : undefined;
    const rows = await orderPage(tx, { ...filter, billId: bill?.id ?? null }, { limit, afterId });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await orderRows(tx, shown),
      nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
    };
  });
}

/** Orders in the lists of the office. */
export async function orderRows(tx: Tx, rows: readonly OrderRecord[]): Promise<OrderRow[]> {
  const bills = new Map(
    (await billsByIds(tx, [...new Set(rows.map(({ billId }) => billId))])).map((one) => [
      one.id,
      one,
    ]),
  );
  const surplus = await surplusOrders(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    billId: row.billId,
    billNumber: bills.get(row.billId)?.number ?? '',
    titleZh: bills.get(row.billId)?.titleZh ?? '',
    titleEn: bills.get(row.billId)?.titleEn ?? '',
    amountFen: row.amountFen,
    receivedFen: row.receivedFen,
    refundedFen: row.refundedFen,
    channel: row.channel,
    way: row.way,
    state: row.state,
    simulated: row.simulated,
    surplus: surplus.has(row.id),
    channelNo: row.channelNo,
    createdAt: row.createdAt.toISOString(),
    paidAt: row.paidAt?.toISOString() ?? null,
  }));
}

/** A page of notices. */
export async function listNotices(
  ctx: Ctx,
  query: { readonly cursor?: string; readonly limit?: number },
) {
  const limit = query.limit ?? 50;
  return ctx.database.inTenant(ctx, async (tx) => {
    const afterId = readCursor(query.cursor)?.id ?? null;
    const rows = await noticePage(tx, { limit, afterId });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    const items = shown.map(
      ({ id, channel, about, orderNumber, outcome, toldFen, receivedAt }): NoticeRow => ({
        id,
        channel,
        about,
        orderNumber,
        outcome,
        toldFen,
        receivedAt: receivedAt.toISOString(),
      }),
    );
    return { items, nextCursor: last ? writeCursor(last.receivedAt, last.id) : null };
  });
}

/** Asks the channel of an order now. @throws not-found, channel-failed */
export async function askChannel(ctx: Ctx, orderId: string): Promise<void> {
  const order = await ctx.database.inTenant(ctx, (tx) => orderById(tx, orderId));
  if (!order) throw generalProblem('not-found', { what: '订单' });
  if (!isUnderWay(order) && order.state !== 'closed') return;
  if (order.channel === 'cash' || order.channel === 'pos') return;
  await confirmOrder(ctx, order).catch((error: unknown) => {
    throw problem('channel-failed', { words: faultWords(error) });
  });
}
