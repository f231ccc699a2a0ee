/** Filters that people keep under a name, and the assisting department's own task. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events, type SavedView } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { lockCase, openTasks, updateCase, updateOpenTasks } from '../store/write.ts';
import { deleteView, upsertView, viewsOf } from '../store/views.ts';
import { saveSteps } from './steps.ts';
import { tell } from './tell.ts';

/** One's own saved views. */
export function savedViews(ctx: Ctx): Promise<SavedView[]> {
  return ctx.database.inTenant(ctx, (tx) => viewsOf(tx, ctx.actor.personId ?? ''));
}

/** Saves a view. */
export async function saveView(ctx: Ctx, view: SavedView): Promise<SavedView> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await upsertView(tx, ctx.actor.personId ?? '', view);
    await audit(tx, [{ action: 'cases.saveView', subject: view.id }]);
  });
  return view;
}

/** Removes a view. */
export async function removeView(ctx: Ctx, viewId: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await deleteView(tx, ctx.actor.personId ?? '', viewId);
    await audit(tx, [{ action: 'cases.removeView', subject: viewId }]);
  });
}

const assistance = {
  action: '协办完成',
  actionEn: 'Assistance done',
  who: '协办部门',
  whoEn: 'the assisting department',
};

/** An assisting department reports its part done. @throws task-ended, action-not-yours */
export async function endTask(
  ctx: Ctx,
  caseId: string,
  taskId: string,
  note: string,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const record = await lockCase(tx, caseId);
    if (!record) throw generalProblem('not-found', { what: '事件' });
    const task = (await openTasks(tx, caseId)).find(({ id }) => id === taskId);
    if (task?.kind !== 'assist') throw problem('task-ended');
    const isOfficer = ctx.actor.permissions.has('cases.dispatch');
    if (!isOfficer && !ctx.actor.scope.departmentIds.includes(task.departmentId)) {
      throw problem('action-not-yours', assistance);
    }
    await elevate(tx);
    const now = ctx.clock.now();
    await updateOpenTasks(tx, caseId, { state: 'done', note, endedAt: now }, { id: taskId });
    const after = await updateCase(tx, record, {});
    const departmentName =
      (await ground(ctx)).departments.find(({ id }) => id === task.departmentId)?.nameZh ?? '';
    await saveSteps(tx, after, [
      {
        id: uuidv7(),
        tenantId: ctx.tenantId,
        caseId,
        action: 'endTask',
        fromState: record.state,
        toState: record.state,
        actorKind: ctx.actor.kind,
        actorId: ctx.actor.personId,
        actorName: ctx.actor.name,
        departmentId: task.departmentId,
        onBehalfOf: null,
        note,
        facts: [{ key: 'department', value: departmentName }],
        photoIds: [],
        longitude: null,
        latitude: null,
        actedAt: null,
        occurredAt: now,
      },
    ]);
    const notices = [{ template: 'case.assistDone', to: 'heads', urgency: 'important' }] as const;
    await tell(tx, [
      {
        record: after,
        event: events.acted,
        action: 'endTask',
        notices,
        reason: note,
        departmentName,
      },
    ]);
  });
}
