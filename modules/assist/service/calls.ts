/** Calls of the telephone desk: noted by hand or told by the exchange, taken, ended. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile, foldWidth } from '#platform/text/index.ts';
import { personById, residentWithPhone } from '#modules/people/index.ts';
import { events } from '../contract/index.ts';
import type { CallResult } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { insertCalls, lockCall, lockCallback, updateCall } from '../store/calls.ts';
import { nextNumber } from '../store/sessions.ts';
import type { CallRow } from '../store/tables.ts';

/** A number as dialled: mobile, or a fixed line with its area code; empty where it is withheld. @throws call-number-wrong */
export function callNumber(written: string): string {
  const mobile = canonicalMobile(written);
  if (mobile) return mobile;
  const digits = foldWidth(written).replace(/[\s\-()]/g, '');
  if (digits === '' || /^0\d{9,11}$/.test(digits) || /^[1-9]\d{4,7}$/.test(digits)) return digits;
  throw problem('call-number-wrong', {}, [{ pointer: '/phone', detail: written }]);
}

/** A call that begins. */
export async function newCall(
  tx: Tx,
  given: Pick<CallRow, 'direction' | 'source' | 'phone' | 'state' | 'agentId'> & Partial<CallRow>,
): Promise<CallRow> {
  const { tenantId, clock } = tx.ctx;
  const now = clock.now();
  const day = localDay(now);
  const running = await nextNumber(tx, 'call', day);
  const resident = given.phone ? await residentWithPhone(tx, given.phone) : undefined;
  return {
    id: uuidv7(),
    tenantId,
    number: `DH-${day.replaceAll('-', '')}-${String(running).padStart(4, '0')}`,
    externalId: null,
    callerName: resident?.name ?? '',
    principalId: resident?.id ?? null,
    startedAt: now,
    answeredAt: null,
    endedAt: null,
    recording: '',
    summary: '',
    result: null,
    reference: '',
    callbackId: null,
    ...given,
  };
}

/** Notes a call that one takes, or that one makes to somebody on the list. @throws call-number-wrong, callback-done */
export function noteCall(
  ctx: Ctx,
  input: { readonly phone?: string; readonly callbackId?: string },
  idempotencyKey: string | null,
): Promise<{ id: string; number: string }> {
  const key = { operation: 'assist.noteCall', key: idempotencyKey, request: input };
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, key, async () => {
      const { personId } = ctx.actor;
      const callback = input.callbackId ? await lockCallback(tx, input.callbackId) : undefined;
      if (input.callbackId && callback?.state !== 'open') throw problem('callback-done');
      const phone = callback?.phone ?? callNumber(input.phone ?? '');
      const row = await newCall(tx, {
        direction: callback ? 'out' : 'in',
        source: 'typed',
        phone,
        state: 'talking',
        agentId: personId,
        answeredAt: ctx.clock.now(),
        callbackId: callback?.id ?? null,
      });
      await insertCalls(tx, [row]);
      await audit(tx, [{ action: 'assist.noteCall', subject: row.id }]);
      await tellCall(tx, row);
      return { id: row.id, number: row.number };
    }),
  );
}

/** Tells the screens; whoever has the call, or everybody at the desk while it rings. */
export async function tellCall(tx: Tx, row: CallRow): Promise<void> {
  const { id, state, agentId } = row;
  const people = agentId ? [agentId] : [];
  await emit(tx, [
    { type: events.callChanged, subject: id, payload: { state, agentId }, audience: { people } },
  ]);
}

/** One's own call, locked. @throws not-found, call-taken */
async function ownCall(tx: Tx, callId: string): Promise<CallRow> {
  const row = await lockCall(tx, callId);
  if (!row) throw generalProblem('not-found', { what: '通话' });
  if (row.agentId !== null && row.agentId !== tx.ctx.actor.personId) throw problem('call-taken');
  return row;
}

/** Takes a ringing call. Two who press at once: the second is told. @throws not-found, call-taken */
export function takeCall(ctx: Ctx, callId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await ownCall(tx, callId);
    if (row.state === 'talking') return;
    if (row.state !== 'ringing') throw problem('call-ended');
    const change = {
      state: 'talking',
      agentId: ctx.actor.personId,
      answeredAt: ctx.clock.now(),
    } as const;
    await updateCall(tx, row.id, change);
    await audit(tx, [{ action: 'assist.noteCall', subject: row.id, detail: { taken: true } }]);
    await tellCall(tx, { ...row, ...change });
  });
}

/** What the agent notes of a call. */
export interface CallNotes {
  readonly callerName?: string;
  readonly personId?: string;
  readonly summary?: string;
  readonly reference?: string;
  readonly recording?: string;
  readonly result?: CallResult;
}

/** Notes who called and what about; with a result the call ends. @throws not-found, call-taken, call-ended */
export function saveCall(ctx: Ctx, callId: string, notes: CallNotes): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await ownCall(tx, callId);
    // The line may be dead already while the agent still writes: until there is a result, it is being worked on.
    if (row.result !== null) throw problem('call-ended');
    const { personId, callerName, summary, reference, recording, result } = notes;
    const person = personId ? await personById(tx, personId) : undefined;
    if (personId && person?.kind !== 'resident')
      throw generalProblem('not-found', { what: '居民' });
    const now = ctx.clock.now();
    const change: Partial<CallRow> = {
      agentId: ctx.actor.personId,
      ...(person ? { principalId: person.id, callerName: callerName ?? person.name } : {}),
      ...(callerName !== undefined ? { callerName: callerName.trim() } : {}),
      ...(summary !== undefined ? { summary: summary.trim() } : {}),
      ...(reference !== undefined ? { reference: reference.trim() } : {}),
      ...(recording !== undefined ? { recording: recording.trim() } : {}),
      ...(result ? { result, state: 'ended' as const, endedAt: row.endedAt ?? now } : {}),
    };
    await updateCall(tx, row.id, change);
    const detail = { ended: result !== undefined };
    await audit(tx, [{ action: 'assist.noteCall', subject: row.id, detail }]);
    await tellCall(tx, { ...row, ...change });
  });
}
