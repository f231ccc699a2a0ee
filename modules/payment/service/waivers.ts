/** Waivers: a bill that shall not be collected, asked for by one and approved by another. */
import { audit } from '#platform/audit/index.ts';
import { tellCharges } from '#platform/charges/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { Relief } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { billAfter, waiverAfter } from '../rules/transition.ts';
import { lockBill, updateBill } from '../store/bills.ts';
import {
  decisionsOfBill,
  insertWaiver,
  lockWaiver,
  updateWaiver,
  waiverList,
} from '../store/decisions.ts';
import { goodReason, settledProblem } from './bill-words.ts';
import { chargeOf } from './charge-view.ts';
import { announce } from './finish-refund.ts';
import { announceBills } from './new-bills.ts';
import type { Decision } from './refunds.ts';

/** Asks for a waiver. @throws bill-settled, payment-reason-short, waiver-open */
export async function askWaiver(
  ctx: Ctx,
  billId: string,
  input: { readonly reasonCode: Relief; readonly reason: string },
): Promise<void> {
  const reason = maskPersonal(goodReason(input.reason)).text;
  await ctx.database.inTenant(ctx, async (tx) => {
    const bill = await lockBill(tx, billId);
    const askedBy = ctx.actor.personId;
    if (!bill || !askedBy) throw generalProblem('not-found', { what: '账单' });
    if (!billAfter(bill.state, 'waive')) throw settledProblem(bill, ctx.locale);
    const { waivers } = await decisionsOfBill(tx, billId);
    if (waivers.some(({ state }) => state === 'asked')) {
      throw problem('waiver-open', { number: bill.number });
    }
    const now = ctx.clock.now();
    const id = uuidv7(now.getTime());
    await insertWaiver(tx, {
      id,
      tenantId: ctx.tenantId,
      billId,
      departmentId: bill.departmentId,
      reasonCode: input.reasonCode,
      reason,
      state: 'asked',
      askedBy,
      decidedBy: null,
      decidedAt: null,
      answer: '',
      createdAt: now,
    });
    const detail = { bill: bill.number, reasonCode: input.reasonCode };
    await audit(tx, [{ action: 'payment.askWaiver', subject: id, detail }]);
    await announce(tx, bill, 'asked');
  });
}

/** Decides a waiver. @throws decided-already, own-request, payment-reason-short, bill-settled */
export async function decideWaiver(ctx: Ctx, waiverId: string, decision: Decision): Promise<void> {
  const answer = decision.approve ? decision.answer.trim() : goodReason(decision.answer, '/answer');
  await ctx.database.inTenant(ctx, async (tx) => {
    const found = (await waiverList(tx)).find(({ id }) => id === waiverId);
    const bill = found && (await lockBill(tx, found.billId));
    const waiver = await lockWaiver(tx, waiverId);
    if (!bill || !waiver) throw generalProblem('not-found', { what: '减免申请' });
    const state = waiverAfter(waiver.state, decision.approve ? 'approve' : 'refuse');
    if (!state) throw problem('decided-already');
    if (waiver.askedBy === ctx.actor.personId) throw problem('own-request');
    const decided = { decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now() };
    await updateWaiver(tx, waiverId, { state, ...decided, answer: maskPersonal(answer).text });
    const detail = { bill: bill.number, approve: decision.approve };
    await audit(tx, [{ action: 'payment.decideWaiver', subject: waiverId, detail }]);
    await announce(tx, bill, state);
    if (!decision.approve) return;
    const after = billAfter(bill.state, 'waive');
    if (!after) throw settledProblem(bill, ctx.locale);
    await updateBill(tx, bill.id, {
      state: after,
      settledAt: ctx.clock.now(),
      reason: waiver.reason,
    });
    await elevate(tx);
    await announceBills(tx, [{ ...bill, state: after }]);
    if (bill.subjectId) await tellCharges(tx, [chargeOf({ ...bill, state: after })], 'waived');
  });
}
