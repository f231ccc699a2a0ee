import { DAY_MS, parseDay, weekdayOf } from './local-time.ts';
import { nationalDays } from './national.ts';
import type {
  CalendarData,
  DayOverride,
  DayRange,
  MarketRule,
  NamedDay,
  WeeklyHours,
  WorkingCalendar,
  WorkingHours,
} from './types.ts';
import { CalendarError } from './types.ts';

/** Monday to Friday 08:30–12:00 and 14:00–17:30, the usual hours of a town office. */
export const standardWeeklyHours: WeeklyHours = Object.fromEntries(
  [1, 2, 3, 4, 5].map((weekday) => [
    weekday,
    [
      { startMinute: 510, endMinute: 720 },
      { startMinute: 840, endMinute: 1050 },
    ],
  ]),
);

/** The national calendar with the usual office hours, as a start for a town's own. */
export function standardCalendarData(): CalendarData {
  return { weeklyHours: standardWeeklyHours, ...nationalDays(), overrides: [], marketRules: [] };
}

/**
 * Checks calendar data and compiles it into tables (about 5 ms and 0.6 MB for a century): keep the
 * result as long as the data does not change.
 * @throws CalendarError naming the faulty entry: a day that does not exist or stands twice, hours
 * that overlap or leave the day, a holiday with hours.
 */
export function createCalendar(
  data: CalendarData,
  range: DayRange = { firstYear: 2000, lastYear: 2099 },
): WorkingCalendar {
  const firstDay = parseDay(`${range.firstYear}-01-01`);
  const dayCount = parseDay(`${range.lastYear}-12-31`) - firstDay + 1;
  if (dayCount < 1) throw new CalendarError('the first year of the range lies after the last');
  const days = {
    overrides: byDate(data.overrides ?? [], 'overrides'),
    holidays: byDate(data.holidays, 'holidays'),
    makeUpDays: byDate(data.makeUpDays, 'makeUpDays'),
  };
  for (const [index, rule] of (data.marketRules ?? []).entries()) checkRule(rule, index);
  const tables = emptyTables(dayCount);
  const shapes = new ShapeList();
  fillWeeks(data, firstDay, tables.shapeOfDay, shapes);
  fillExceptions(data, days, (date, hours) => {
    const day = parseDay(date) - firstDay;
    if (day >= 0 && day < dayCount) tables.shapeOfDay[day] = shapes.indexOf(hours);
  });
  const workingDays = accumulate(tables, shapes.lists);
  return {
    data,
    range,
    firstDay,
    dayCount,
    ...tables,
    workingDays,
    shapes: shapes.lists,
    ...days,
    publishedYears: new Set(data.publishedYears),
  };
}

function checkRule(rule: MarketRule, index: number): void {
  if (rule.kind !== 'everyDays') return;
  parseDay(rule.anchorDate);
  if (!Number.isInteger(rule.everyDays) || rule.everyDays < 1) {
    throw new CalendarError(`marketRules/${index}: everyDays must be a whole number from 1`);
  }
}

interface DayMaps {
  overrides: Map<string, DayOverride>;
  holidays: Map<string, NamedDay>;
  makeUpDays: Map<string, NamedDay>;
}

function fillWeeks(
  data: CalendarData,
  firstDay: number,
  shapeOfDay: Uint16Array,
  shapes: ShapeList,
): void {
  const byWeekday = ([0, 1, 2, 3, 4, 5, 6] as const).map((weekday) =>
    shapes.indexOf(checkedHours(data.weeklyHours[weekday] ?? [], `weeklyHours/${weekday}`)),
  );
  for (let day = 0; day < shapeOfDay.length; day += 1) {
    shapeOfDay[day] = byWeekday[weekdayOf(firstDay + day)] ?? 0;
  }
}

function fillExceptions(
  data: CalendarData,
  days: DayMaps,
  setHours: (date: string, hours: readonly WorkingHours[]) => void,
): void {
  const makeUpHours = checkedHours(data.makeUpHours ?? firstHours(data.weeklyHours), 'makeUpHours');
  for (const date of days.holidays.keys()) {
    if (days.makeUpDays.has(date)) {
      throw new CalendarError(`${date} is both a holiday and a make-up day`);
    }
    setHours(date, []);
  }
  for (const date of days.makeUpDays.keys()) setHours(date, makeUpHours);
  for (const [date, override] of days.overrides) {
    if (override.kind === 'holiday' && (override.hours?.length ?? 0) > 0) {
      throw new CalendarError(`overrides/${date}: a holiday has no working hours`);
    }
    const hours = override.kind === 'holiday' ? [] : (override.hours ?? makeUpHours);
    setHours(date, checkedHours(hours, `overrides/${date}`));
  }
}

function firstHours(weekly: WeeklyHours): readonly WorkingHours[] {
  const withHours = ([1, 2, 3, 4, 5, 6, 0] as const).find((day) => weekly[day]?.length);
  return withHours === undefined ? [] : (weekly[withHours] ?? []);
}

function byDate<Day extends { date: string }>(
  days: readonly Day[],
  where: string,
): Map<string, Day> {
  const found = new Map<string, Day>();
  for (const day of days) {
    parseDay(day.date);
    if (found.has(day.date)) throw new CalendarError(`${where}: ${day.date} stands twice`);
    found.set(day.date, day);
  }
  return found;
}

function checkedHours(hours: readonly WorkingHours[], where: string): readonly WorkingHours[] {
  const sorted = [...hours].sort((a, b) => a.startMinute - b.startMinute);
  let earliest = 0;
  for (const { startMinute, endMinute } of sorted) {
    const whole = Number.isInteger(startMinute) && Number.isInteger(endMinute);
    if (!whole || startMinute < earliest || endMinute <= startMinute || endMinute > 1440) {
      const text = `${startMinute}–${endMinute}`;
      throw new CalendarError(`${where}: hours ${text} overlap, are empty or leave the day`);
    }
    earliest = endMinute;
  }
  return sorted;
}

class ShapeList {
  readonly lists: number[][] = [];
  readonly #indexes = new Map<string, number>();

  /** Index of a list of hours; adjoining hours (08:00–12:00, 12:00–14:00) become one. */
  indexOf(hours: readonly WorkingHours[]): number {
    const flat: number[] = [];
    for (const { startMinute, endMinute } of hours) {
      if (flat.at(-1) === startMinute * 60_000) flat.pop();
      else flat.push(startMinute * 60_000);
      flat.push(endMinute * 60_000);
    }
    const key = flat.join();
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.lists.length);
    return this.lists.push(flat) - 1;
  }
}

function emptyTables(dayCount: number) {
  return {
    shapeOfDay: new Uint16Array(dayCount),
    workedMsBefore: new Float64Array(dayCount + 1),
    workingDaysBefore: new Int32Array(dayCount + 1),
  };
}

function accumulate(
  tables: ReturnType<typeof emptyTables>,
  shapes: readonly (readonly number[])[],
): Int32Array {
  const shapeMs = shapes.map((shape) =>
    shape.reduce((sum, bound, index) => sum + (index % 2 === 0 ? -bound : bound), 0),
  );
  const workingDays: number[] = [];
  const { shapeOfDay, workedMsBefore, workingDaysBefore } = tables;
  for (let day = 0; day < shapeOfDay.length; day += 1) {
    const ms = Math.min(shapeMs[shapeOfDay[day] ?? 0] ?? 0, DAY_MS);
    if (ms > 0) workingDays.push(day);
    workedMsBefore[day + 1] = (workedMsBefore[day] ?? 0) + ms;
    workingDaysBefore[day + 1] = workingDays.length;
  }
  return Int32Array.from(workingDays);
}
