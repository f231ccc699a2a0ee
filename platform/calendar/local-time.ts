import { CalendarError } from './types.ts';

/** Asia/Shanghai has been UTC+8 all year round since 1991-09-15 (IANA tz database). */
export const OFFSET_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** The local day of an instant in Asia/Shanghai, `YYYY-MM-DD`. */
export function localDay(instant: Date): string {
  return dayText(dayNumber(instant.getTime()));
}

/** Minutes since local midnight of an instant in Asia/Shanghai, 0 to 1439. */
export function localMinute(instant: Date): number {
  const localMs = instant.getTime() + OFFSET_MS;
  return Math.floor((((localMs % DAY_MS) + DAY_MS) % DAY_MS) / 60_000);
}

/**
 * The instant of a local day and time: `instantAt('2026-11-23', 510)` is 08:30 that day.
 * @throws CalendarError when the day does not exist.
 */
export function instantAt(date: string, minute = 0): Date {
  return new Date(parseDay(date) * DAY_MS - OFFSET_MS + minute * 60_000);
}

/** Days since 1970-01-01 of the local day that holds an instant given in ms. */
export function dayNumber(instantMs: number): number {
  return Math.floor((instantMs + OFFSET_MS) / DAY_MS);
}

/** Texts of days, which are asked for again and again; let go of when a town has met more days than this. */
const dayTexts = new Map<number, string>();
const keptDays = 4000;

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
  let text = dayTexts.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (dayTexts.size >= keptDays) dayTexts.clear();
    dayTexts.set(day, text);
  }
  return text;
}

/** Weekday of a day number, 0 = Sunday … 6 = Saturday (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/**
 * Day number of `YYYY-MM-DD`.
 * @throws CalendarError when it is no such text or the day does not exist (2026-02-30).
 */
export function parseDay(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  const day = ms / DAY_MS;
  if (Number.isNaN(day) || dayText(day) !== date) {
    throw new CalendarError(`not a day of the form YYYY-MM-DD: ${date}`);
  }
  return day;
}
