/** The clock: reminders, deadlines that pass, grants that end. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import { lockCorrection, updateCorrection } from '../store/corrections.ts';
import { grantsByIds } from '../store/grants.ts';
import { lockRequest, updateRequest } from '../store/requests.ts';
import type { RequestRecord } from '../store/tables.ts';
import { departmentNames } from './departments.ts';
import { tellDepartment, tellLeaders } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';

/** An owner's answer is nearly due, or due: the owner is reminded, then the town's leaders are told. */
export async function answerDue(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockRequest(tx, timer.subject);
  if (row?.state !== 'asked' || !row.dueAt) return;
  const isReminder = timer.payload['step'] === 'remind';
  if (isReminder) await remind(tx, row, row.dueAt);
  else await overdue(tx, row);
}

async function remind(tx: Tx, row: RequestRecord, dueAt: Date): Promise<void> {
  await tellDepartment(tx, row.ownerDepartmentId, {
    template: 'sharing.due',
    values: {
      number: row.number,
      title: row.resourceZh,
      deadline: exactInstant(dueAt).slice(0, 16),
    },
    urgency: 'important',
    subject: { kind: 'sharingRequest', id: row.id },
    link: `/console/sharing/requests/${row.id}`,
  });
  await setTimers(tx, [
    { kind: timerKinds.answer, subject: row.id, dueAt, payload: { step: 'due' } },
  ]);
}

async function overdue(tx: Tx, row: RequestRecord): Promise<void> {
  await updateRequest(tx, row.id, { overdueAt: tx.ctx.clock.now() });
  const name = await departmentNames(tx);
  const told = {
    template: 'sharing.overdue',
    values: {
      number: row.number,
      title: row.resourceZh,
      department: name(row.ownerDepartmentId).zh,
    },
    urgency: 'important' as const,
    subject: { kind: 'sharingRequest', id: row.id },
    link: `/console/sharing/requests/${row.id}`,
  };
  await tellDepartment(tx, row.ownerDepartmentId, told);
  await tellDepartment(tx, row.departmentId, told);
  await tellLeaders(tx, told);
}

/** A source has not answered a correction in time: it and the town's leaders are told. */
export async function correctionDue(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockCorrection(tx, timer.subject);
  if (row?.state !== 'sent') return;
  await updateCorrection(tx, row.id, { overdueAt: tx.ctx.clock.now() });
  const [grant] = await grantsByIds(tx, [row.grantId]);
  if (!grant) return;
  const resource = await resourceOf(tx, grant.resourceId);
  const name = await departmentNames(tx);
  const told = {
    template: 'sharing.overdue',
    values: {
      number: grant.number,
      title: resource.titleZh,
      department: name(row.ownerDepartmentId).zh,
    },
    urgency: 'important' as const,
    subject: { kind: 'sharingCorrection', id: row.id },
    link: '/console/sharing/corrections',
  };
  await tellDepartment(tx, row.ownerDepartmentId, told);
  await tellLeaders(tx, told);
}
