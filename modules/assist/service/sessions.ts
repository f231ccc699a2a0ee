/** Sessions of assistance: opened with consent, kept, ended, taken up again. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { noteLooks, standingOf } from '#platform/personal/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { adopt } from '#modules/files/index.ts';
import { personById } from '#modules/people/index.ts';
import { events, type SessionInput } from '../contract/index.ts';
import { actKinds, type SessionEnd } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { orderedKinds } from '../rules/mandate.ts';
import { consentFault, idleAt, isOpen, mayResume } from '../rules/session.ts';
import { readCall, updateCall } from '../store/calls.ts';
import {
  insertSessions,
  lockSession,
  nextNumber,
  openSessionOf,
  updateSession,
} from '../store/sessions.ts';
import type { SessionRow } from '../store/tables.ts';
import { rulesOf } from './settings.ts';
import { timerKinds } from './timer-kinds.ts';

/** Begins to act for a resident. @throws not-found, consent-incomplete, resident-is-clerk, attachment-unknown */
export function openSession(ctx: Ctx, input: SessionInput, idempotencyKey: string | null) {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: 'assist.openSession', key: idempotencyKey, request: input }, () =>
      open(tx, input),
    ),
  );
}

async function open(tx: Tx, input: SessionInput): Promise<{ id: string; number: string }> {
  const { tenantId, actor, clock } = tx.ctx;
  const agentId = actor.personId;
  if (!agentId) throw generalProblem('sign-in-required');
  if (agentId === input.personId) throw problem('resident-is-clerk');
  refuseIncomplete(input);
  await refuseUnknown(tx, input.personId);
  // A session that was left open with the same resident ends here: the consent is a new one.
  const before = await openSessionOf(tx, { agentId, principalId: input.personId });
  if (before) await close(tx, before, 'finished');
  const now = clock.now();
  const day = localDay(now);
  const running = await nextNumber(tx, 'session', day);
  const row: SessionRow = {
    id: uuidv7(),
    tenantId,
    number: `BB-${day.replaceAll('-', '')}-${String(running).padStart(3, '0')}`,
    principalId: input.personId,
    agentId,
    way: input.way,
    consent: input.consent,
    consentFileId: input.consentFileId ?? null,
    consentWords: input.consentWords?.trim() ?? '',
    covers: orderedKinds(input.covers, actKinds),
    state: 'open',
    openedAt: now,
    seenAt: now,
    endedAt: null,
    endReason: null,
    draft: before?.draft ?? '',
    callId: await callOf(tx, input),
  };
  await insertSessions(tx, [row]);
  if (row.consentFileId) {
    const owner = { owner: 'assistSession', ownerId: row.id, pointer: '/consentFileId' };
    await adopt(tx, [row.consentFileId], owner);
  }
  await tellOpened(tx, row);
  return { id: row.id, number: row.number };
}

function refuseIncomplete(input: SessionInput): void {
  const { way, consent, consentFileId, consentWords = '' } = input;
  const given = { consent, hasFile: consentFileId !== undefined, words: consentWords };
  const fault = consentFault(way, given);
  if (!fault) return;
  const pointer = { file: '/consentFileId', words: '/consentWords', way: '/consent' }[fault];
  throw problem('consent-incomplete', {}, [{ pointer, detail: consent }]);
}

/** @throws not-found also for who asked that the data be left alone */
async function refuseUnknown(tx: Tx, personId: string): Promise<void> {
  const person = await personById(tx, personId);
  const { restricted } = await standingOf(tx, [personId]);
  if (person?.kind !== 'resident' || !person.active || restricted.has(personId))
    throw generalProblem('not-found', { what: '居民' });
}

/** The call of a session on the telephone, which gets to know its caller. */
async function callOf(tx: Tx, { callId, personId }: SessionInput): Promise<string | null> {
  if (!callId) return null;
  const call = await readCall(tx, callId);
  if (call?.agentId !== tx.ctx.actor.personId) throw generalProblem('not-found', { what: '通话' });
  await updateCall(tx, call.id, { principalId: personId });
  return call.id;
}

async function tellOpened(tx: Tx, row: SessionRow): Promise<void> {
  const { idleMinutes } = await rulesOf(tx);
  const dueAt = idleAt(row, idleMinutes);
  await setTimers(tx, [{ kind: timerKinds.sessionIdle, subject: row.id, dueAt }]);
  await noteLooks(tx, [
    {
      kind: 'work',
      subjectId: row.principalId,
      fields: ['people.people.name'],
      rowKey: row.principalId,
      reason: `帮办会话 ${row.number}`,
    },
  ]);
  const { consent, way, covers } = row;
  const detail = { consent, way, covers: [...covers] };
  await audit(tx, [{ action: 'assist.openSession', subject: row.id, detail }]);
  await emit(tx, [changed(row, events.sessionOpened)]);
}

const changed = ({ id, agentId }: SessionRow, type: string) => ({
  type,
  subject: id,
  payload: {},
  audience: { people: [agentId] },
});

/** One's own session, locked. @throws not-found */
export async function ownSession(tx: Tx, sessionId: string): Promise<SessionRow> {
  const row = await lockSession(tx, sessionId);
  if (!row || row.agentId !== tx.ctx.actor.personId)
    throw generalProblem('not-found', { what: '帮办会话' });
  return row;
}

/** One's own session while it is open. @throws not-found, session-ended */
export async function ownOpenSession(tx: Tx, sessionId: string): Promise<SessionRow> {
  const row = await ownSession(tx, sessionId);
  const { idleMinutes } = await rulesOf(tx);
  if (!isOpen(row, idleMinutes, tx.ctx.clock.now())) throw problem('session-ended');
  return row;
}

/**
 * Keeps the notes. They are kept even where the session has just ended, and the clerk is told then.
 * @throws not-found, session-ended
 */
export async function keepSession(ctx: Ctx, sessionId: string, draft: string) {
  const seconds = await ctx.database.inTenant(ctx, async (tx) => {
    const row = await ownSession(tx, sessionId);
    const { idleMinutes } = await rulesOf(tx);
    const now = ctx.clock.now();
    const stillOpen = isOpen(row, idleMinutes, now);
    await updateSession(tx, row.id, { draft, ...(stillOpen ? { seenAt: now } : {}) });
    await audit(tx, [{ action: 'assist.keepDraft', subject: row.id }]);
    return stillOpen ? idleMinutes * 60 : null;
  });
  if (seconds === null) throw problem('session-ended');
  return { secondsLeft: seconds };
}

/** Ends a session. @throws not-found, session-ended */
export function endSession(
  ctx: Ctx,
  sessionId: string,
  reason: 'finished' | 'withdrawn',
): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await ownSession(tx, sessionId);
    if (row.state === 'ended') throw problem('session-ended');
    await close(tx, row, reason);
  });
}

/** Ends a locked session: from this moment nobody acts by it. */
export async function close(tx: Tx, row: SessionRow, endReason: SessionEnd): Promise<void> {
  const endedAt = tx.ctx.clock.now();
  await updateSession(tx, row.id, { state: 'ended', endedAt, endReason });
  await clearTimers(tx, row.id, [timerKinds.sessionIdle]);
  await audit(tx, [
    { action: 'assist.endSession', subject: row.id, detail: { reason: endReason } },
  ]);
  await emit(tx, [changed(row, events.sessionEnded)]);
}

/** Takes a session up again that ended by itself, with the same consent. @throws not-found, session-over */
export function resumeSession(ctx: Ctx, sessionId: string): Promise<void> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await ownSession(tx, sessionId);
    const { idleMinutes } = await rulesOf(tx);
    const now = ctx.clock.now();
    const endedAt = row.endedAt ?? idleAt(row, idleMinutes);
    const isIdle = row.state === 'open' ? 'idle' : row.endReason;
    const { agentId, principalId } = row;
    const other = await openSessionOf(tx, { agentId, principalId });
    if ((other && other.id !== row.id) || !mayResume({ endReason: isIdle, endedAt }, now))
      throw problem('session-over');
    await updateSession(tx, row.id, {
      state: 'open',
      seenAt: now,
      endedAt: null,
      endReason: null,
    });
    const dueAt = idleAt({ seenAt: now }, idleMinutes);
    await setTimers(tx, [{ kind: timerKinds.sessionIdle, subject: row.id, dueAt }]);
    await audit(tx, [{ action: 'assist.resumeSession', subject: row.id }]);
  });
}
