/** Sets and moves the timers of cases: one timer a case walks along its milestones. */
import type { Tx } from '#platform/database/index.ts';
import { clearTimers, type NewTimer, setTimers } from '#platform/timers/index.ts';
import { working } from '#modules/calendar/index.ts';
import { milestones } from '../rules/deadlines.ts';
import type { CaseRecord } from '../store/tables.ts';
import { roadOf } from './road.ts';

/** Timer kinds of this module. */
export const timerKinds = {
  milestone: 'cases.milestone',
  review: 'cases.review',
  close: 'cases.close',
  verify: 'cases.verify',
} as const;

/** A milestone as the timer carries it. */
export interface PlannedStep {
  readonly kind: string;
  readonly step: number;
  readonly at: string;
}

/** Plans reminders, deadline and escalation for cases that have a deadline. */
export async function scheduleMilestones(tx: Tx, records: readonly CaseRecord[]): Promise<void> {
  const calendar = await working(tx.ctx);
  const { settings } = await roadOf(tx);
  const now = tx.ctx.clock.now();
  const timers = records.flatMap((record): NewTimer[] => {
    if (!record.dueAt || record.overdueAt) return [];
    const span = {
      from: record.dispatchedAt ?? now,
      dueAt: record.dueAt,
      unit: record.deadlineUnit,
    };
    const plan = milestones(calendar, settings, span, now).map(({ kind, step, dueAt }) => ({
      kind,
      step,
      at: dueAt.toISOString(),
    }));
    return nextTimer(record.id, plan);
  });
  await setTimers(tx, timers);
}

/** The timer of the first step of a plan, carrying the rest. */
export function nextTimer(caseId: string, plan: readonly PlannedStep[]): NewTimer[] {
  const first = plan[0];
  if (!first) return [];
  return [
    { kind: timerKinds.milestone, subject: caseId, dueAt: new Date(first.at), payload: { plan } },
  ];
}

/** Stops every timer of a case. */
export function stopTimers(tx: Tx, caseId: string): Promise<void> {
  return clearTimers(tx, caseId, Object.values(timerKinds));
}
