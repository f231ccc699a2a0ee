/** Paying by phone: an order is made, its channel is asked to take the money, the result is asked for where no notice comes. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Call } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { OrderView, PayWords } from '../contract/index.ts';
import { alipayWays, type OnlineChannel, type Way, wechatWays } from '../contract/words.ts';
import { ChannelFault } from '../adapters/protocol.ts';
import { problem } from '../problems.ts';
import { billAfter, orderAfter } from '../rules/transition.ts';
import { billById, lockBill } from '../store/bills.ts';
import { insertOrders, lockOrder, orderById, ordersOfBills, updateOrder } from '../store/orders.ts';
import type { BillRecord, OrderRecord } from '../store/tables.ts';
import { settledProblem } from './bill-words.ts';
import { closeLocked, confirmOrder, faultWords, isUnderWay } from './confirm.ts';
import { channelNumber } from './numbers.ts';
import { ownOrderView } from './order-views.ts';
import { noticeUrl, settingsOf } from './settings.ts';
import { actedBy, asHouse, payerOf } from './subject.ts';
import {
  channelWords,
  closed,
  merchantOf,
  payAtSimulator,
  payChannelOf,
  publicUrlOf,
} from './world.ts';

/** How a bill is to be paid. */
export interface PayInput {
  readonly channel: OnlineChannel;
  readonly way: Way;
  readonly code?: string;
  readonly openId?: string;
}

const perPerson = new RateLimit({ burst: 12, perMinute: 6 });
const nothing: PayWords = { kind: 'none', target: '', jsapi: {} };

/** Begins to pay a bill. @throws bill-settled, channel-closed, way-unfit, channel-failed, bill-not-found-by-code */
export async function pay(
  ctx: Ctx,
  { billId, input }: { readonly billId: string; readonly input: PayInput },
  call: Pick<Call, 'idempotencyKey' | 'origin' | 'remoteAddress' | 'server'>,
): Promise<OrderView> {
  const payer = payerOf(ctx);
  refuseUnfit(input);
  const seconds = perPerson.take(`${ctx.database.url}|${payer}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  const request = { billId, input };
  const made = await ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'payment.pay', key: call.idempotencyKey, request }, () =>
      makeOrder(tx, payer, { billId, input }),
    ),
  );
  const order = await sendOrder(ctx, made.orderId, { input, call });
  return ownOrderView(ctx, order.id);
}

function refuseUnfit({ channel, way, openId }: PayInput): void {
  const fitting: readonly string[] = channel === 'wechat' ? wechatWays : alipayWays;
  const isUnfit = !fitting.includes(way) || (way === 'jsapi' && !openId);
  if (isUnfit) throw problem('way-unfit', { channel: channelWords[channel] });
}

async function makeOrder(
  tx: Tx,
  payer: string,
  { billId, input }: { readonly billId: string; readonly input: PayInput },
): Promise<{ readonly orderId: string }> {
  const bill = await payableBill(tx, payer, { billId, code: input.code ?? '' });
  if (!billAfter(bill.state, 'pay')) throw settledProblem(bill, tx.ctx.locale);
  const merchant = await merchantOf(tx, input.channel);
  if (!merchant) throw closed(input.channel);
  const { orderMinutes } = await settingsOf(tx);
  const now = tx.ctx.clock.now();
  const order: OrderRecord = {
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    number: await channelNumber(tx, 'P'),
    billId: bill.id,
    departmentId: bill.departmentId,
    personId: payer,
    actedBy: actedBy(tx.ctx),
    amountFen: bill.amountFen,
    channel: input.channel,
    way: input.way,
    simulated: merchant.simulated,
    state: 'created',
    payWords: nothing,
    channelNo: '',
    receivedFen: null,
    tenderedFen: null,
    shiftId: null,
    refundedFen: 0,
    expiresAt: new Date(now.getTime() + orderMinutes * 60_000),
    checkedAt: null,
    paidAt: null,
    createdAt: now,
    version: 1,
  };
  await insertOrders(tx, [order]);
  const detail = { bill: bill.number, channel: input.channel, simulated: merchant.simulated };
  await audit(tx, [{ action: 'payment.pay', subject: order.id, detail }]);
  return { orderId: order.id };
}

/** The own bill, or another's whose code was given; locked. @throws bill-not-found-by-code */
async function payableBill(
  tx: Tx,
  payer: string,
  { billId, code }: { readonly billId: string; readonly code: string },
): Promise<BillRecord> {
  const own = await lockBill(tx, billId);
  if (own?.personId === payer) return own;
  // Number and code were printed on it: whoever holds the paper may pay.
  await elevate(tx);
  const other = await lockBill(tx, billId);
  if (!other || code === '' || other.payCode !== code.trim())
    throw problem('bill-not-found-by-code');
  return other;
}

/** Asks the channel to take the money; a fault closes the order, no money can have moved. @throws channel-failed */
async function sendOrder(
  ctx: Ctx,
  orderId: string,
  {
    input,
    call,
  }: { readonly input: PayInput; readonly call: Pick<Call, 'origin' | 'remoteAddress' | 'server'> },
): Promise<OrderRecord> {
  const house = asHouse(ctx);
  const { order, bill, merchant } = await ctx.database.inTenant(house, async (tx) => {
    const found = await orderById(tx, orderId);
    const owed = found && (await billById(tx, found.billId));
    if (!found || !owed) throw generalProblem('not-found', { what: '订单' });
    return { order: found, bill: owed, merchant: await merchantOf(tx, input.channel) };
  });
  if (order.state !== 'created') return order;
  if (merchant?.simulated !== order.simulated) throw closed(input.channel);
  const base = publicUrlOf(ctx) || (call.server.settings.publicUrl ?? '').replace(/\/+$/, '');
  const noticeBase = merchant.simulated ? call.origin : base;
  try {
    const words = await payChannelOf(merchant).create({
      number: order.number,
      description: bill.titleZh,
      amountFen: order.amountFen,
      way: input.way,
      expiresAt: order.expiresAt ?? ctx.clock.now(),
      noticeUrl: noticeUrl(noticeBase, input.channel, ctx.tenantId),
      returnUrl: `${base}/bill-order/${order.id}`,
      payerAddress: call.remoteAddress,
      openId: input.openId ?? '',
    });
    return await moveOn(house, order.id, words);
  } catch (error) {
    const words = faultWords(error);
    await failOrder(house, order);
    throw problem('channel-failed', { words });
  }
}

async function moveOn(house: Ctx, orderId: string, payWords: PayWords): Promise<OrderRecord> {
  return house.database.inTenant(house, async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order) throw generalProblem('not-found', { what: '订单' });
    const state = orderAfter(order.state, 'send');
    if (state) await updateOrder(tx, orderId, { state, payWords });
    return { ...order, state: state ?? order.state, payWords };
  });
}

async function failOrder(house: Ctx, { id, billId }: OrderRecord): Promise<void> {
  await house.database.inTenant(house, async (tx) => {
    const bill = await lockBill(tx, billId);
    const order = await lockOrder(tx, id);
    if (bill && order) await closeLocked(tx, { bill, order });
  });
}

const askAgainMs = 3000;

/** An own order; where no notice came yet the channel is asked, every few seconds at most. */
export async function ownOrder(ctx: Ctx, orderId: string): Promise<OrderView> {
  const order = await ownRow(ctx, orderId);
  const waited = ctx.clock.now().getTime() - (order.checkedAt ?? order.createdAt).getTime();
  if (isUnderWay(order) && order.state !== 'created' && waited >= askAgainMs) {
    // What the channel cannot say now is asked again later; the page goes on saying that it is being confirmed.
    await confirmOrder(ctx, order).catch(faultWords);
  }
  return ownOrderView(ctx, orderId);
}

/** Gives an own order up; when it was paid after all, it counts as paid. */
export async function cancelOrder(ctx: Ctx, orderId: string): Promise<OrderView> {
  const order = await ownRow(ctx, orderId);
  if (isUnderWay(order)) {
    const over = { ...order, expiresAt: order.createdAt };
    await confirmOrder(ctx, over).catch((error: unknown) => {
      throw problem('channel-failed', { words: faultWords(error) });
    });
  }
  return ownOrderView(ctx, orderId);
}

/** Pays an own order at the simulator. @throws not-simulated, channel-failed */
export async function simulatePayment(ctx: Ctx, orderId: string): Promise<OrderView> {
  const order = await ownRow(ctx, orderId);
  if (!order.simulated) throw problem('not-simulated');
  try {
    if (isUnderWay(order)) {
      await payAtSimulator(ctx, { ...order, address: order.payWords.target });
      await ctx.database.inTenant(ctx, (tx) =>
        audit(tx, [
          { action: 'payment.simulate', subject: orderId, detail: { number: order.number } },
        ]),
      );
      await confirmOrder(ctx, order);
    }
  } catch (error) {
    if (!(error instanceof ChannelFault)) throw error;
    throw problem('channel-failed', { words: error.message });
  }
  return ownOrderView(ctx, orderId);
}

/** @throws not-found */
async function ownRow(ctx: Ctx, orderId: string): Promise<OrderRecord> {
  const payer = payerOf(ctx);
  const order = await ctx.database.inTenant(ctx, (tx) => orderById(tx, orderId));
  if (order?.personId !== payer) throw generalProblem('not-found', { what: '订单' });
  return order;
}

/** The order of a bill that is under way, if any. */
export async function payingOrders(
  tx: Tx,
  billIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const orders = await ordersOfBills(tx, billIds);
  return new Map(
    orders.filter(({ state }) => state === 'paying').map((one) => [one.billId, one.id]),
  );
}
