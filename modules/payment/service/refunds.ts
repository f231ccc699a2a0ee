/** Refunds: asked for by one, approved by another, sent back the way the money came. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import type { Call } from '#platform/module/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { OnlineChannel } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { orderAfter, refundAfter } from '../rules/transition.ts';
import { lockBill } from '../store/bills.ts';
import { openShiftOf } from '../store/books.ts';
import {
  insertRefund,
  lockRefund,
  refundById,
  refundsOfOrder,
  updateRefund,
} from '../store/decisions.ts';
import { lockOrder, orderById, updateOrder } from '../store/orders.ts';
import type { BillRecord, OrderRecord, RefundRecord } from '../store/tables.ts';
import { goodReason } from './bill-words.ts';
import { faultWords } from './confirm.ts';
import { announce, finishRefund } from './finish-refund.ts';
import { channelNumber } from './numbers.ts';
import { noticeUrl } from './settings.ts';
import { asHouse } from './subject.ts';
import { channelOfOrder, publicUrlOf } from './world.ts';

/** Asks for a refund. @throws refund-too-much, order-not-paid, payment-reason-short */
export async function askRefund(
  ctx: Ctx,
  orderId: string,
  input: { readonly amountFen: number; readonly reason: string },
): Promise<void> {
  const reason = maskPersonal(goodReason(input.reason)).text;
  await ctx.database.inTenant(ctx, async (tx) => {
    const { order, bill } = await lockedPair(tx, orderId);
    if (!orderAfter(order.state, 'refund'))
      throw problem('order-not-paid', { number: order.number });
    const open = (await refundsOfOrder(tx, orderId)).filter(
      ({ state }) => state === 'asked' || state === 'sending' || state === 'failed',
    );
    const asked = open.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const left = order.amountFen - order.refundedFen - asked;
    if (input.amountFen > left) {
      throw problem('refund-too-much', { amount: formatYuan(Math.max(left, 0)) }, [
        { pointer: '/amountFen', detail: String(input.amountFen) },
      ]);
    }
    const now = ctx.clock.now();
    const row: RefundRecord = {
      id: uuidv7(now.getTime()),
      tenantId: ctx.tenantId,
      number: await channelNumber(tx, 'R'),
      orderId,
      billId: bill.id,
      departmentId: bill.departmentId,
      amountFen: input.amountFen,
      surplus: false,
      reason,
      state: 'asked',
      askedBy: ctx.actor.personId,
      decidedBy: null,
      decidedAt: null,
      answer: '',
      shiftId: null,
      doneAt: null,
      createdAt: now,
      version: 1,
    };
    await insertRefund(tx, row);
    const detail = { bill: bill.number, amountFen: row.amountFen };
    await audit(tx, [{ action: 'payment.askRefund', subject: row.id, detail }]);
    await announce(tx, bill, 'asked');
  });
}

async function lockedPair(
  tx: Tx,
  orderId: string,
): Promise<{ readonly order: OrderRecord; readonly bill: BillRecord }> {
  const found = await orderById(tx, orderId);
  const bill = found && (await lockBill(tx, found.billId));
  const order = found && (await lockOrder(tx, orderId));
  if (!bill || !order) throw generalProblem('not-found', { what: '订单' });
  return { order, bill };
}

/** A decision. */
export interface Decision {
  readonly approve: boolean;
  readonly answer: string;
}

/** Decides a refund. @throws decided-already, own-request, payment-reason-short, channel-failed, shift-missing */
export async function decideRefund(
  ctx: Ctx,
  refundId: string,
  decision: Decision,
  call: Pick<Call, 'origin' | 'server'>,
): Promise<void> {
  const answer = decision.approve ? decision.answer.trim() : goodReason(decision.answer, '/answer');
  const sent = await ctx.database.inTenant(ctx, async (tx) => {
    const held = await heldRefund(tx, refundId);
    const state = refundAfter(held.refund.state, decision.approve ? 'approve' : 'refuse');
    if (!state) throw problem('decided-already');
    if (held.refund.askedBy && held.refund.askedBy === ctx.actor.personId)
      throw problem('own-request');
    const decided = { decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now() };
    await updateRefund(tx, refundId, { state, ...decided, answer: maskPersonal(answer).text });
    const detail = { number: held.refund.number, approve: decision.approve };
    await audit(tx, [{ action: 'payment.decideRefund', subject: refundId, detail }]);
    await announce(tx, held.bill, state);
    if (!decision.approve) return false;
    await elevate(tx);
    await beginSending(tx, held);
    return true;
  });
  if (sent) await sendRefund(ctx, refundId, call);
}

async function heldRefund(tx: Tx, refundId: string) {
  const found = await refundById(tx, refundId);
  if (!found) throw generalProblem('not-found', { what: '退款' });
  const pair = await lockedPair(tx, found.orderId);
  const refund = await lockRefund(tx, refundId);
  if (!refund) throw generalProblem('not-found', { what: '退款' });
  return { ...pair, refund };
}

/** The order is refunding; cash goes back out of the drawer of whoever has a shift open. @throws shift-missing */
async function beginSending(
  tx: Tx,
  { order, refund }: { readonly order: OrderRecord; readonly refund: RefundRecord },
): Promise<void> {
  const state = orderAfter(order.state, 'refund');
  if (!state) throw problem('order-not-paid', { number: order.number });
  await updateOrder(tx, order.id, { state });
  if (order.channel === 'cash') {
    const shift = await shiftForCash(tx, order);
    await updateRefund(tx, refund.id, { shiftId: shift });
  }
  if (order.channel === 'cash' || order.channel === 'pos')
    await finishRefund(tx, refund.number, 'done');
}

/** The open shift of the clerk who took the cash, else of whoever decides. */
async function shiftForCash(tx: Tx, order: OrderRecord): Promise<string> {
  const { personId } = tx.ctx.actor;
  const candidates = [order.actedBy, personId].flatMap((id) => id ?? []);
  for (const id of candidates) {
    const shift = await openShiftOf(tx, id);
    if (shift) return shift.id;
  }
  throw problem('shift-missing');
}

/** Sends an approved refund to its channel. The number stays the same, so that a repeat pays nothing twice. */
async function sendRefund(
  ctx: Ctx,
  refundId: string,
  call: Pick<Call, 'origin' | 'server'>,
): Promise<void> {
  const house = asHouse(ctx);
  const { refund, order } = await ctx.database.inTenant(house, async (tx) => {
    const found = await refundById(tx, refundId);
    const paid = found && (await orderById(tx, found.orderId));
    if (!found || !paid) throw generalProblem('not-found', { what: '退款' });
    return { refund: found, order: paid };
  });
  if (refund.state !== 'sending' || order.channel === 'cash' || order.channel === 'pos') return;
  const online: OnlineChannel = order.channel;
  const base = publicUrlOf(ctx) || (call.server.settings.publicUrl ?? '').replace(/\/+$/, '');
  try {
    const channel = await ctx.database.inTenant(house, (tx) =>
      channelOfOrder(tx, { channel: online, simulated: order.simulated }),
    );
    const told = await channel.refund({
      number: refund.number,
      orderNumber: order.number,
      totalFen: order.amountFen,
      amountFen: refund.amountFen,
      reason: refund.reason,
      noticeUrl: noticeUrl(order.simulated ? call.origin : base, online, ctx.tenantId),
    });
    await ctx.database.inTenant(house, (tx) => finishRefund(tx, refund.number, told));
  } catch (error) {
    const words = faultWords(error);
    await ctx.database.inTenant(house, async (tx) => {
      await finishRefund(tx, refund.number, 'failed');
      await updateRefund(tx, refundId, { answer: words.slice(0, 300) });
    });
    throw problem('channel-failed', { words });
  }
}

/** Sends a refund again that failed. @throws decided-already, channel-failed */
export async function retryRefund(
  ctx: Ctx,
  refundId: string,
  call: Pick<Call, 'origin' | 'server'>,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const held = await heldRefund(tx, refundId);
    const state = refundAfter(held.refund.state, 'retry');
    const orderState = orderAfter(held.order.state, 'refund');
    if (!state || !orderState) throw problem('decided-already');
    await updateRefund(tx, refundId, { state });
    await updateOrder(tx, held.order.id, { state: orderState });
    const detail = { number: held.refund.number };
    await audit(tx, [{ action: 'payment.retryRefund', subject: refundId, detail }]);
  });
  await sendRefund(ctx, refundId, call);
}

/** Asks the channel about a refund that is on its way. */
export async function checkRefund(ctx: Ctx, refund: RefundRecord): Promise<void> {
  const house = asHouse(ctx);
  const order = await ctx.database.inTenant(house, (tx) => orderById(tx, refund.orderId));
  if (!order || order.channel === 'cash' || order.channel === 'pos') return;
  const online: OnlineChannel = order.channel;
  const channel = await ctx.database.inTenant(house, (tx) =>
    channelOfOrder(tx, { channel: online, simulated: order.simulated }),
  );
  const told = await channel.queryRefund(refund.number, order.number);
  await ctx.database.inTenant(house, (tx) => finishRefund(tx, refund.number, told));
}
