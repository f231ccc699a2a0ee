/** Bills in the office: lists, one with its history, withdrawing, reminding. */
import { queueMessages } from '#modules/messages/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { formatYuan } from '#platform/money/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { BillView } from '../contract/index.ts';
import type { BillState } from '../contract/states.ts';
import { billAfter } from '../rules/transition.ts';
import { dayAfter } from '../rules/period.ts';
import {
  billById,
  type BillFilter,
  billPage,
  billsByIds,
  billsToRemind,
  lockBill,
  markReminded,
} from '../store/bills.ts';
import type { BillRecord } from '../store/tables.ts';
import { billRows, billView } from './bill-views.ts';
import { goodReason, settledProblem } from './bill-words.ts';
import { withdrawLocked } from './charges.ts';
import { settingsOf } from './settings.ts';

/** Which bills are asked for. */
export interface BillQuery {
  readonly state?: BillState;
  readonly kind?: string;
  readonly q?: string;
  readonly overdue?: boolean;
}

/** The filter of a question. */
export function filterOf(ctx: Ctx, { overdue, ...query }: BillQuery): BillFilter {
  return { ...query, ...(overdue ? { overdueBefore: localDay(ctx.clock.now()) } : {}) };
}

/** A page of bills within reach. */
export async function listBills(
  ctx: Ctx,
  query: BillQuery & { readonly cursor?: string; readonly limit?: number },
) {
  const { cursor, limit = 50, ...asked } = query;
  return ctx.database.inTenant(ctx, async (tx) => {
    const afterId = readCursor(cursor)?.id ?? null;
    const rows = await billPage(tx, filterOf(ctx, asked), { limit, afterId });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await billRows(tx, shown),
      nextCursor: last ? writeCursor(last.createdAt, last.id) : null,
    };
  });
}

/** One bill. @throws not-found */
export async function oneBill(ctx: Ctx, billId: string): Promise<BillView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const bill = await billById(tx, billId);
    if (!bill) throw generalProblem('not-found', { what: '账单' });
    return billView(tx, bill);
  });
}

/** Withdraws a bill that was made by mistake. @throws bill-settled, payment-reason-short, changed-meanwhile */
export async function withdrawBill(
  ctx: Ctx,
  billId: string,
  input: { readonly reason: string; readonly version: number },
): Promise<void> {
  const reason = goodReason(input.reason);
  await ctx.database.inTenant(ctx, async (tx) => {
    const bill = await lockBill(tx, billId);
    if (!bill) throw generalProblem('not-found', { what: '账单' });
    if (bill.version !== input.version) {
      throw generalProblem('changed-meanwhile', { what: `账单 ${bill.number}` });
    }
    if (!billAfter(bill.state, 'withdraw')) throw settledProblem(bill, ctx.locale);
    await withdrawLocked(tx, bill, reason);
  });
}

/** Reminds the payers of due bills. @returns how many were told, and how many cannot be reached */
export async function remindBills(ctx: Ctx, billIds: readonly string[]) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const due = (await billsByIds(tx, billIds)).filter(({ state }) => state === 'due');
    return remind(tx, due);
  });
}

async function remind(tx: Tx, bills: readonly BillRecord[]) {
  const reachable = bills.filter(({ personId, payerPhone }) => personId ?? payerPhone);
  const now = tx.ctx.clock.now();
  await queueMessages(tx, reachable.map(reminderOf));
  await markReminded(
    tx,
    reachable.map(({ id }) => id),
    now,
  );
  await audit(
    tx,
    reachable.map(({ id, number }) => ({
      action: 'payment.remind',
      subject: id,
      detail: { number },
    })),
  );
  return { reminded: reachable.length, unreachable: bills.length - reachable.length };
}

function reminderOf(bill: BillRecord) {
  return {
    template: 'payment.due',
    values: {
      title: bill.titleZh,
      amount: formatYuan(bill.amountFen),
      day: bill.dueDay,
      number: bill.number,
      code: bill.payCode,
    },
    to: {
      name: bill.payerName,
      ...(bill.personId ? { personId: bill.personId } : {}),
      ...(bill.payerPhone ? { phone: bill.payerPhone } : {}),
    },
    urgency: 'routine' as const,
    subject: { kind: 'bill', id: bill.id },
    link: `/bills/${bill.id}`,
  };
}

const remindAgainDays = 20;

/** Reminds of what is due soon, and again of what is overdue for long; by the clock, once a day. */
export async function remindDue(ctx: Ctx): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { remindDays } = await settingsOf(tx);
    if (remindDays === 0) return 0;
    const now = ctx.clock.now();
    const before = new Date(now.getTime() - remindAgainDays * 86_400_000);
    const bills = await billsToRemind(tx, dayAfter(localDay(now), remindDays), before);
    const { reminded } = await remind(tx, bills);
    return reminded;
  });
}
