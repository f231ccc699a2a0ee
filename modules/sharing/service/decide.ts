/** The owner's answer to a request: field by field, masked or whole, with conditions, or a refusal. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import type { DecisionInput, RequestView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { grantedFields, leakingCondition } from '../rules/selection.ts';
import { requestAfter } from '../rules/transition.ts';
import { lockRequest, readRequest, updateRequest } from '../store/requests.ts';
import type { FieldAnswer, RequestRecord } from '../store/tables.ts';
import { refuseConditionsUnfit, requireWords } from './checks.ts';
import { departmentNames, ownDepartments } from './departments.ts';
import { giveGrant, settled } from './give.ts';
import { requestView } from './request-views.ts';
import { announce } from './requests.ts';
import { tellDepartment } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** Answers a request. @throws not-found, not-owner, request-settled, changed-meanwhile, and what the answer lacks */
export async function decideRequest(
  ctx: Ctx,
  requestId: string,
  decision: DecisionInput,
): Promise<RequestView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (!row || row.state === 'draft') throw generalProblem('not-found', { what: '共享申请' });
    await requireOwner(tx, row.ownerDepartmentId);
    if (!requestAfter(row.state, decision.grant ? 'grant' : 'refuse', 'owner')) {
      throw settled(tx, row);
    }
    if (row.version !== decision.version) {
      throw generalProblem('changed-meanwhile', { what: `申请 ${row.number}` });
    }
    const resource = await resourceOf(tx, row.resourceId);
    if (decision.grant) refuseDecision(row, decision, resource);
    else requireWords(decision.answer, '/answer');
    await elevate(tx);
    if (decision.grant) await grant(tx, row, decision);
    else await refuse(tx, row, decision.answer);
    const saved = await readRequest(tx, requestId);
    if (!saved) throw generalProblem('not-found', { what: '共享申请' });
    return requestView(tx, saved);
  });
}

/** @throws not-owner */
export async function requireOwner(tx: Tx, ownerDepartmentId: string): Promise<void> {
  if ((await ownDepartments(tx)).includes(ownerDepartmentId)) return;
  const name = await departmentNames(tx);
  throw problem('not-owner', { owner: name(ownerDepartmentId).zh });
}

function refuseDecision(row: RequestRecord, decision: DecisionInput, resource: ResourceView): void {
  const titleOf = (key: string) => resource.fields.find((one) => one.key === key)?.titleZh ?? key;
  const foreign = decision.fields.find(({ key }) => !row.fields.includes(key));
  if (foreign) throw problem('field-not-asked', { field: titleOf(foreign.key) });
  const unmaskable = decision.fields.find(
    ({ key, answer }) =>
      answer === 'masked' && !resource.fields.some((one) => one.key === key && one.mask !== null),
  );
  if (unmaskable) throw problem('field-not-maskable', { field: titleOf(unmaskable.key) });
  const fields = grantedFields(row.fields, answersOf(row, decision));
  if (fields.length === 0) throw problem('nothing-granted');
  refuseConditionsUnfit(decision.conditions, resource);
  const leaking = leakingCondition(row.conditions, fields, decision.conditions);
  if (leaking) {
    const field = titleOf(leaking);
    throw problem('condition-leaks', { field }, [{ pointer: '/conditions', detail: field }]);
  }
  const isWider = decision.untilDay > row.untilDay || decision.rowsPerDay > row.rowsPerDay;
  if (isWider || decision.untilDay < row.fromDay) {
    throw problem('wider-than-asked', { day: row.untilDay, rows: row.rowsPerDay }, [
      { pointer: '/untilDay', detail: decision.untilDay },
    ]);
  }
}

function answersOf(row: RequestRecord, { fields }: DecisionInput): Record<string, FieldAnswer> {
  const given = new Map(fields.map(({ key, answer }) => [key, answer]));
  return Object.fromEntries(row.fields.map((key) => [key, given.get(key) ?? 'refused']));
}

async function grant(tx: Tx, row: RequestRecord, decision: DecisionInput): Promise<void> {
  const { conditions, untilDay, rowsPerDay } = decision;
  await giveGrant(tx, row, {
    answers: answersOf(row, decision),
    conditions,
    by: 'owner',
    untilDay,
    rowsPerDay,
    answer: hidden(decision.answer),
  });
}

async function refuse(tx: Tx, row: RequestRecord, answer: string): Promise<void> {
  const now = tx.ctx.clock.now();
  await updateRequest(tx, row.id, {
    state: 'refused',
    decidedAt: now,
    decidedBy: tx.ctx.actor.personId,
    answer: hidden(answer),
    answers: Object.fromEntries(row.fields.map((key) => [key, 'refused' as const])),
    settledAt: now,
  });
  await clearTimers(tx, row.id, [timerKinds.answer]);
  await audit(tx, [{ action: 'sharing.refuse', subject: row.id, detail: { number: row.number } }]);
  await tellDepartment(tx, row.departmentId, {
    template: 'sharing.decided',
    values: {
      number: row.number,
      title: row.resourceZh,
      decision: '未同意',
      until: `理由：${hidden(answer)}`,
    },
    urgency: 'important',
    subject: { kind: 'sharingRequest', id: row.id },
    link: `/console/sharing/requests/${row.id}`,
  });
  await announce(tx, { ...row, state: 'refused' });
}

const hidden = (words: string): string => maskPersonal(words.trim()).text;
