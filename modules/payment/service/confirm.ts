/**
 * Believing a channel: whatever it says of an order, by a notice or when asked, comes through here. The bill is locked, then the
 * order; what is to be done is decided by `rules/notice.ts`; a repeat changes nothing.
 */
import { openCases } from '#modules/cases/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import { ChannelFault } from '../adapters/protocol.ts';
import type { NoticeOutcome, OnlineChannel } from '../contract/words.ts';
import { judge, type Told, type Verdict } from '../rules/notice.ts';
import { orderAfter } from '../rules/transition.ts';
import { lockBill } from '../store/bills.ts';
import { insertRefund } from '../store/decisions.ts';
import { lockOrder, orderById, updateOrder } from '../store/orders.ts';
import type { OrderRecord } from '../store/tables.ts';
import { caseOf } from './matters.ts';
import { channelNumber } from './numbers.ts';
import { announceOrders, type Payment, postPayments, postSurplus } from './post.ts';
import { financeDepartment } from './settings.ts';
import { asHouse } from './subject.ts';
import { channelOfOrder, channelWords } from './world.ts';

const outcomes: Readonly<Record<Verdict, NoticeOutcome>> = {
  post: 'posted',
  surplus: 'surplus',
  dispute: 'wrongAmount',
  close: 'notPaid',
  repeat: 'repeat',
  wait: 'notPaid',
};

/** Settles an order by what its channel says, in a transaction of the house. @returns what it came to */
export async function settle(tx: Tx, orderId: string, told: Told): Promise<NoticeOutcome> {
  const found = await orderById(tx, orderId);
  const bill = found && (await lockBill(tx, found.billId));
  const order = found && (await lockOrder(tx, orderId));
  if (!bill || !order) return 'unknownOrder';
  const verdict = judge({ order, bill }, told);
  await carryOut(tx, { bill, order }, { verdict, told });
  return outcomes[verdict];
}

async function carryOut(
  tx: Tx,
  payment: Payment,
  { verdict, told }: { readonly verdict: Verdict; readonly told: Told },
): Promise<void> {
  const { order } = payment;
  const now = tx.ctx.clock.now();
  if (verdict === 'repeat') return;
  if (verdict === 'wait') return updateOrder(tx, order.id, { checkedAt: now });
  if (verdict === 'close') return closeLocked(tx, payment);
  const came = {
    channelNo: told.channelNo.slice(0, 64),
    receivedFen: told.amountFen,
    paidAt: told.paidAt ?? now,
    checkedAt: now,
  };
  if (verdict === 'dispute') return dispute(tx, payment, came);
  await updateOrder(tx, order.id, { ...came, state: 'paid' });
  const paid = { ...payment, order: { ...order, ...came, state: 'paid' as const } };
  if (verdict === 'post') await postPayments(tx, [paid]);
  else await bookSurplus(tx, paid);
}

/** Closes a locked order that was not paid. */
export async function closeLocked(tx: Tx, { bill, order }: Payment): Promise<void> {
  const state = orderAfter(order.state, 'close') ?? orderAfter(order.state, 'fail');
  if (!state) return;
  await updateOrder(tx, order.id, { state, checkedAt: tx.ctx.clock.now() });
  await audit(tx, [
    { action: 'payment.closeOrder', subject: order.id, detail: { number: order.number } },
  ]);
  await announceOrders(tx, [{ bill, order }], state);
}

/** Another amount than was asked for: nothing is posted, the department of finance gets a case. */
async function dispute(
  tx: Tx,
  { bill, order }: Payment,
  came: Pick<OrderRecord, 'channelNo' | 'receivedFen' | 'paidAt' | 'checkedAt'>,
): Promise<void> {
  await updateOrder(tx, order.id, { ...came, state: 'disputed' });
  const detail = { number: order.number, askedFen: order.amountFen, receivedFen: came.receivedFen };
  await audit(tx, [{ action: 'payment.dispute', subject: order.id, detail }]);
  await openCases(tx, [
    caseOf({
      departmentId: await financeDepartment(tx),
      title: `缴费金额不符：订单 ${order.number}`,
      description: `账单 ${bill.number}（${bill.titleZh}）应收 ${formatYuan(order.amountFen)}，${channelWords[order.channel]}通知实收 ${formatYuan(came.receivedFen ?? 0)}，签名有效。系统没有入账，请核对渠道后台后处理：多收退款，少收联系缴费人。`,
      reason: '渠道通知的签名有效但金额与订单不同',
    }),
  ]);
  await announceOrders(tx, [{ bill, order }], 'disputed');
}

async function bookSurplus(tx: Tx, payment: Payment): Promise<void> {
  const { bill, order } = payment;
  await postSurplus(tx, payment);
  const now = tx.ctx.clock.now();
  await insertRefund(tx, {
    id: uuidv7(now.getTime()),
    tenantId: tx.ctx.tenantId,
    number: await channelNumber(tx, 'R'),
    orderId: order.id,
    billId: bill.id,
    departmentId: bill.departmentId,
    amountFen: order.amountFen,
    surplus: true,
    reason: '同一张账单重复付款，多付的钱原路退回',
    state: 'asked',
    askedBy: null,
    decidedBy: null,
    decidedAt: null,
    answer: '',
    shiftId: null,
    doneAt: null,
    createdAt: now,
    version: 1,
  });
}

/** Asks the channel how an order stands and settles it by the answer. @throws ChannelFault, channel-closed */
export async function confirmOrder(ctx: Ctx, order: OrderRecord): Promise<NoticeOutcome> {
  const house = asHouse(ctx);
  const online = order.channel as OnlineChannel;
  // No transaction is held while the channel thinks.
  const channel = await ctx.database.inTenant(house, (tx) =>
    channelOfOrder(tx, { channel: online, simulated: order.simulated }),
  );
  const told = await channel.query(order.number);
  const isOver = order.expiresAt !== null && ctx.clock.now() > order.expiresAt;
  if (isOver && told?.state !== 'paid' && told?.state !== 'closed') {
    await channel.close(order.number);
    return closeUnpaid(house, order);
  }
  return ctx.database.inTenant(house, async (tx) => {
    if (told) return settle(tx, order.id, told);
    await updateOrder(tx, order.id, { checkedAt: ctx.clock.now() });
    return 'notPaid' as const;
  });
}

async function closeUnpaid(house: Ctx, order: OrderRecord): Promise<NoticeOutcome> {
  return house.database.inTenant(house, async (tx) => {
    const bill = await lockBill(tx, order.billId);
    const locked = await lockOrder(tx, order.id);
    if (bill && locked) await closeLocked(tx, { bill, order: locked });
    return 'notPaid' as const;
  });
}

/** The words of a fault of a channel. */
export function faultWords(error: unknown): string {
  if (error instanceof ChannelFault) return error.message;
  throw error;
}

/** Whether an order may still be confirmed by its channel. */
export function isUnderWay({ state, channel }: Pick<OrderRecord, 'state' | 'channel'>): boolean {
  return (state === 'created' || state === 'paying') && channel !== 'cash' && channel !== 'pos';
}
