/** Call-backs: promised or missed, tried at most three times. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { type CallbackView, events } from '../contract/index.ts';
import type { AttemptOutcome } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { afterAttempt } from '../rules/calls.ts';
import {
  callbackRows,
  insertAttempts,
  insertCallbacks,
  lockCall,
  lockCallback,
  openCallbackOf,
  updateCallback,
} from '../store/calls.ts';
import type { CallbackRow, CallRow } from '../store/tables.ts';
import { rulesOf } from './settings.ts';

const shownDoneMs = 7 * 86_400_000;

/** Whom to call back; or those done with in the last week. */
export function listCallbacks(ctx: Ctx, done: boolean): Promise<CallbackView[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const since = new Date(ctx.clock.now().getTime() - shownDoneMs);
    const rows = await callbackRows(tx, { open: !done, since });
    const ids = rows.flatMap(({ principalId }) => (principalId ? [principalId] : []));
    const people = await peopleByIds(tx, [...new Set(ids)]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      id: row.id,
      callId: row.callId,
      phone: row.phone,
      residentName: names.get(row.principalId ?? '') ?? '',
      reason: row.reason,
      missed: row.createdBy === null,
      state: row.state,
      dueAt: row.dueAt.toISOString(),
      attempts: row.attempts,
      lastOutcome: row.lastOutcome,
      createdAt: row.createdAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
      version: row.version,
    }));
  });
}

/** What is promised. */
interface Promised {
  readonly reason: string;
  readonly dueAt: Date;
  readonly createdBy: string | null;
}

/** Puts a caller on the list. @returns null where the number is on it already, or withheld */
export async function putOnList(tx: Tx, call: CallRow, promised: Promised): Promise<string | null> {
  if (call.phone === '' || (await openCallbackOf(tx, call.phone))) return null;
  const row: CallbackRow = {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    callId: call.id,
    phone: call.phone,
    principalId: call.principalId,
    state: 'open',
    attempts: 0,
    lastOutcome: null,
    createdAt: tx.ctx.clock.now(),
    endedAt: null,
    version: 1,
    ...promised,
  };
  await insertCallbacks(tx, [row]);
  await tellCallback(tx, row.id);
  return row.id;
}

async function tellCallback(tx: Tx, id: string): Promise<void> {
  await emit(tx, [{ type: events.callbackChanged, subject: id, payload: {}, audience: {} }]);
}

/** Promises to call back. @throws not-found, call-number-wrong, callback-open */
export function addCallback(
  ctx: Ctx,
  input: { readonly callId: string; readonly reason: string; readonly dueAt?: string },
): Promise<{ id: string }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const call = await lockCall(tx, input.callId);
    if (call?.agentId !== ctx.actor.personId) throw generalProblem('not-found', { what: '通话' });
    if (call.phone === '') throw problem('call-number-wrong');
    const { callbackMinutes } = await rulesOf(tx);
    const now = ctx.clock.now().getTime();
    const dueAt = input.dueAt ? new Date(input.dueAt) : new Date(now + callbackMinutes * 60_000);
    const promised = { reason: input.reason.trim(), dueAt, createdBy: ctx.actor.personId };
    const id = await putOnList(tx, call, promised);
    if (!id) throw problem('callback-open');
    await audit(tx, [{ action: 'assist.callback', subject: id, detail: { promised: true } }]);
    return { id };
  });
}

/** An open call-back, locked, as it was read. @throws not-found, callback-done, changed-meanwhile */
async function openOne(tx: Tx, id: string, version: number | null): Promise<CallbackRow> {
  const row = await lockCallback(tx, id);
  if (!row) throw generalProblem('not-found', { what: '回拨' });
  if (row.state !== 'open') throw problem('callback-done');
  // Two agents who call the same person: the second sees what the first noted.
  if (version !== null && row.version !== version)
    throw generalProblem('changed-meanwhile', { what: '这条回拨' });
  return row;
}

/** Notes an attempt; after the third in vain the person gets a message. */
export function noteAttempt(
  ctx: Ctx,
  callbackId: string,
  { outcome, version }: { readonly outcome: AttemptOutcome; readonly version: number },
) {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await openOne(tx, callbackId, version);
    const now = ctx.clock.now();
    const after = afterAttempt(row.attempts, outcome, now);
    const { tenantId, actor } = ctx;
    const attempt = { id: uuidv7(), tenantId, callbackId, outcome, triedAt: now };
    await insertAttempts(tx, [{ ...attempt, agentId: actor.personId ?? '' }]);
    await updateCallback(tx, row, {
      state: after.state,
      attempts: after.attempts,
      lastOutcome: outcome,
      ...(after.dueAt ? { dueAt: after.dueAt } : { endedAt: now }),
    });
    if (after.state === 'unreached' && outcome !== 'wrongNumber') await tellUnreached(tx, row);
    await audit(tx, [{ action: 'assist.callback', subject: row.id, detail: { outcome } }]);
    await tellCallback(tx, row.id);
    return { state: after.state, attempts: after.attempts };
  });
}

async function tellUnreached(tx: Tx, row: CallbackRow): Promise<void> {
  const { dutyPhone } = await ground(tx.ctx);
  const personId = row.principalId;
  await queueMessages(tx, [
    {
      template: 'assist.unreached',
      values: { hotline: dutyPhone },
      to: { phone: row.phone, name: '', ...(personId ? { personId } : {}) },
      urgency: 'routine',
      subject: { kind: 'callback', id: row.id },
    },
  ]);
}

/** Takes somebody off the list for a reason. */
export function dropCallback(
  ctx: Ctx,
  callbackId: string,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await openOne(tx, callbackId, version);
    const words = [row.reason, `不再回拨：${reason.trim()}`].filter(Boolean).join('；');
    const endedAt = ctx.clock.now();
    await updateCallback(tx, row, { state: 'dropped', reason: words.slice(0, 500), endedAt });
    await audit(tx, [{ action: 'assist.callback', subject: row.id, detail: { dropped: true } }]);
    await tellCallback(tx, row.id);
  });
}

/** The whole number, to be dialled; who saw it is kept. */
export function callbackNumber(ctx: Ctx, callbackId: string): Promise<{ phone: string }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await openOne(tx, callbackId, null);
    await noteLooks(tx, [
      {
        kind: 'work',
        subjectId: row.principalId,
        fields: ['assist.callbacks.phone'],
        rowKey: row.id,
        reason: '热线回拨',
      },
    ]);
    await audit(tx, [{ action: 'assist.callback', subject: row.id, detail: { dialled: true } }]);
    return { phone: row.phone };
  });
}
