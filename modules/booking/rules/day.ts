/** From plans, calendar and clock to the times that may be booked. Pure. */
import {
  type CalendarDay,
  dayKind,
  instantAt,
  localDay,
  type WorkingCalendar,
} from '#platform/calendar/index.ts';
import type { WeeklyHours } from '../contract/plans.ts';
import { type Grid, hoursOfWeekday, occupiedBy, slotsOfDay, type Span } from './slots.ts';

/** How a pool is booked. */
export interface PoolTimes extends Grid {
  readonly noticeMinutes: number;
  readonly horizonDays: number;
  readonly onHolidays: 'closed' | 'open';
  readonly makeUpWeekday: number;
}

/** A span of instants. */
export interface Period {
  readonly from: Date;
  readonly until: Date;
}

/** What differs from the weekly plan. */
export interface PlanException extends Period {
  readonly kind: 'closed' | 'open';
}

/** What a resource's times come from. */
export interface ResourcePlan {
  readonly weekly: readonly WeeklyHours[];
  readonly exceptions: readonly PlanException[];
}

/** A time of a resource: the visit, and what it takes from the resource. */
export interface Slot extends Period {
  readonly occupied: Period;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Whose hours of the week a day has: its own weekday's, those of make-up days, or none (null). */
export function weekdayOfPlan(
  { kind, date }: Pick<CalendarDay, 'kind' | 'date'>,
  weekly: readonly WeeklyHours[],
  times: Pick<PoolTimes, 'onHolidays' | 'makeUpWeekday'>,
): number | null {
  const own = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (kind === 'holiday') return times.onHolidays === 'open' ? own : null;
  const hasOwn = weekly.some(({ weekday }) => weekday === own);
  return kind === 'makeUp' && !hasOwn ? times.makeUpWeekday : own;
}

/** All slots of a resource on a local day, taken or not, past or not. */
export function slotsOn(
  day: string,
  plan: ResourcePlan,
  { times, calendar }: { readonly times: PoolTimes; readonly calendar: WorkingCalendar },
): Slot[] {
  const weekday = weekdayOfPlan(dayKind(calendar, day), plan.weekly, times);
  const midnightMs = instantAt(day).getTime();
  const spansOf = (kind: PlanException['kind']) =>
    plan.exceptions.flatMap((one) => (one.kind === kind ? clipped(one, midnightMs) : []));
  const slots = slotsOfDay({
    slotMinutes: times.slotMinutes,
    beforeMinutes: times.beforeMinutes,
    afterMinutes: times.afterMinutes,
    hours: weekday === null ? [] : hoursOfWeekday(plan.weekly, weekday),
    openBesides: spansOf('open'),
    closed: spansOf('closed'),
  });
  return slots.map((slot) => {
    const occupied = periodOf(occupiedBy(slot, times), midnightMs);
    return { ...periodOf(slot, midnightMs), occupied };
  });
}

/** First and last instant at which a slot that may be booked now may begin. */
export function bookableWindow(now: Date, times: PoolTimes): Period {
  const lastDay = new Date(now.getTime() + times.horizonDays * dayMs);
  return {
    from: new Date(now.getTime() + times.noticeMinutes * minuteMs),
    until: instantAt(localDay(new Date(lastDay.getTime() + dayMs))),
  };
}

/** Whether a slot is neither too near nor too far. */
export function isBookable(slot: Pick<Period, 'from'>, window: Period): boolean {
  return slot.from >= window.from && slot.from < window.until;
}

/** Whether two periods have an instant in common. */
export function meet(a: Period, b: Period): boolean {
  return a.from < b.until && b.from < a.until;
}

/** The local day so many days later. */
export function laterDay(day: string, days: number): string {
  return localDay(new Date(instantAt(day).getTime() + days * dayMs));
}

/** The part of a period that lies in a day, in minutes; begun minutes count as whole. */
function clipped({ from, until }: Period, midnightMs: number): Span[] {
  const span = {
    from: Math.max(0, Math.floor((from.getTime() - midnightMs) / minuteMs)),
    until: Math.min(1440, Math.ceil((until.getTime() - midnightMs) / minuteMs)),
  };
  return span.from < span.until ? [span] : [];
}

function periodOf({ from, until }: Span, midnightMs: number): Period {
  return {
    from: new Date(midnightMs + from * minuteMs),
    until: new Date(midnightMs + until * minuteMs),
  };
}
