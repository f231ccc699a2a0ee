/** What waits in the demo: medical insurance of some, a waiver and a refund to be decided, an open shift. */
import { staffByUsername } from '#modules/people/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { dayAfter, periodOf } from '../rules/period.ts';
import { givenAmount } from '../rules/tariff.ts';
import { makeBills } from '../service/new-bills.ts';
import { channelNumber, readableNumbers } from '../service/numbers.ts';
import { titlesOf } from '../service/runs.ts';
import { insertShift } from '../store/books.ts';
import { insertRefund, insertWaiver } from '../store/decisions.ts';
import type { BillRecord, KindRow, OrderRecord } from '../store/tables.ts';
import type { Payer } from './payers.ts';

const insuranceFen = 40_000;

/** The demo's rows that the parts need. */
interface Stage {
  readonly kind: KindRow;
  readonly clerkId: string;
}

/** Fills what waits. */
export async function fillWaiting(
  tx: Tx,
  payers: readonly Payer[],
  {
    kinds,
    orders,
  }: { readonly kinds: readonly KindRow[]; readonly orders: readonly OrderRecord[] },
): Promise<void> {
  const clerk = (await staffByUsername(tx)).get('clerk1');
  const kind = kinds.find(({ code }) => code === 'medicalInsurance');
  if (!clerk || !kind) return;
  const stage = { kind, clerkId: clerk.id };
  const [, , , fourth] = await insurance(tx, payers, stage);
  await shift(tx, stage);
  if (fourth) await waiver(tx, fourth, stage);
  const paid = orders.find(({ channel }) => channel === 'cash');
  if (paid) await refund(tx, paid, stage);
}

function insurance(tx: Tx, payers: readonly Payer[], { kind }: Stage): Promise<BillRecord[]> {
  const today = localDay(tx.ctx.clock.now());
  const period = periodOf('year', dayAfter(today, 60));
  const insured = payers.filter(({ account }) => account.kind === 'household').slice(0, 40);
  return makeBills(
    tx,
    insured.map(({ account }) => ({
      ...titlesOf(kind, period),
      kindCode: kind.code,
      period,
      departmentId: kind.departmentId,
      accountId: account.id,
      accountNumber: account.number,
      personId: account.personId,
      payerName: account.holderName,
      payerPhone: account.holderPhone,
      calculation: givenAmount(insuranceFen),
      amountFen: insuranceFen,
      dueDay: dayAfter(today, kind.dueDays),
    })),
  );
}

async function shift(tx: Tx, { clerkId }: Stage): Promise<void> {
  const [number = ''] = await readableNumbers(tx, 'JB', 1);
  await insertShift(tx, {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    number,
    clerkId,
    openingFen: 30_000,
    openedAt: tx.ctx.clock.now(),
    closedAt: null,
    expectedFen: null,
    countedFen: null,
    handedTo: '',
    note: '',
  });
}

const undecided = { state: 'asked', decidedBy: null, decidedAt: null, answer: '' } as const;

async function waiver(tx: Tx, bill: BillRecord, { clerkId }: Stage): Promise<void> {
  await insertWaiver(tx, {
    ...undecided,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    billId: bill.id,
    departmentId: bill.departmentId,
    reasonCode: 'destitute',
    reason: '特困供养人员，由民政资助参保',
    askedBy: clerkId,
    createdAt: tx.ctx.clock.now(),
  });
}

async function refund(tx: Tx, paid: OrderRecord, { clerkId }: Stage): Promise<void> {
  await insertRefund(tx, {
    ...undecided,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    number: await channelNumber(tx, 'R'),
    orderId: paid.id,
    billId: paid.billId,
    departmentId: paid.departmentId,
    amountFen: paid.amountFen,
    surplus: false,
    reason: '该户上月已迁出，重复计费，申请退款',
    askedBy: clerkId,
    shiftId: null,
    doneAt: null,
    createdAt: tx.ctx.clock.now(),
    version: 1,
  });
}
