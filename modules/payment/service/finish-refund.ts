/** A refund ends: the channel says so by a notice, when asked, or at once. Posted once, whoever says it first. */
import { queueMessages } from '#modules/messages/index.ts';
import { audit } from '#platform/audit/index.ts';
import { tellCharges } from '#platform/charges/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import type { RefundTold } from '../adapters/protocol.ts';
import { events } from '../contract/index.ts';
import { refundLines } from '../rules/posting.ts';
import { billAfter, orderAfter, refundAct, refundAfter } from '../rules/transition.ts';
import { lockBill, updateBill } from '../store/bills.ts';
import { insertBook } from '../store/books.ts';
import { lockRefund, refundByNumber, updateRefund } from '../store/decisions.ts';
import { lockOrder, updateOrder } from '../store/orders.ts';
import type { BillRecord, EntryRecord, OrderRecord, RefundRecord } from '../store/tables.ts';
import { chargeOf } from './charge-view.ts';
import { enterBook } from './evidence.ts';
import { readableNumbers } from './numbers.ts';
import { linesOf } from './post.ts';

/** Ends a refund. @returns whether that was news */
export async function finishRefund(tx: Tx, number: string, told: RefundTold): Promise<boolean> {
  const found = await refundByNumber(tx, number);
  if (!found || told === 'processing') return false;
  await elevate(tx);
  const bill = await lockBill(tx, found.billId);
  const order = await lockOrder(tx, found.orderId);
  const refund = await lockRefund(tx, found.id);
  if (!bill || !order || !refund) return false;
  if (told === 'failed') return failRefund(tx, order, refund);
  if (!refundAfter(refund.state, 'finish')) return false;
  await carryOut(tx, { bill, order, refund });
  return true;
}

interface Back {
  readonly bill: BillRecord;
  readonly order: OrderRecord;
  readonly refund: RefundRecord;
}

async function carryOut(tx: Tx, { bill, order, refund }: Back): Promise<void> {
  const now = tx.ctx.clock.now();
  const ofOrder = order.refundedFen + refund.amountFen;
  const orderState = orderAfter(order.state, refundAct(order.amountFen, ofOrder));
  await updateOrder(tx, order.id, {
    refundedFen: ofOrder,
    ...(orderState ? { state: orderState } : {}),
  });
  await updateRefund(tx, refund.id, { state: 'done', doneAt: now });
  const ofBill = refund.surplus ? bill.refundedFen : bill.refundedFen + refund.amountFen;
  const billState = refund.surplus
    ? null
    : billAfter(bill.state, refundAct(bill.amountFen, ofBill));
  if (billState) await updateBill(tx, bill.id, { state: billState, refundedFen: ofBill });
  await book(tx, { bill, order, refund });
  const detail = { number: refund.number, amountFen: refund.amountFen };
  await audit(tx, [{ action: 'payment.refunded', subject: refund.id, detail }]);
  await announce(tx, bill, 'done');
  await tellPayer(tx, { bill, order, refund });
  if (billState && bill.subjectId) {
    const charge = chargeOf({ ...bill, state: billState, refundedFen: ofBill });
    await tellCharges(tx, [charge], 'refunded');
  }
}

async function book(tx: Tx, { bill, order, refund }: Back): Promise<void> {
  const bookedAt = tx.ctx.clock.now();
  const [number = ''] = await readableNumbers(tx, 'PZ', 1);
  const entry: EntryRecord = {
    id: uuidv7(bookedAt.getTime()),
    tenantId: tx.ctx.tenantId,
    number,
    kind: 'refund',
    billId: bill.id,
    orderId: order.id,
    refundId: refund.id,
    shiftId: null,
    amountFen: refund.amountFen,
    bookedAt,
  };
  const movement = { ...order, kindCode: bill.kindCode, amountFen: refund.amountFen };
  const lines = linesOf(entry, refundLines(movement, refund.surplus));
  await insertBook(tx, [entry], lines);
  await enterBook(tx, [entry], lines);
}

async function failRefund(tx: Tx, order: OrderRecord, refund: RefundRecord): Promise<boolean> {
  const state = refundAfter(refund.state, 'fail');
  if (!state) return false;
  await updateRefund(tx, refund.id, { state });
  const back = order.refundedFen > 0 ? 'refundFailAgain' : 'refundFail';
  const orderState = orderAfter(order.state, back);
  if (orderState) await updateOrder(tx, order.id, { state: orderState });
  return true;
}

/** Tells screens that something was decided about a bill. */
export async function announce(tx: Tx, bill: BillRecord, state: string): Promise<void> {
  await emit(tx, [
    {
      type: events.decisionChanged,
      subject: bill.id,
      payload: { state },
      audience: {
        departments: [bill.departmentId],
        people: bill.personId ? [bill.personId] : [],
      },
    },
  ]);
}

async function tellPayer(tx: Tx, { bill, order, refund }: Back): Promise<void> {
  const personId = order.personId ?? bill.personId;
  if (!personId && !bill.payerPhone) return;
  await queueMessages(tx, [
    {
      template: 'payment.refunded',
      values: { title: bill.titleZh, amount: formatYuan(refund.amountFen), number: bill.number },
      to: {
        name: bill.payerName,
        ...(personId ? { personId } : {}),
        ...(bill.payerPhone ? { phone: bill.payerPhone } : {}),
      },
      urgency: 'routine',
      subject: { kind: 'bill', id: bill.id },
      link: `/bills/${bill.id}`,
    },
  ]);
}
