/** Bills as people see them. */
import { localDay } from '#platform/calendar/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { BillRow, BillStep, BillView, OwnBill } from '../contract/index.ts';
import { entriesOfBills } from '../store/books.ts';
import { decisionsOfBill } from '../store/decisions.ts';
import { ordersOfBills, receiptsOfBills } from '../store/orders.ts';
import type { BillRecord, OrderRecord } from '../store/tables.ts';
import { type Naming, namingOf } from './naming.ts';

/** What every view of a bill shows. */
function sharedView(bill: BillRecord, naming: Naming, today: string) {
  const kind = naming.kind(bill.kindCode);
  return {
    id: bill.id,
    number: bill.number,
    kindCode: bill.kindCode,
    kindZh: kind.zh,
    kindEn: kind.en,
    period: bill.period,
    accountNumber: bill.accountNumber,
    titleZh: bill.titleZh,
    titleEn: bill.titleEn,
    amountFen: bill.amountFen,
    refundedFen: bill.refundedFen,
    state: bill.state,
    dueDay: bill.dueDay,
    overdue: bill.state === 'due' && bill.dueDay < today,
    createdAt: bill.createdAt.toISOString(),
    paidAt: bill.paidAt?.toISOString() ?? null,
    payerName: bill.payerName,
  };
}

/** Bills in the lists of the office. */
export async function billRows(tx: Tx, bills: readonly BillRecord[]): Promise<BillRow[]> {
  const naming = await namingOf(tx);
  const today = localDay(tx.ctx.clock.now());
  return bills.map((bill) => {
    const { zh, en } = naming.department(bill.departmentId);
    return {
      ...sharedView(bill, naming, today),
      payerPhone: bill.payerPhone ?? '',
      departmentZh: zh,
      departmentEn: en,
    };
  });
}

/** Bills for whoever owes them. */
export async function ownBillViews(
  tx: Tx,
  bills: readonly BillRecord[],
  paying: ReadonlyMap<string, string>,
): Promise<OwnBill[]> {
  const naming = await namingOf(tx);
  const today = localDay(tx.ctx.clock.now());
  const ids = bills.map(({ id }) => id);
  const receipts = new Map((await receiptsOfBills(tx, ids)).map((one) => [one.billId, one.id]));
  return bills.map((bill) => {
    const { zh, en, phone } = naming.department(bill.departmentId);
    return {
      ...sharedView(bill, naming, today),
      basisZh: naming.kind(bill.kindCode).basis,
      calculation: [...bill.calculation],
      departmentZh: zh,
      departmentEn: en,
      departmentPhone: phone,
      payingOrderId: paying.get(bill.id) ?? null,
      receiptId: receipts.get(bill.id) ?? null,
      reason: bill.state === 'withdrawn' ? bill.reason : '',
    };
  });
}

/** One bill with everything that happened to it. */
export async function billView(tx: Tx, bill: BillRecord): Promise<BillView> {
  const [row] = await billRows(tx, [bill]);
  if (!row) throw new Error('a bill without a row');
  const naming = await namingOf(tx);
  const orders = await ordersOfBills(tx, [bill.id]);
  const { refunds, waivers } = await decisionsOfBill(tx, bill.id);
  const entries = await entriesOfBills(tx, [bill.id]);
  const [receipt] = await receiptsOfBills(tx, [bill.id]);
  const paid = entries.find(({ kind }) => kind === 'payment');
  const pending = refunds
    .filter(({ state, surplus }) => !surplus && (state === 'asked' || state === 'sending'))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return {
    ...row,
    payCode: bill.payCode,
    basisZh: naming.kind(bill.kindCode).basis,
    calculation: [...bill.calculation],
    reason: bill.reason,
    remindedAt: bill.remindedAt?.toISOString() ?? null,
    steps: stepsOf(bill, { orders, refunds, waivers }),
    paidOrderId: paid?.orderId ?? null,
    refundableFen: paid ? bill.amountFen - bill.refundedFen - pending : 0,
    receiptId: receipt?.id ?? null,
    openWaiver: waivers.some(({ state }) => state === 'asked'),
    version: bill.version,
  };
}

function stepsOf(
  bill: BillRecord,
  {
    orders,
    refunds,
    waivers,
  }: { readonly orders: readonly OrderRecord[] } & Awaited<ReturnType<typeof decisionsOfBill>>,
): BillStep[] {
  const plain = { amountFen: bill.amountFen, channel: null, number: '', words: '' };
  const said = (words: string): string => maskPersonal(words).text;
  const steps: BillStep[] = [
    { ...plain, at: bill.createdAt.toISOString(), kind: 'made', number: bill.number },
    ...orders.map((order) => ({
      ...plain,
      at: (order.paidAt ?? order.createdAt).toISOString(),
      kind: `order.${order.state}`,
      amountFen: order.receivedFen ?? order.amountFen,
      channel: order.channel,
      number: order.number,
    })),
    ...refunds.map((refund) => ({
      ...plain,
      at: (refund.doneAt ?? refund.decidedAt ?? refund.createdAt).toISOString(),
      kind: `refund.${refund.state}`,
      amountFen: refund.amountFen,
      number: refund.number,
      words: said(refund.reason),
    })),
    ...waivers.map((waiver) => ({
      ...plain,
      at: (waiver.decidedAt ?? waiver.createdAt).toISOString(),
      kind: `waiver.${waiver.state}`,
      words: said(waiver.reason),
    })),
    ...(bill.state === 'withdrawn' && bill.settledAt
      ? [
          {
            ...plain,
            at: bill.settledAt.toISOString(),
            kind: 'withdrawn',
            words: said(bill.reason),
          },
        ]
      : []),
  ];
  return steps.toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
