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
import type { KindRow, OrderRecord } from '../store/tables.ts';
import type { Payer } from './payers.ts';

const insuranceFen = 40_000;

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
  const now = tx.ctx.clock.now();
  const period = periodOf('year', dayAfter(localDay(now), 60));
  const insured = payers.filter(({ account }) => account.kind === 'household').slice(0, 40);
  const bills = await makeBills(
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
      dueDay: dayAfter(localDay(now), kind.dueDays),
    })),
  );
  const [number = ''] = await readableNumbers(tx, 'JB', 1);
  const shift = { expectedFen: null, countedFen: null, handedTo: '', note: '', closedAt: null };
  const owned = { id: uuidv7(), tenantId: tx.ctx.tenantId };
  await insertShift(tx, {
    ...shift,
    ...owned,
    number,
    clerkId: clerk.id,
    openingFen: 30_000,
    openedAt: now,
  });
  const asked = {
    state: 'asked',
    askedBy: clerk.id,
    decidedBy: null,
    decidedAt: null,
    answer: '',
  } as const;
  const waived = bills[3];
  if (waived) {
    await insertWaiver(tx, {
      ...asked,
      id: uuidv7(),
      tenantId: tx.ctx.tenantId,
      billId: waived.id,
      departmentId: waived.departmentId,
      reasonCode: 'destitute',
      reason: '特困供养人员,由民政资助参保',
      createdAt: now,
    });
  }
  const paid = orders.find(({ channel }) => channel === 'wechat');
  if (!paid) return;
  await insertRefund(tx, {
    ...asked,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    number: await channelNumber(tx, 'R'),
    orderId: paid.id,
    billId: paid.billId,
    departmentId: paid.departmentId,
    amountFen: paid.amountFen,
    surplus: false,
    reason: '该户上月已迁出,重复计费,申请退款',
    shiftId: null,
    doneAt: null,
    createdAt: now,
    version: 1,
  });
}
