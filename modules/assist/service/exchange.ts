/** Notices of the telephone exchange: a call rings, is answered, missed, over. */
import { audit } from '#platform/audit/index.ts';
import { type Ctx, systemActor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { Check } from 'typebox/value';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { ExchangeNotice } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { afterSignal } from '../rules/calls.ts';
import { isSigned } from '../rules/exchange.ts';
import { callByExternalId, insertCalls, updateCall } from '../store/calls.ts';
import { deskOf, readSettings } from '../store/people.ts';
import type { CallRow } from '../store/tables.ts';
import { putOnList } from './callbacks.ts';
import { newCall, tellCall } from './calls.ts';
import { rulesOf } from './settings.ts';

/**
 * Takes a notice in. Notices repeat and come out of order: a call is known by the exchange's own id, and what has ended
 * stays so.
 * @throws notice-unsigned, request-invalid
 */
export async function takeNotice(
  ctx: Ctx,
  { body, signature }: { readonly body: Buffer; readonly signature: string },
): Promise<{ done: boolean }> {
  const system: Ctx = { ...ctx, actor: { ...systemActor, name: '话务平台' } };
  await ctx.database.inTenant(system, async (tx) => {
    const secret = (await readSettings(tx))?.ctiSecret ?? '';
    if (!isSigned(secret, body, { header: signature, now: ctx.clock.now() }))
      throw problem('notice-unsigned');
    await apply(tx, noticeOf(body));
  });
  return { done: true };
}

function noticeOf(body: Buffer): ExchangeNotice {
  let notice: unknown;
  try {
    notice = JSON.parse(body.toString('utf8'));
  } catch {
    notice = null;
  }
  if (!Check(ExchangeNotice, notice))
    throw generalProblem('request-invalid', { count: 1 }, [
      { pointer: '', detail: 'callId, event, phone' },
    ]);
  return notice;
}

async function apply(tx: Tx, notice: ExchangeNotice): Promise<void> {
  const desk = notice.extension ? await deskOf(tx, { extension: notice.extension }) : undefined;
  const known = await callByExternalId(tx, notice.callId);
  const state = afterSignal(known?.state ?? 'none', notice.event);
  const recording = notice.recording ?? '';
  if (!state) {
    // Recordings are often told after the call.
    if (known && recording && recording !== known.recording)
      await updateCall(tx, known.id, { recording });
    return;
  }
  const now = tx.ctx.clock.now();
  const times = {
    ...(state === 'talking' ? { answeredAt: now } : {}),
    ...(state === 'ended' || state === 'missed' ? { endedAt: now } : {}),
    ...(recording ? { recording } : {}),
    ...(desk ? { agentId: desk.personId } : {}),
  };
  const row = known
    ? { ...known, state, ...times }
    : await newCall(tx, {
        direction: 'in',
        source: 'exchange',
        externalId: notice.callId,
        phone: numberOf(notice.phone),
        agentId: null,
        state,
        ...times,
      });
  if (known) await updateCall(tx, known.id, { state, ...times });
  else await insertCalls(tx, [row]);
  const detail = { event: notice.event };
  await audit(tx, [{ action: 'assist.noteCall', subject: row.id, detail }]);
  if (state === 'missed') await promise(tx, row);
  await tellCall(tx, row);
}

/** Whatever the exchange calls a number that is not shown, nobody can be called back there. */
function numberOf(written: string): string {
  const mobile = canonicalMobile(written);
  if (mobile) return mobile;
  const digits = written.replace(/[\s\-()+]/g, '');
  return /^\d{3,15}$/.test(digits) ? digits : '';
}

async function promise(tx: Tx, call: CallRow): Promise<void> {
  const { callbackMinutes } = await rulesOf(tx);
  const dueAt = new Date(tx.ctx.clock.now().getTime() + callbackMinutes * 60_000);
  await putOnList(tx, call, { reason: '未接来电', dueAt, createdBy: null });
}
