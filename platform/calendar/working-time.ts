import { shapeOf } from './days.ts';
import { DAY_MS, OFFSET_MS, dayNumber } from './local-time.ts';
import type { WorkingCalendar, WorkingUnit } from './types.ts';
import { CalendarError } from './types.ts';

/**
 * The end of a span that starts at `start`.
 *
 * - `hour`, `day`: by the clock, 24 hours a day.
 * - `workingHour` (fractions allowed): the earliest instant by which so much working time has
 *   passed. A span that fills the day ends at closing time, not at the next opening.
 * - `workingDay` (whole numbers): the same local time so many working days later. A start outside
 *   working time counts from the next working instant. If that time falls outside the hours of the
 *   last day (a short day), the span ends at the last closing before it, or, if there is none, at
 *   the opening of that day.
 *
 * Zero of any unit is `start` itself.
 * @throws CalendarError when the amount is negative, not finite or a broken number of working
 * days, or when the span leaves the calendar's range.
 */
export function addWorkingTime(
  calendar: WorkingCalendar,
  start: Date,
  amount: number,
  unit: WorkingUnit,
): Date {
  if (!(amount >= 0 && amount < 1e7)) {
    throw new CalendarError(`a span must be a number from 0, not ${amount} ${unit}`);
  }
  const startMs = start.getTime();
  if (amount === 0) return new Date(startMs);
  if (unit === 'hour') return new Date(startMs + Math.round(amount * 3_600_000));
  if (unit === 'day') return new Date(startMs + Math.round(amount * DAY_MS));
  if (unit === 'workingHour') {
    return new Date(addWorkingMs(calendar, startMs, Math.round(amount * 3_600_000)));
  }
  if (!Number.isInteger(amount)) {
    throw new CalendarError(`working days are whole numbers, not ${amount}: use working hours`);
  }
  return new Date(addWorkingDays(calendar, startMs, amount));
}

/** Working seconds from `a` to `b`, negative when `b` lies before `a`. */
export function workingSecondsBetween(calendar: WorkingCalendar, a: Date, b: Date): number {
  return (workedMs(calendar, b.getTime()) - workedMs(calendar, a.getTime())) / 1000;
}

/** True when offices work at that instant; opening time is working time, closing time is not. */
export function isWorkingInstant(calendar: WorkingCalendar, instant: Date): boolean {
  return nextWorkingMs(calendar, instant.getTime()) === instant.getTime();
}

/**
 * The instant itself when it is working time, else the next opening.
 * @throws CalendarError when nobody works any more in the calendar's range.
 */
export function nextWorkingInstant(calendar: WorkingCalendar, instant: Date): Date {
  return new Date(nextWorkingMs(calendar, instant.getTime()));
}

/** Working milliseconds from the first day of the calendar to an instant. */
export function workedMs(calendar: WorkingCalendar, instantMs: number): number {
  const index = dayNumber(instantMs) - calendar.firstDay;
  const shape = shapeOf(calendar, index);
  const time = timeOfDay(calendar, index, instantMs);
  let worked = calendar.workedMsBefore[index] ?? 0;
  for (let at = 0; at < shape.length; at += 2) {
    const start = shape[at] ?? 0;
    if (time <= start) break;
    worked += Math.min(time, shape[at + 1] ?? 0) - start;
  }
  return worked;
}

/** The earliest instant by which `spanMs` working milliseconds have passed since `startMs`. */
export function addWorkingMs(calendar: WorkingCalendar, startMs: number, spanMs: number): number {
  if (spanMs <= 0) return startMs;
  const target = workedMs(calendar, startMs) + spanMs;
  const index = dayReaching(calendar, dayNumber(startMs) - calendar.firstDay, target);
  const shape = shapeOf(calendar, index);
  let left = target - (calendar.workedMsBefore[index] ?? 0);
  for (let at = 0; at < shape.length; at += 2) {
    const length = (shape[at + 1] ?? 0) - (shape[at] ?? 0);
    if (left <= length) return midnightMs(calendar, index) + (shape[at] ?? 0) + left;
    left -= length;
  }
  throw outOfRange(calendar);
}

function addWorkingDays(calendar: WorkingCalendar, startMs: number, days: number): number {
  const beginMs = nextWorkingMs(calendar, startMs);
  const beginIndex = dayNumber(beginMs) - calendar.firstDay;
  const index = calendar.workingDays[(calendar.workingDaysBefore[beginIndex] ?? 0) + days];
  if (index === undefined) throw outOfRange(calendar);
  const shape = shapeOf(calendar, index);
  const time = timeOfDay(calendar, beginIndex, beginMs);
  let fitted = shape[0] ?? 0;
  for (let at = 0; at < shape.length && time >= (shape[at] ?? 0); at += 2) {
    fitted = Math.min(time, shape[at + 1] ?? 0);
  }
  return midnightMs(calendar, index) + fitted;
}

/** The instant itself when it is working time, else the next opening, in ms. */
export function nextWorkingMs(calendar: WorkingCalendar, instantMs: number): number {
  const index = dayNumber(instantMs) - calendar.firstDay;
  const shape = shapeOf(calendar, index);
  const time = timeOfDay(calendar, index, instantMs);
  for (let at = 0; at < shape.length; at += 2) {
    if (time < (shape[at + 1] ?? 0)) {
      return midnightMs(calendar, index) + Math.max(time, shape[at] ?? 0);
    }
  }
  const next = calendar.workingDays[calendar.workingDaysBefore[index + 1] ?? 0];
  if (next === undefined) throw outOfRange(calendar);
  return midnightMs(calendar, next) + (shapeOf(calendar, next)[0] ?? 0);
}

// First day, from `from` on, at whose end at least `target` has been worked. Doubling steps first:
// deadlines are short, so this touches a few neighbouring entries instead of the whole table.
function dayReaching(calendar: WorkingCalendar, from: number, target: number): number {
  const { workedMsBefore, dayCount } = calendar;
  let low = from;
  let step = 1;
  while (low + step <= dayCount && (workedMsBefore[low + step] ?? 0) < target) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, dayCount);
  if ((workedMsBefore[high] ?? 0) < target) throw outOfRange(calendar);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((workedMsBefore[middle] ?? 0) < target) low = middle;
    else high = middle;
  }
  return low;
}

function midnightMs(calendar: WorkingCalendar, index: number): number {
  return (calendar.firstDay + index) * DAY_MS - OFFSET_MS;
}

function timeOfDay(calendar: WorkingCalendar, index: number, instantMs: number): number {
  return instantMs - midnightMs(calendar, index);
}

function outOfRange(calendar: WorkingCalendar): CalendarError {
  const { firstYear, lastYear } = calendar.range;
  return new CalendarError(
    `the span leaves the calendar (${firstYear} to ${lastYear}) or nobody works in it any more`,
  );
}
