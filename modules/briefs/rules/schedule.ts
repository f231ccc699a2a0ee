/** When briefs come by themselves, through the town's working calendar. */
import { dayKind, instantAt, localDay, type WorkingCalendar } from '#platform/calendar/index.ts';
import type { BriefKind, Period } from '../contract/shapes.ts';
import type { Schedule } from '../contract/template.ts';
import { monthOf, partsOf, plusDays, weekday, weekOf } from './days.ts';

/** One brief that is to come. */
export interface Occasion {
  readonly period: Period;
  /** When the draft is composed. */
  readonly composeAt: Date;
  readonly sendAt: Date;
}

/** Looks so many days back and ahead: a month and the longest holiday. */
const horizonDays = 45;

/** The latest occasion whose draft was due by now; null for none. */
export function latestOccasion(
  kind: BriefKind,
  schedule: Schedule,
  calendar: WorkingCalendar,
  now: Date,
): Occasion | null {
  const due = occasions(kind, schedule, calendar, now).filter(({ composeAt }) => composeAt <= now);
  return due.at(-1) ?? null;
}

/** The next sending; null for none. */
export function nextSending(
  kind: BriefKind,
  schedule: Schedule,
  calendar: WorkingCalendar,
  now: Date,
): Date | null {
  if (!schedule.on) return null;
  return (
    occasions(kind, schedule, calendar, now).find(({ sendAt }) => sendAt > now)?.sendAt ?? null
  );
}

function occasions(
  kind: BriefKind,
  schedule: Schedule,
  calendar: WorkingCalendar,
  now: Date,
): Occasion[] {
  const today = localDay(now);
  const days = Array.from({ length: horizonDays * 2 + 1 }, (_, at) =>
    plusDays(today, at - horizonDays),
  );
  return days.flatMap((day) => {
    const period = periodSentOn(kind, schedule, calendar, day);
    if (!period) return [];
    const [hours = 0, minutes = 0] = schedule.at.split(':').map(Number);
    const sendAt = new Date(instantAt(day).getTime() + (hours * 60 + minutes) * 60_000);
    const composeAt = new Date(sendAt.getTime() - schedule.reviewMinutes * 60_000);
    // A draft is never composed before its period is over.
    const over = instantAt(plusDays(period.to, 1));
    return [{ period, sendAt, composeAt: composeAt < over ? over : composeAt }];
  });
}

/** What is sent on a day; null for nothing. */
function periodSentOn(
  kind: BriefKind,
  schedule: Schedule,
  calendar: WorkingCalendar,
  day: string,
): Period | null {
  const works = (one: string): boolean =>
    !schedule.workingDaysOnly || ['working', 'makeUp'].includes(dayKind(calendar, one).kind);
  if (!works(day)) return null;
  // What fell due on the days off before this day comes today.
  let from = day;
  while (!works(plusDays(from, -1)) && from > plusDays(day, -horizonDays)) {
    from = plusDays(from, -1);
  }
  if (kind === 'daily') return { from: plusDays(from, -1), to: plusDays(day, -1) };
  for (let due = day; due >= from; due = plusDays(due, -1)) {
    if (kind === 'weekly' && weekday(due) === schedule.weekday) return weekOf(plusDays(due, -7));
    if (kind === 'monthly' && partsOf(due)[2] === schedule.monthDay) {
      return monthOf(plusDays(monthOf(due).from, -1));
    }
  }
  return null;
}
