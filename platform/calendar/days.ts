import { DAY_MS, dayNumber, dayText, localDay, parseDay, weekdayOf } from './local-time.ts';
import type { CalendarDay, WorkingCalendar, WorkingHours } from './types.ts';
import { CalendarError } from './types.ts';

/**
 * What a local day is. The town's override decides first, then the national holidays and make-up
 * days, then the week. In a year that is not published only the week is known: `published` is
 * false and the kind must not be shown as fact.
 * @param day an instant of that day, or `YYYY-MM-DD`.
 */
export function dayKind(calendar: WorkingCalendar, day: Date | string): CalendarDay {
  const number = typeof day === 'string' ? parseDay(day) : dayNumber(day.getTime());
  const date = dayText(number);
  const published = calendar.publishedYears.has(Number(date.slice(0, 4)));
  const usual = calendar.data.weeklyHours[weekdayOf(number) as 0 | 1 | 2 | 3 | 4 | 5 | 6] ?? [];
  const override = calendar.overrides.get(date);
  if (override) {
    const extra = usual.length === 0 || calendar.holidays.has(date);
    const working = extra ? 'makeUp' : 'working';
    const kind = override.kind === 'holiday' ? 'holiday' : working;
    return { date, kind, published: true, overridden: true, ...names(override) };
  }
  const holiday = calendar.holidays.get(date);
  if (holiday) return { date, kind: 'holiday', published, overridden: false, ...names(holiday) };
  const makeUp = calendar.makeUpDays.get(date);
  if (makeUp) return { date, kind: 'makeUp', published, overridden: false, ...names(makeUp) };
  const kind = usual.length === 0 ? 'weekend' : 'working';
  return { date, kind, published, overridden: false };
}

/** The working hours of a local day, in order; none on a day off. */
export function workingHoursOf(calendar: WorkingCalendar, day: Date | string): WorkingHours[] {
  const number = typeof day === 'string' ? parseDay(day) : dayNumber(day.getTime());
  const shape = shapeOf(calendar, number - calendar.firstDay);
  const hours: WorkingHours[] = [];
  for (let at = 0; at < shape.length; at += 2) {
    hours.push({
      startMinute: (shape[at] ?? 0) / 60_000,
      endMinute: (shape[at + 1] ?? 0) / 60_000,
    });
  }
  return hours;
}

/**
 * Years between two instants whose holidays are not yet published. A deadline that spans such a
 * year is provisional: count it again when the notice is out.
 */
export function unpublishedYears(calendar: WorkingCalendar, from: Date, to: Date): number[] {
  const first = Number(localDay(from < to ? from : to).slice(0, 4));
  const last = Number(localDay(from < to ? to : from).slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years.filter((year) => !calendar.publishedYears.has(year));
}

/** The day's working bounds in ms since local midnight, by table index; throws out of range. */
export function shapeOf(calendar: WorkingCalendar, index: number): readonly number[] {
  const shape = calendar.shapes[calendar.shapeOfDay[index] ?? -1];
  if (shape) return shape;
  const { firstYear, lastYear } = calendar.range;
  const shown = new Date((calendar.firstDay + index) * DAY_MS);
  const text = Number.isNaN(shown.getTime()) ? 'an unreadable date' : shown.toISOString();
  throw new CalendarError(`${text} lies outside the calendar (${firstYear} to ${lastYear})`);
}

function names(day: { nameZh?: string; nameEn?: string }): { nameZh?: string; nameEn?: string } {
  return {
    ...(day.nameZh === undefined ? {} : { nameZh: day.nameZh }),
    ...(day.nameEn === undefined ? {} : { nameEn: day.nameEn }),
  };
}
