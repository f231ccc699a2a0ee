/** What time does to cases: reminders, the deadline, escalation, review, automatic steps. Each once. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { TimerHandler } from '#platform/module/index.ts';
import { type Timer, setTimers } from '#platform/timers/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from './contract/index.ts';
import type { Notice } from './rules/notices.ts';
import { openStates, type CaseAction } from './states.ts';
import type { CaseRecord } from './store/tables.ts';
import { lockCase, markOverdue, updateCase } from './store/write.ts';
import { actInTransaction } from './service/act.ts';
import { nextTimer, type PlannedStep, timerKinds } from './service/milestones.ts';
import { saveSteps } from './service/steps.ts';
import { tell } from './service/tell.ts';

const waiting: readonly string[] = ['registered', 'dispatched', 'accepted'];

/** The case before its timer: the order in which every action takes the two. */
const lock = (tx: Tx, timer: Timer) => lockCase(tx, timer.subject);

/** A step of the plan has come: do it and set the timer to the next. */
async function reach(tx: Tx, timer: Timer): Promise<void> {
  const plan = (timer.payload['plan'] ?? []) as PlannedStep[];
  const record = await lockCase(tx, timer.subject);
  const step = plan[0];
  if (!record || !step || !waiting.includes(record.state)) return;
  if (step.kind === 'cases.remind') await remind(tx, record, step.step);
  if (step.kind === 'cases.overdue') await passDeadline(tx, record);
  if (step.kind === 'cases.escalate') await escalate(tx, record, step.step);
  await setTimers(tx, nextTimer(record.id, plan.slice(1)));
}

async function remind(tx: Tx, record: CaseRecord, percent: number): Promise<void> {
  const notices: Notice[] = [
    { template: 'case.reminded', to: record.handlerId ? 'handler' : 'heads', urgency: 'important' },
  ];
  await note(tx, record, { action: 'remind', facts: [{ key: 'percent', value: String(percent) }] });
  await announce(tx, record, { event: events.reminded, action: 'remind', notices, percent });
}

async function passDeadline(tx: Tx, record: CaseRecord): Promise<void> {
  const late = await markOverdue(tx, record.id, record.dueAt ?? tx.ctx.clock.now());
  if (!late) return;
  await note(tx, late, { action: 'overdue', facts: [] });
  await announce(tx, late, {
    event: events.overdue,
    action: 'overdue',
    notices: [
      { template: 'case.overdue', to: 'heads', urgency: 'important' },
      { template: 'case.overdue', to: 'handler', urgency: 'important' },
    ],
  });
}

/** Up the line: the department's head, then the officers, then the leaders. */
const line = ['heads', 'officers', 'leaders'] as const;

async function escalate(tx: Tx, record: CaseRecord, step: number): Promise<void> {
  const to = line[Math.min(step, line.length) - 1] ?? 'leaders';
  const told = await updateCase(tx, record, { escalation: step });
  await note(tx, told, { action: 'escalate', facts: [{ key: 'step', value: String(step) }] });
  const notices: Notice[] = [{ template: 'case.escalated', to, urgency: 'important' }];
  await announce(tx, told, { event: events.overdue, action: 'escalate', notices });
}

async function note(
  tx: Tx,
  record: CaseRecord,
  what: { action: string; facts: { key: string; value: string }[] },
): Promise<void> {
  await saveSteps(tx, record, [
    {
      id: uuidv7(),
      tenantId: record.tenantId,
      caseId: record.id,
      action: what.action,
      fromState: record.state,
      toState: record.state,
      actorKind: 'system',
      actorId: null,
      actorName: '系统',
      departmentId: null,
      onBehalfOf: null,
      note: '',
      facts: what.facts,
      photoIds: [],
      longitude: null,
      latitude: null,
      actedAt: null,
      occurredAt: tx.ctx.clock.now(),
    },
  ]);
}

async function announce(
  tx: Tx,
  record: CaseRecord,
  what: { event: string; action: string; notices: Notice[]; percent?: number },
): Promise<void> {
  const town = await ground(tx.ctx);
  const departmentName =
    town.departments.find(({ id }) => id === record.leadDepartmentId)?.nameZh ?? '';
  await tell(tx, [{ record, ...what, reason: '', departmentName }]);
}

function automatic(kind: string, action: CaseAction, state: string, reason: string): TimerHandler {
  return {
    kind,
    lock,
    handle: async (tx, timer) => {
      const record = await lockCase(tx, timer.subject);
      if (record?.state !== state || !openStates.includes(record.state)) return;
      await actInTransaction(tx, { caseId: record.id, action, input: { reason } });
    },
  };
}

/** The timers of this module. */
export const timers: readonly TimerHandler[] = [
  { kind: timerKinds.milestone, lock, handle: reach },
  automatic(timerKinds.review, 'resume', 'suspended', '到复查日期，恢复办理'),
  automatic(timerKinds.close, 'close', 'verified', '核查通过后自动结案'),
  automatic(timerKinds.verify, 'verify', 'done', '按规定自动通过核查'),
];
