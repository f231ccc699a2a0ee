/** Giving a grant and ending one: the only places that set their states. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { events } from '../contract/index.ts';
import type { Condition } from '../contract/index.ts';
import type { Party, RequestAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { dayBegins, dayEnds } from '../rules/period.ts';
import { grantedConditions, grantedFields } from '../rules/selection.ts';
import { requestAfter } from '../rules/transition.ts';
import { endGrant, insertGrant } from '../store/grants.ts';
import { lockRequest, updateRequest } from '../store/requests.ts';
import { endSubscriptions } from '../store/subscriptions.ts';
import type { FieldAnswer, GrantRecord, RequestRecord } from '../store/tables.ts';
import { stateWords } from './state-words.ts';
import { tellDepartment } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** What is granted. */
export interface Gift {
  readonly answers: Readonly<Record<string, FieldAnswer>>;
  /** Of the owner, besides those asked for. */
  readonly conditions: readonly Condition[];
  readonly by: Extract<Party, 'owner' | 'clock'>;
  readonly untilDay: string;
  readonly rowsPerDay: number;
  readonly answer: string;
}

/** Gives a grant for a request that waits; the running transaction reaches both departments. @throws request-settled */
export async function giveGrant(tx: Tx, request: RequestRecord, gift: Gift): Promise<GrantRecord> {
  const fields = grantedFields(request.fields, gift.answers);
  const isWhole = request.fields.every((key) => gift.answers[key] === 'granted');
  const act: RequestAct = isWhole ? 'grant' : 'grantPartly';
  const state = requestAfter(request.state, act, gift.by);
  if (!state) throw settled(tx, request);
  const now = tx.ctx.clock.now();
  const begins = dayBegins(request.fromDay);
  const grant: GrantRecord = {
    id: uuidv7(now.getTime()),
    tenantId: request.tenantId,
    requestId: request.id,
    number: request.number,
    resourceId: request.resourceId,
    ownerDepartmentId: request.ownerDepartmentId,
    departmentId: request.departmentId,
    fields,
    conditions: grantedConditions(request.conditions, gift.conditions),
    rowsPerDay: gift.rowsPerDay,
    fromAt: begins > now ? begins : now,
    untilAt: dayEnds(gift.untilDay),
    state: 'live',
    words: gift.answer,
    endedAt: null,
    endedBy: null,
    createdAt: now,
    uses: 0,
    rowsUsed: 0,
    lastUsedAt: null,
  };
  await insertGrant(tx, grant);
  await updateRequest(tx, request.id, {
    state,
    decidedAt: now,
    decidedBy: gift.by === 'owner' ? tx.ctx.actor.personId : null,
    answer: gift.answer,
    answers: gift.answers,
    grantId: grant.id,
  });
  await clearTimers(tx, request.id, [timerKinds.answer]);
  await setTimers(tx, [{ kind: timerKinds.expire, subject: grant.id, dueAt: grant.untilAt }]);
  const detail = {
    number: grant.number,
    fields,
    untilAt: grant.untilAt.toISOString(),
    rowsPerDay: grant.rowsPerDay,
  };
  await audit(tx, [{ action: `sharing.${act}`, subject: grant.id, detail }]);
  await tellGiven(tx, request, gift, state === 'granted');
  await announceGrant(tx, grant);
  return grant;
}

async function tellGiven(tx: Tx, request: RequestRecord, gift: Gift, isWhole: boolean) {
  await tellDepartment(tx, request.departmentId, {
    template: 'sharing.decided',
    values: {
      number: request.number,
      title: request.resourceZh,
      decision: isWhole ? '已同意' : '部分同意',
      until: `有效至 ${gift.untilDay}`,
    },
    urgency: 'important',
    subject: { kind: 'sharingRequest', id: request.id },
    link: `/console/sharing/requests/${request.id}`,
  });
}

/** How a grant ends. */
export interface GrantEnd {
  readonly act: Extract<RequestAct, 'giveBack' | 'expire' | 'revoke'>;
  readonly by: Party;
  /** Told to both departments and to whoever still tries to use it. */
  readonly words: string;
}

/**
 * Ends a locked grant at once: what is being read through it stops at its next step, subscriptions end with it.
 * @throws request-settled
 */
export async function closeGrant(tx: Tx, grant: GrantRecord, end: GrantEnd): Promise<void> {
  const request = await lockRequest(tx, grant.requestId);
  const state = request && requestAfter(request.state, end.act, end.by);
  if (!request || !state || grant.state !== 'live') throw settled(tx, request ?? null);
  const now = tx.ctx.clock.now();
  const isRevoked = end.act === 'revoke';
  await endGrant(tx, grant.id, {
    state: isRevoked ? 'revoked' : 'ended',
    endedAt: now,
    endedBy: end.by === 'clock' ? null : tx.ctx.actor.personId,
    words: end.words,
  });
  await updateRequest(tx, request.id, {
    state,
    settledAt: now,
    ...(isRevoked ? { answer: end.words } : {}),
  });
  await endSubscriptions(tx, grant.id);
  await clearTimers(tx, grant.id, [timerKinds.expire]);
  await audit(tx, [
    { action: `sharing.${end.act}`, subject: grant.id, detail: { number: grant.number } },
  ]);
  for (const departmentId of [grant.departmentId, grant.ownerDepartmentId]) {
    await tellDepartment(tx, departmentId, {
      template: 'sharing.ended',
      values: { number: grant.number, title: request.resourceZh, reason: end.words },
      urgency: isRevoked ? 'important' : 'routine',
      subject: { kind: 'sharingGrant', id: grant.id },
      link: `/console/sharing/grants/${grant.id}`,
    });
  }
  await announceGrant(tx, { ...grant, state: isRevoked ? 'revoked' : 'ended' });
}

async function announceGrant(tx: Tx, grant: GrantRecord): Promise<void> {
  const { id, state, departmentId, ownerDepartmentId } = grant;
  await emit(tx, [
    {
      type: events.grantChanged,
      subject: id,
      payload: { grantId: id, state },
      audience: { departments: [departmentId, ownerDepartmentId] },
    },
  ]);
}

/** The problem of an act that is not open in a state. */
export function settled(tx: Tx, request: Pick<RequestRecord, 'number' | 'state'> | null) {
  return problem('request-settled', {
    number: request?.number ?? '—',
    state: stateWords(request?.state ?? 'ended', tx.ctx.locale),
  });
}
