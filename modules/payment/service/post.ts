/**
 * Posting: the one place where money becomes a fact. State, entry, receipt, ledger, event, message and whoever charged it,
 * all in one transaction; the database forbids a second posting of the same bill, order or refund.
 */
import { queueMessages } from '#modules/messages/index.ts';
import { personById } from '#modules/people/index.ts';
import { audit } from '#platform/audit/index.ts';
import { tellCharges } from '#platform/charges/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import { events } from '../contract/index.ts';
import { type BookLine, paymentLines, surplusLines } from '../rules/posting.ts';
import { updateBill } from '../store/bills.ts';
import { insertBook } from '../store/books.ts';
import { insertReceipts } from '../store/orders.ts';
import type {
  BillRecord,
  EntryRecord,
  LineRecord,
  OrderRecord,
  ReceiptRecord,
} from '../store/tables.ts';
import { chargeOf } from './charge-view.ts';
import { enterBook } from './evidence.ts';
import { readableNumbers, secretCode } from './numbers.ts';
import { channelWords } from './world.ts';

/** A bill and the order that paid it, both locked. */
export interface Payment {
  readonly bill: BillRecord;
  readonly order: OrderRecord;
}

/** Posts payments: each bill is `due`, each order is paid now. @returns receipts in the same order */
export async function postPayments(tx: Tx, payments: readonly Payment[]): Promise<ReceiptRecord[]> {
  await elevate(tx);
  const now = tx.ctx.clock.now();
  const rows = await postedRows(tx, payments, now);
  for (const { bill } of payments) {
    await updateBill(tx, bill.id, { state: 'paid', paidAt: now, settledAt: now });
  }
  await insertBook(tx, rows.entries, rows.lines);
  await insertReceipts(tx, rows.receipts);
  await enterBook(tx, rows.entries, rows.lines);
  await audit(
    tx,
    payments.map(({ bill, order }, at) => ({
      action: 'payment.post',
      subject: order.id,
      detail: { bill: bill.number, entry: rows.entries[at]?.number, amountFen: order.amountFen },
    })),
  );
  await announceOrders(tx, payments, 'paid');
  for (const payment of payments) await thank(tx, payment);
  const charges = payments
    .filter(({ bill }) => bill.subjectId !== null)
    .map(({ bill }) => chargeOf({ ...bill, state: 'paid' }));
  await tellCharges(tx, charges, 'paid');
  return rows.receipts;
}

/** The rows of postings. */
export async function postedRows(tx: Tx, payments: readonly Payment[], at: Date | null) {
  const { tenantId } = tx.ctx;
  const entryNumbers = await readableNumbers(tx, 'PZ', payments.length);
  const receiptNumbers = await readableNumbers(tx, 'PJ', payments.length);
  const entries: EntryRecord[] = [];
  const lines: LineRecord[] = [];
  const receipts: ReceiptRecord[] = [];
  for (const [place, { bill, order }] of payments.entries()) {
    const bookedAt = at ?? order.paidAt ?? order.createdAt;
    const entry = entryOf(
      tx,
      { bill, order },
      { kind: 'payment', number: entryNumbers[place] ?? '', bookedAt },
    );
    entries.push(entry);
    lines.push(...linesOf(entry, paymentLines({ ...order, kindCode: bill.kindCode })));
    receipts.push({
      id: uuidv7(bookedAt.getTime()),
      tenantId,
      number: receiptNumbers[place] ?? '',
      code: secretCode(12),
      entryId: entry.id,
      billId: bill.id,
      orderId: order.id,
      departmentId: bill.departmentId,
      personId: bill.personId,
      payerName: bill.payerName,
      amountFen: order.amountFen,
      issuedAt: bookedAt,
    });
  }
  return { entries, lines, receipts };
}

/** Books money for a bill that was paid already; it goes back by a refund that waits for approval. */
export async function postSurplus(tx: Tx, { bill, order }: Payment): Promise<void> {
  await elevate(tx);
  const [number = ''] = await readableNumbers(tx, 'PZ', 1);
  const bookedAt = tx.ctx.clock.now();
  const entry = entryOf(tx, { bill, order }, { kind: 'surplus', number, bookedAt });
  const lines = linesOf(entry, surplusLines({ ...order, kindCode: bill.kindCode }));
  await insertBook(tx, [entry], lines);
  await enterBook(tx, [entry], lines);
  const detail = { bill: bill.number, entry: number, amountFen: order.amountFen };
  await audit(tx, [{ action: 'payment.surplus', subject: order.id, detail }]);
  await announceOrders(tx, [{ bill, order }], 'paid');
}

/** An entry about an order. */
export function entryOf(
  tx: Tx,
  { bill, order }: Payment,
  of: Pick<EntryRecord, 'kind' | 'number' | 'bookedAt'>,
): EntryRecord {
  return {
    ...of,
    id: uuidv7(of.bookedAt.getTime()),
    tenantId: tx.ctx.tenantId,
    billId: bill.id,
    orderId: order.id,
    refundId: null,
    shiftId: null,
    amountFen: order.amountFen,
  };
}

/** Lines of an entry as rows. */
export function linesOf({ id, tenantId }: EntryRecord, lines: readonly BookLine[]): LineRecord[] {
  return lines.map((line, place) => ({ ...line, tenantId, entryId: id, place: place + 1 }));
}

/** Tells screens how orders stand. */
export async function announceOrders(
  tx: Tx,
  payments: readonly Payment[],
  state: OrderRecord['state'],
): Promise<void> {
  await emit(
    tx,
    payments.map(({ bill, order }) => ({
      type: events.orderChanged,
      subject: order.id,
      payload: { billId: bill.id, state },
      audience: {
        departments: [bill.departmentId],
        people: [...new Set([bill.personId, order.personId].flatMap((id) => id ?? []))],
      },
    })),
  );
}

/** Tells whoever paid, and whoever owed it where that is another. */
async function thank(tx: Tx, { bill, order }: Payment): Promise<void> {
  const ids = [...new Set([bill.personId, order.personId].flatMap((id) => id ?? []))];
  const people = await Promise.all(ids.map((id) => personById(tx, id)));
  const known = people.flatMap((person) =>
    person
      ? [
          {
            personId: person.id,
            name: person.name,
            ...(person.phone ? { phone: person.phone } : {}),
          },
        ]
      : [],
  );
  const to =
    known.length > 0 || !bill.payerPhone
      ? known
      : [{ name: bill.payerName, phone: bill.payerPhone }];
  await queueMessages(
    tx,
    to.map((one) => ({
      template: 'payment.paid',
      values: {
        title: bill.titleZh,
        amount: formatYuan(order.amountFen),
        channel: `${order.simulated ? '模拟' : ''}${channelWords[order.channel]}`,
        number: bill.number,
      },
      to: one,
      urgency: 'routine' as const,
      subject: { kind: 'bill', id: bill.id },
      link: `/bills/${bill.id}`,
    })),
  );
}
