/** When a rule watches, by the town's calendar; local time is Asia/Shanghai. */
import {
  type CalendarDay,
  dayKind,
  instantAt,
  isMarketDay,
  localDay,
  localMinute,
  type WorkingCalendar,
} from '#platform/calendar/index.ts';
import type { Schedule } from '../contract/condition.ts';
import { always, type Watch } from './compile.ts';

const dayMs = 86_400_000;
/** How far ahead an edge is looked for; nothing of a yearly calendar repeats less often. */
const horizonDays = 400;

/** The watch of a schedule. */
export function watchOf(schedule: Schedule | null, calendar: WorkingCalendar): Watch {
  if (!schedule) return always;
  const days = new Map<string, boolean>();
  const dayCounts = (date: string): boolean => {
    let known = days.get(date);
    if (known === undefined) {
      known = countsOn(schedule, calendar, date);
      days.set(date, known);
    }
    return known;
  };
  const isOpen = (at: number): boolean => {
    const date = localDay(new Date(at));
    const minute = localMinute(new Date(at));
    if (schedule.hours.length === 0) return dayCounts(date);
    const before = localDay(new Date(at - dayMs));
    return schedule.hours.some(({ startMinute, endMinute }) =>
      endMinute > startMinute
        ? minute >= startMinute && minute < endMinute && dayCounts(date)
        : (minute >= startMinute && dayCounts(date)) || (minute < endMinute && dayCounts(before)),
    );
  };
  return { isOpen, nextEdge: (at) => edgeAfter(at, schedule, isOpen) };
}

function countsOn(schedule: Schedule, calendar: WorkingCalendar, date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (schedule.weekdays.length > 0 && !schedule.weekdays.includes(weekday)) return false;
  if (schedule.days === 'every') return true;
  if (schedule.days === 'market') return isMarketDay(calendar, date);
  if (schedule.days === 'notMarket') return !isMarketDay(calendar, date);
  const works: CalendarDay['kind'][] = ['working', 'makeUp'];
  return works.includes(dayKind(calendar, date).kind) === (schedule.days === 'working');
}

/** The next instant at which it opens or closes; only starts, ends and midnights come in question. */
function edgeAfter(
  at: number,
  { hours }: Schedule,
  isOpen: (at: number) => boolean,
): number | null {
  const now = isOpen(at);
  const minutes = new Set([0, ...hours.flatMap((one) => [one.startMinute, one.endMinute])]);
  const ordered = [...minutes].sort((a, b) => a - b);
  for (let day = 0; day < horizonDays; day += 1) {
    const date = localDay(new Date(at + day * dayMs));
    for (const minute of ordered) {
      const instant = instantAt(date, minute).getTime();
      if (instant > at && isOpen(instant) !== now) return instant;
    }
  }
  return null;
}
