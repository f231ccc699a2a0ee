/** Bills of the last months and how they were paid, written in bulk with the days on which it happened. */
import { createRandom } from '#demo/random.ts';
import { DEMO_SEED } from '#demo/geometry/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { dayAfter, periodOf } from '../rules/period.ts';
import { reckon } from '../rules/tariff.ts';
import { insertBook } from '../store/books.ts';
import { insertBills } from '../store/bills.ts';
import { insertOrders, insertReceipts } from '../store/orders.ts';
import type { BillRecord, KindRow, OrderRecord } from '../store/tables.ts';
import { enterBook } from '../service/evidence.ts';
import { type BillDraft, newBillRows } from '../service/new-bills.ts';
import { secretCode } from '../service/numbers.ts';
import { postedRows } from '../service/post.ts';
import { titlesOf } from '../service/runs.ts';
import type { Payer } from './payers.ts';

const dayMs = 86_400_000;

/** A period of a kind that is billed so many days ago, of which a part is paid. */
interface Round {
  readonly kind: KindRow;
  readonly daysAgo: number;
  readonly paidShare: number;
}

/** Writes the history. @returns the orders that were paid */
export async function fillHistory(
  tx: Tx,
  payers: readonly Payer[],
  { kinds, months }: { readonly kinds: readonly KindRow[]; readonly months: number },
): Promise<OrderRecord[]> {
  const random = createRandom(DEMO_SEED, `bills-${tx.ctx.tenantId}`);
  const rounds = kinds.flatMap((kind) => roundsOf(kind, months));
  const drafts = rounds.flatMap((round) => draftsOf(tx, round, payers));
  const bills = await newBillRows(
    tx,
    drafts.map(({ draft }) => draft),
  );
  const payments: { bill: BillRecord; order: OrderRecord }[] = [];
  const rows = bills.map((bill, at): BillRecord => {
    const share = drafts[at]?.paidShare ?? 0;
    const span = tx.ctx.clock.now().getTime() - dayMs - bill.createdAt.getTime();
    if (span < dayMs || !random.chance(share)) return bill;
    const paidAt = inOffice(new Date(bill.createdAt.getTime() + random.next() ** 1.6 * span));
    const order = orderOf(bill, paidAt, random);
    payments.push({ bill, order });
    return { ...bill, state: 'paid', paidAt, settledAt: paidAt };
  });
  await insertBills(tx, rows);
  const orders = payments.map(({ order }) => order);
  await insertOrders(tx, orders);
  const posted = await postedRows(tx, payments, null);
  await insertBook(tx, posted.entries, posted.lines);
  await insertReceipts(tx, posted.receipts);
  await enterBook(tx, posted.entries, posted.lines);
  return orders;
}

function roundsOf(kind: KindRow, months: number): Round[] {
  if (kind.tariff.type === 'given') return [];
  if (kind.period === 'quarter') {
    const all = [
      { kind, daysAgo: 110, paidShare: 0.93 },
      { kind, daysAgo: 20, paidShare: 0.52 },
    ];
    return all.slice(-Math.min(months, 2));
  }
  return Array.from({ length: months }, (_, at) => ({
    kind,
    daysAgo: 12 + 30 * (months - 1 - at),
    paidShare: at === months - 1 ? 0.45 : 0.95,
  }));
}

function draftsOf(
  tx: Tx,
  { kind, daysAgo, paidShare }: Round,
  payers: readonly Payer[],
): { readonly draft: BillDraft; readonly paidShare: number }[] {
  const createdAt = new Date(tx.ctx.clock.now().getTime() - daysAgo * dayMs);
  const period = periodOf(kind.period, localDay(createdAt));
  return payers.flatMap(({ account, duties }) => {
    const duty = duties.find(({ kindCode }) => kindCode === kind.code);
    if (!duty) return [];
    const { amountFen, lines } = reckon(kind.tariff, duty.quantity, duty.reliefPercent);
    const draft: BillDraft = {
      ...titlesOf(kind, period),
      kindCode: kind.code,
      period,
      departmentId: kind.departmentId,
      accountId: account.id,
      accountNumber: account.number,
      personId: account.personId,
      payerName: account.holderName,
      payerPhone: account.holderPhone,
      calculation: lines,
      amountFen,
      dueDay: dayAfter(localDay(createdAt), kind.dueDays),
      createdAt,
    };
    return [{ draft, paidShare }];
  });
}

type Random = ReturnType<typeof createRandom>;

function orderOf(bill: BillRecord, paidAt: Date, random: Random): OrderRecord {
  const channel = random.pick([
    'wechat',
    'wechat',
    'wechat',
    'alipay',
    'cash',
    'cash',
    'pos',
  ] as const);
  const isOnline = channel === 'wechat' || channel === 'alipay';
  const number = `P${localDay(paidAt).replaceAll('-', '')}${secretCode(12)}`;
  return {
    id: uuidv7(paidAt.getTime()),
    tenantId: bill.tenantId,
    number,
    billId: bill.id,
    departmentId: bill.departmentId,
    personId: isOnline ? bill.personId : null,
    actedBy: null,
    amountFen: bill.amountFen,
    channel,
    way: channel === 'wechat' ? 'h5' : channel === 'alipay' ? 'wap' : 'window',
    simulated: isOnline,
    state: 'paid',
    payWords: { kind: 'none', target: '', jsapi: {} },
    channelNo: channel === 'cash' ? '' : `${channel === 'pos' ? 'POS' : 'SIM'}${secretCode(14)}`,
    receivedFen: bill.amountFen,
    tenderedFen: channel === 'cash' ? Math.ceil(bill.amountFen / 1000) * 1000 : null,
    shiftId: null,
    refundedFen: 0,
    expiresAt: null,
    checkedAt: paidAt,
    paidAt,
    createdAt: new Date(paidAt.getTime() - 40_000),
    version: 1,
  };
}

/** People pay between eight and eight. */
function inOffice(at: Date): Date {
  const localMs = at.getTime() + 8 * 3_600_000;
  const hour = Math.floor((localMs % dayMs) / 3_600_000);
  return hour >= 8 && hour < 20 ? at : new Date(at.getTime() - 10 * 3_600_000);
}
