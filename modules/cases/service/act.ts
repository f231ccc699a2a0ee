/** Acting on a case: load and lock, decide, save, tell; one transaction. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { once } from '#platform/idempotency/index.ts';
import { generalProblem, Problem } from '#platform/problems/index.ts';
import { detailsOf } from '#platform/problems/index.ts';
import { learn } from '#modules/classification/index.ts';
import type { ActionInput, ActionReply } from '../contract/actions.ts';
import { events } from '../contract/index.ts';
import { decide } from '../rules/decide.ts';
import type { Decision, TimerChange } from '../rules/decision.ts';
import { noticesOfAction } from '../rules/notices.ts';
import { partiesOf } from '../rules/parties.ts';
import type { CaseAction } from '../states.ts';
import type { CaseRecord } from '../store/tables.ts';
import { copyAttachments, lockCase, updateCase } from '../store/write.ts';
import { attachPhotos, saveTasks, saveTimers, saveTrace } from './carry-out.ts';
import { type Gathered, gatherFacts } from './gather.ts';
import type { ActionRequest } from './action-request.ts';
import { refuseForeign } from './procedure.ts';
import { roadOf } from './road.ts';
import { enterState } from './steps.ts';
import { tell } from './tell.ts';

/** Acts on a case for the ctx's actor; a repeat with the same key does nothing more. */
export async function actOnCase(
  ctx: Ctx,
  request: ActionRequest,
  idempotencyKey: string | null,
): Promise<ActionReply> {
  return ctx.database.inTenant(ctx, (tx) =>
    once(tx, { operation: `cases.act.${request.action}`, key: idempotencyKey, request }, () =>
      actInTransaction(tx, request),
    ),
  );
}

/**
 * Acts inside a transaction that is already open.
 * @throws not-found, changed-meanwhile, or what the state table and guards say
 */
export async function actInTransaction(tx: Tx, request: ActionRequest): Promise<ActionReply> {
  const { action, input } = request;
  const before = await lockCase(tx, request.caseId);
  if (!before) throw generalProblem('not-found', { what: '事件' });
  const parties = partiesOf(tx.ctx.actor, before, request);
  if (!request.byProcedure) await refuseForeign(tx, before, action);
  if (input.version !== undefined && input.version !== before.version && action !== 'comment') {
    throw generalProblem('changed-meanwhile', { what: `事件 ${before.number}` });
  }
  const { settings } = await roadOf(tx);
  const gathered = await gatherFacts(tx, before, request);
  const decision = decide(action, parties, gathered.facts, settings);
  await elevate(tx);
  return carryOut(tx, { before, request, gathered, decision });
}

interface Step {
  readonly before: CaseRecord;
  readonly request: ActionRequest;
  readonly gathered: Gathered;
  readonly decision: Decision;
}

async function carryOut(tx: Tx, step: Step): Promise<ActionReply> {
  const { before, request, gathered, decision } = step;
  const { action } = request;
  const assistingIds = decision.tasks.flatMap((task) =>
    task.kind === 'give' && task.task === 'assist' ? [task.departmentId] : [],
  );
  const change = {
    ...decision.change,
    ...(assistingIds.length > 0
      ? {
          assistingDepartmentIds: [...new Set([...before.assistingDepartmentIds, ...assistingIds])],
        }
      : {}),
  };
  await attachPhotos(tx, before, request);
  const after = await updateCase(tx, before, change);
  await saveTasks(tx, after, decision.tasks);
  await saveTimers(tx, after, request.byProcedure ? byHand(decision.timers) : decision.timers);
  await saveTrace(tx, { before, after, request, facts: decision.facts });
  if (action === 'merge' && gathered.into) await mergeInto(tx, before, gathered.into);
  if (action === 'recategorise') {
    await learn(tx, {
      text: before.description,
      categoryCode: after.categoryCode,
      source: before.id,
    });
  }
  await tell(tx, [
    {
      record: after,
      event: events.acted,
      action,
      notices: noticesOfAction(action, after),
      reason: request.input.reason ?? '',
      departmentName: gathered.departmentName(after.leadDepartmentId),
      formerDepartmentId: before.leadDepartmentId,
      assistingIds,
    },
  ]);
  return { id: after.id, number: after.number, state: after.state, version: after.version };
}

/** What runs by its own stages is neither verified nor closed by a timer. */
function byHand(timers: TimerChange): TimerChange {
  return timers === 'verify' || timers === 'close' || timers === 'clear' ? 'stop' : timers;
}

/** The case that stays answers the reports of the merged one too. */
async function mergeInto(tx: Tx, merged: CaseRecord, into: CaseRecord): Promise<void> {
  await copyAttachments(tx, merged.id, into.id);
  const joined = await updateCase(tx, into, {
    reportCount: into.reportCount + merged.reportCount,
    photoHashes: [...new Set([...into.photoHashes, ...merged.photoHashes])],
  });
  await enterState(tx, joined, 'takeIn');
}

/** The same action on many cases, each in its own transaction. */
export async function actOnMany(
  ctx: Ctx,
  action: CaseAction,
  items: readonly { readonly caseId: string; readonly version: number }[],
  input: Omit<ActionInput, 'version'>,
) {
  const results = [];
  for (const { caseId, version } of items) {
    try {
      await actOnCase(ctx, { caseId, action, input: { ...input, version } }, null);
      results.push({ caseId, done: true });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { code, title } = detailsOf(error, ctx.locale);
      results.push({ caseId, done: false, problem: { code, title } });
    }
  }
  return { results };
}
