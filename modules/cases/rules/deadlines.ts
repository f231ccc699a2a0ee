/** Deadlines: when a case must be accepted and done, when people are reminded, when told upwards. */
import {
  addWorkingTime,
  type WorkingCalendar,
  type WorkingUnit,
  workingSecondsBetween,
} from '#platform/calendar/index.ts';
import type { RoadSettings } from '../contract/road.ts';

/** A span of time as the duty matrix gives it. */
export interface Span {
  readonly amount: number;
  readonly unit: WorkingUnit;
}

/** The instant a span ends. */
export function dueAfter(calendar: WorkingCalendar, from: Date, span: Span): Date {
  return addWorkingTime(calendar, from, span.amount, span.unit);
}

const inWorkingTime = (unit: WorkingUnit | null): boolean =>
  unit === 'workingHour' || unit === 'workingDay';

/**
 * A deadline after a pause: what was left when the pause began is counted anew from its end, in
 * working time when the duty counts so. A deadline that had passed before the pause stays.
 */
export function dueAfterPause(
  calendar: WorkingCalendar,
  pause: { readonly since: Date; readonly until: Date },
  dueAt: Date,
  unit: WorkingUnit | null,
): Date {
  if (dueAt <= pause.since) return dueAt;
  if (!inWorkingTime(unit)) {
    return new Date(pause.until.getTime() + (dueAt.getTime() - pause.since.getTime()));
  }
  const leftSeconds = workingSecondsBetween(calendar, pause.since, dueAt);
  return addWorkingTime(calendar, pause.until, leftSeconds / 3600, 'workingHour');
}

/** A point on the way to the deadline at which somebody is told. */
export interface Milestone {
  readonly kind: 'cases.remind' | 'cases.overdue' | 'cases.escalate';
  readonly step: number;
  readonly dueAt: Date;
}

/**
 * Reminders at shares of the time between `from` and the deadline (counted as the duty counts), the
 * deadline itself, and the steps of escalation after it. What lies in the past is left out, except
 * that the deadline itself is always there.
 */
export function milestones(
  calendar: WorkingCalendar,
  road: Pick<RoadSettings, 'remindAtPercent' | 'escalateAfterHours'>,
  span: { readonly from: Date; readonly dueAt: Date; readonly unit: WorkingUnit | null },
  now: Date,
): Milestone[] {
  // Whoever acts on a case after its deadline leaves no time of which a share could be reminded of.
  const percents = span.from < span.dueAt ? road.remindAtPercent : [];
  const reminders = percents.map((percent): Milestone => {
    return { kind: 'cases.remind', step: percent, dueAt: shareOf(calendar, span, percent / 100) };
  });
  const escalations = road.escalateAfterHours.map((hours, index): Milestone => {
    return {
      kind: 'cases.escalate',
      step: index + 1,
      dueAt: new Date(span.dueAt.getTime() + hours * 3_600_000),
    };
  });
  return [
    ...reminders.filter(({ dueAt }) => dueAt > now && dueAt < span.dueAt),
    { kind: 'cases.overdue', step: 0, dueAt: span.dueAt },
    ...escalations,
  ];
}

function shareOf(
  calendar: WorkingCalendar,
  span: { readonly from: Date; readonly dueAt: Date; readonly unit: WorkingUnit | null },
  share: number,
): Date {
  if (!inWorkingTime(span.unit)) {
    return new Date(span.from.getTime() + (span.dueAt.getTime() - span.from.getTime()) * share);
  }
  const seconds = workingSecondsBetween(calendar, span.from, span.dueAt) * share;
  return addWorkingTime(calendar, span.from, seconds / 3600, 'workingHour');
}
