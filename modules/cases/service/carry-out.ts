/** Carries a decision out: photos, tasks, timers and the line of the timeline. */
import type { Actor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { maskName, maskPersonal } from '#platform/text/index.ts';
import { setTimers } from '#platform/timers/index.ts';
import { adopt, describe } from '#modules/files/index.ts';
import type { TaskChange, TimerChange } from '../rules/decision.ts';
import type { CaseAction } from '../states.ts';
import type { AttachmentRecord, CaseRecord, Fact, TaskRecord } from '../store/tables.ts';
import { insertAttachments, insertTasks, updateOpenTasks } from '../store/write.ts';
import type { ActionRequest } from './action-request.ts';
import { scheduleMilestones, stopTimers, timerKinds } from './milestones.ts';
import { roadOf } from './road.ts';
import { saveSteps } from './steps.ts';

const stages: Partial<Record<CaseAction, AttachmentRecord['stage']>> = {
  reportDone: 'after',
  verify: 'verify',
  refuseVerification: 'verify',
};

/** Takes the photos of an action into the case. */
export async function attachPhotos(
  tx: Tx,
  record: CaseRecord,
  { action, input }: ActionRequest,
): Promise<void> {
  const photoIds = input.photoIds ?? [];
  if (photoIds.length === 0) return;
  await adopt(tx, photoIds, { owner: 'case', ownerId: record.id });
  const files = await describe(tx, photoIds);
  const now = tx.ctx.clock.now();
  await insertAttachments(
    tx,
    files.map((file) => ({
      tenantId: record.tenantId,
      caseId: record.id,
      fileId: file.id,
      kind: 'photo',
      stage: stages[action] ?? 'before',
      takenAt: file.takenAt,
      longitude: file.positionWgs84?.longitude ?? input.position?.longitude ?? null,
      latitude: file.positionWgs84?.latitude ?? input.position?.latitude ?? null,
      addedBy: tx.ctx.actor.personId,
      addedAt: now,
    })),
  );
}

/** Changes the tasks. */
export async function saveTasks(
  tx: Tx,
  record: CaseRecord,
  changes: readonly TaskChange[],
): Promise<void> {
  const now = tx.ctx.clock.now();
  for (const change of changes) {
    if (change.kind === 'give') await insertTasks(tx, [taskOf(record, change, now)]);
    else if (change.kind === 'acceptLead') {
      await updateOpenTasks(
        tx,
        record.id,
        { state: 'accepted', assigneeId: change.assigneeId },
        { kind: 'lead' },
      );
    } else if (change.kind === 'assignLead') {
      await updateOpenTasks(tx, record.id, { assigneeId: change.assigneeId }, { kind: 'lead' });
    } else if (change.kind === 'moveLead') {
      await updateOpenTasks(tx, record.id, { dueAt: change.dueAt }, { kind: 'lead' });
    } else {
      const ended = { state: change.state, endedAt: now } as const;
      await updateOpenTasks(tx, record.id, ended, change.which === 'lead' ? { kind: 'lead' } : {});
    }
  }
}

function taskOf(
  record: CaseRecord,
  change: Extract<TaskChange, { kind: 'give' }>,
  now: Date,
): TaskRecord {
  return {
    id: uuidv7(),
    tenantId: record.tenantId,
    caseId: record.id,
    kind: change.task,
    departmentId: change.departmentId,
    assigneeId: change.assigneeId,
    state: 'open',
    required: change.required,
    note: change.note,
    dueAt: change.dueAt,
    createdAt: now,
    endedAt: null,
  };
}

/** Sets or stops the timers. */
export async function saveTimers(tx: Tx, record: CaseRecord, change: TimerChange): Promise<void> {
  if (change === 'keep') return;
  await stopTimers(tx, record.id);
  if (change === 'schedule') await scheduleMilestones(tx, [record]);
  const { settings } = await roadOf(tx);
  const now = tx.ctx.clock.now().getTime();
  const after = (hours: number) => new Date(now + hours * 3_600_000);
  if (change === 'review' && record.reviewAt) {
    await setTimers(tx, [{ kind: timerKinds.review, subject: record.id, dueAt: record.reviewAt }]);
  }
  if (change === 'close' && settings.closeAutomaticallyAfterHours > 0) {
    const dueAt = after(settings.closeAutomaticallyAfterHours);
    await setTimers(tx, [{ kind: timerKinds.close, subject: record.id, dueAt }]);
  }
  if (change === 'verify') {
    await setTimers(tx, [{ kind: timerKinds.verify, subject: record.id, dueAt: after(0) }]);
  }
  if (change === 'clear' && record.state === 'done' && settings.verifyAutomaticallyAfterHours > 0) {
    const dueAt = after(settings.verifyAutomaticallyAfterHours);
    await setTimers(tx, [{ kind: timerKinds.verify, subject: record.id, dueAt }]);
  }
}

/** Writes the line of the timeline. */
export async function saveTrace(
  tx: Tx,
  step: {
    readonly before: CaseRecord;
    readonly after: CaseRecord;
    readonly request: ActionRequest;
    readonly facts: readonly Fact[];
  },
): Promise<void> {
  const { before, after, request, facts } = step;
  const { actor, clock } = tx.ctx;
  const { input } = request;
  const departmentId = actor.scope.departmentIds[0] ?? null;
  await saveSteps(tx, after, [
    {
      id: uuidv7(),
      tenantId: after.tenantId,
      caseId: after.id,
      action: request.action,
      fromState: before.state,
      toState: after.state,
      actorKind: actor.kind,
      actorId: actor.personId,
      actorName: nameInTrace(actor),
      departmentId,
      onBehalfOf: actor.onBehalfOf ? maskName(actor.onBehalfOf.name) || '居民' : null,
      note: input.reason ? maskPersonal(input.reason.trim()).text : '',
      facts,
      photoIds: [...(input.photoIds ?? [])],
      longitude: input.position?.longitude ?? null,
      latitude: input.position?.latitude ?? null,
      actedAt: actedAt(input.actedAt, clock.now()),
      occurredAt: clock.now(),
    },
  ]);
}

/** Staff by name; of residents only who acts for another, masked. */
function nameInTrace({ kind, name, onBehalfOf }: Actor): string {
  if (kind === 'staff' || kind === 'system') return name;
  return onBehalfOf ? maskName(name) : '';
}

/** The phone's own instant, where it can be believed: not ahead of the server, not over a week old. */
function actedAt(text: string | undefined, now: Date): Date | null {
  if (!text) return null;
  const at = new Date(text);
  const behindMs = now.getTime() - at.getTime();
  return behindMs >= -60_000 && behindMs < 7 * 86_400_000 ? at : null;
}
