/** The cash desk: bills found as people ask for them, cash and cards taken in the same book as every other payment. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import type { Taken } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { changeOf } from '../rules/cash.ts';
import { billAfter } from '../rules/transition.ts';
import { billsForWindow, billsOfPerson, lockBills } from '../store/bills.ts';
import { insertOrders, orderPage, receiptsOfBills } from '../store/orders.ts';
import type { BillRecord, OrderRecord, ShiftRecord } from '../store/tables.ts';
import { billRows } from './bill-views.ts';
import { settledProblem } from './bill-words.ts';
import { channelNumber } from './numbers.ts';
import { postPayments } from './post.ts';
import { heldShift } from './shifts.ts';

/** Bills at the window. A clerk serves the whole town, whatever department charges. */
export async function deskBills(
  ctx: Ctx,
  { q = '', person }: { readonly q?: string; readonly person?: string },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const words = q.trim();
    const bills = words
      ? await billsForWindow(tx, words)
      : person
        ? await billsOfPerson(tx, person)
        : [];
    const receipts = await receiptsOfBills(
      tx,
      bills.map(({ id }) => id),
    );
    const rows = await billRows(tx, bills);
    return {
      items: rows.map((row) => ({
        ...row,
        receiptId: receipts.find(({ billId }) => billId === row.id)?.id ?? null,
      })),
    };
  });
}

/** Takes cash. @throws shift-missing, bill-settled, cash-short, bills-of-one-window */
export async function takeCash(
  ctx: Ctx,
  input: { readonly billIds: readonly string[]; readonly tenderedFen: number },
  key: string | null,
): Promise<Taken> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'payment.takeCash', key, request: input }, async () => {
      const shift = await heldShift(tx);
      const bills = await payable(tx, input.billIds);
      const amountFen = sumOf(bills);
      const changeFen = changeOf(amountFen, input.tenderedFen);
      if (changeFen === null) {
        throw problem('cash-short', {
          tendered: formatYuan(input.tenderedFen),
          amount: formatYuan(amountFen),
        });
      }
      const taken = {
        channel: 'cash' as const,
        shift,
        channelNo: '',
        tenderedFen: input.tenderedFen,
      };
      const result = await take(tx, bills, taken);
      const detail = { bills: bills.map(({ number }) => number), amountFen, changeFen };
      await audit(tx, [{ action: 'payment.takeCash', subject: shift.id, detail }]);
      return { ...result, amountFen, changeFen };
    }),
  );
}

/** Notes a card payment. @throws shift-missing, bill-settled, slip-used, bills-of-one-window */
export async function takePos(
  ctx: Ctx,
  input: { readonly billIds: readonly string[]; readonly slipNumber: string },
  key: string | null,
): Promise<Taken> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'payment.takePos', key, request: input }, async () => {
      const shift = await heldShift(tx);
      const bills = await payable(tx, input.billIds);
      const slip = input.slipNumber.toUpperCase();
      // One slip may pay several bills at once, but only once: its first bill carries the number itself.
      const [used] = await orderPage(tx, { channel: 'pos', q: slip }, { limit: 1, afterId: null });
      if (used) throw problem('slip-used', { slip });
      const taken = { channel: 'pos' as const, shift, channelNo: slip, tenderedFen: null };
      const result = await take(tx, bills, taken);
      const detail = { bills: bills.map(({ number }) => number), slip };
      await audit(tx, [{ action: 'payment.takePos', subject: shift.id, detail }]);
      return { ...result, amountFen: sumOf(bills), changeFen: 0 };
    }),
  );
}

const sumOf = (bills: readonly BillRecord[]): number =>
  bills.reduce((sum, { amountFen }) => sum + amountFen, 0);

async function payable(tx: Tx, billIds: readonly string[]): Promise<BillRecord[]> {
  await elevate(tx);
  const bills = await lockBills(tx, billIds);
  if (bills.length !== billIds.length) throw problem('bills-of-one-window');
  const settled = bills.find(({ state }) => !billAfter(state, 'pay'));
  if (settled) throw settledProblem(settled, tx.ctx.locale);
  return bills;
}

async function take(
  tx: Tx,
  bills: readonly BillRecord[],
  of: {
    readonly channel: 'cash' | 'pos';
    readonly shift: ShiftRecord;
    readonly channelNo: string;
    readonly tenderedFen: number | null;
  },
): Promise<Pick<Taken, 'number' | 'receiptIds'>> {
  const now = tx.ctx.clock.now();
  const orders: OrderRecord[] = [];
  for (const [at, bill] of bills.entries()) {
    orders.push({
      id: uuidv7(now.getTime()),
      tenantId: tx.ctx.tenantId,
      number: await channelNumber(tx, 'P'),
      billId: bill.id,
      departmentId: bill.departmentId,
      personId: bill.personId,
      actedBy: tx.ctx.actor.personId,
      amountFen: bill.amountFen,
      channel: of.channel,
      way: 'window',
      simulated: false,
      state: 'paid',
      payWords: { kind: 'none', target: '', jsapi: {} },
      channelNo: of.channelNo && at > 0 ? `${of.channelNo}-${at + 1}` : of.channelNo,
      receivedFen: bill.amountFen,
      tenderedFen: at === 0 ? of.tenderedFen : null,
      shiftId: of.shift.id,
      refundedFen: 0,
      expiresAt: null,
      checkedAt: null,
      paidAt: now,
      createdAt: now,
      version: 1,
    });
  }
  await insertOrders(tx, orders);
  const payments = bills.flatMap((bill, at) => {
    const order = orders[at];
    return order ? [{ bill, order }] : [];
  });
  const receipts = await postPayments(tx, payments);
  return { number: orders[0]?.number ?? '', receiptIds: receipts.map(({ id }) => id) };
}
