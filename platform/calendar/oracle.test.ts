import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  addWorkingTime,
  createCalendar,
  deadlineWithPauses,
  type CalendarData,
  type DayOverride,
  instantAt,
  isWorkingInstant,
  nextWorkingInstant,
  standardCalendarData,
  type WorkingCalendar,
  type WorkingHours,
  workingSecondsBetween,
} from './index.ts';

/**
 * The oracle knows nothing of tables: it walks minute by minute over a small calendar and asks the
 * data itself whether that minute is worked.
 */
const MINUTE_MS = 60_000;
const FIRST_DAY = Date.parse('2026-09-01T00:00:00Z') / 86_400_000;
const DAYS = 40;
const HORIZON = 25 * 1440;

const national = standardCalendarData();
const thisYear = {
  ...national,
  holidays: national.holidays.filter(({ date }) => date.startsWith('2026')),
  makeUpDays: national.makeUpDays.filter(({ date }) => date.startsWith('2026')),
};

const hoursArbitrary = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((halfHours): WorkingHours[] => {
    const bounds = halfHours.sort((a, b) => a - b).map((half) => half * 30);
    return Array.from({ length: Math.floor(bounds.length / 2) }, (_, index) => ({
      startMinute: bounds[index * 2] ?? 0,
      endMinute: bounds[index * 2 + 1] ?? 0,
    }));
  });

const dataArbitrary = fc
  .record({
    weekday: hoursArbitrary,
    saturday: fc.option(hoursArbitrary, { nil: undefined }),
    makeUp: fc.option(hoursArbitrary, { nil: undefined }),
    overrides: fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: 0, max: DAYS - 1 }),
        hours: fc.option(hoursArbitrary, { nil: undefined }),
      }),
      { selector: ({ day }) => day, maxLength: 6 },
    ),
  })
  .map(
    ({ weekday, saturday, makeUp, overrides }): CalendarData => ({
      ...thisYear,
      weeklyHours: {
        1: weekday,
        2: weekday,
        3: [{ startMinute: 540, endMinute: 1020 }],
        4: weekday,
        5: weekday,
        ...(saturday === undefined ? {} : { 6: saturday }),
      },
      ...(makeUp === undefined ? {} : { makeUpHours: makeUp }),
      overrides: overrides.map(
        ({ day, hours }): DayOverride => ({
          date: dayOf(FIRST_DAY + day),
          kind: hours === undefined ? 'holiday' : 'working',
          ...(hours === undefined ? {} : { hours }),
        }),
      ),
    }),
  );

const startArbitrary = fc
  .integer({ min: 0, max: 12 * 1440 })
  .map((minute) => new Date(instantAt('2026-09-20').getTime() + minute * MINUTE_MS));

const pausesArbitrary = fc.array(
  fc.record({ from: fc.integer({ min: -1440, max: 14_400 }), length: fc.nat(4320) }),
  { maxLength: 4 },
);

function dayOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function hoursByOracle(data: CalendarData, date: string): readonly WorkingHours[] {
  const override = data.overrides?.find((one) => one.date === date);
  const usualMakeUp = data.makeUpHours ?? data.weeklyHours[1] ?? [];
  if (override) return override.kind === 'holiday' ? [] : (override.hours ?? usualMakeUp);
  if (data.holidays.some((one) => one.date === date)) return [];
  if (data.makeUpDays.some((one) => one.date === date)) return usualMakeUp;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() as 0 | 1 | 2 | 3 | 4 | 5 | 6;
  return data.weeklyHours[weekday] ?? [];
}

/** Tells of each minute from `from` on whether it is worked. */
function workedMinutes(data: CalendarData, from: Date): (minute: number) => boolean {
  const first = from.getTime() / MINUTE_MS + 8 * 60;
  const hoursOfDay = new Map<number, readonly WorkingHours[]>();
  return (minute) => {
    const day = Math.floor((first + minute) / 1440);
    const hours = hoursOfDay.get(day) ?? hoursByOracle(data, dayOf(day));
    hoursOfDay.set(day, hours);
    const time = (first + minute) % 1440;
    return hours.some((one) => time >= one.startMinute && time < one.endMinute);
  };
}

/** Minutes until the budget is used up, walking; Infinity when the walk gets too long. */
function walk(counts: (minute: number) => boolean, budget: number): number {
  let left = budget;
  for (let minute = 0; minute < HORIZON; minute += 1) {
    if (left <= 0) return minute;
    if (counts(minute)) left -= 1;
  }
  return Number.POSITIVE_INFINITY;
}

function later(start: Date, minutes: number): Date {
  return new Date(start.getTime() + minutes * MINUTE_MS);
}

function calendarOf(data: CalendarData): WorkingCalendar {
  return createCalendar(data, { firstYear: 2026, lastYear: 2027 });
}

test('working hours and working seconds agree with a walk minute by minute', () => {
  const amount = fc.integer({ min: 1, max: 1500 });
  fc.assert(
    fc.property(dataArbitrary, startArbitrary, amount, (data, start, minutes) => {
      const counts = workedMinutes(data, start);
      const expected = walk(counts, minutes);
      fc.pre(Number.isFinite(expected));
      const calendar = calendarOf(data);
      const end = addWorkingTime(calendar, start, minutes / 60, 'workingHour');
      assert.deepEqual(end, later(start, expected));
      assert.equal(workingSecondsBetween(calendar, start, end), minutes * 60);
      assert.equal(isWorkingInstant(calendar, start), counts(0));
    }),
    { numRuns: 500 },
  );
});

test('working days agree with a walk day by day', () => {
  const amount = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(dataArbitrary, startArbitrary, amount, (data, start, days) => {
      const counts = workedMinutes(data, start);
      let wait = 0;
      while (!counts(wait) && wait < HORIZON) wait += 1;
      fc.pre(wait < HORIZON);
      const begin = later(start, wait);
      const calendar = calendarOf(data);
      assert.deepEqual(nextWorkingInstant(calendar, start), begin);
      const local = new Date(begin.getTime() + 8 * 3_600_000).toISOString();
      const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
      let day = Date.parse(`${local.slice(0, 10)}T00:00:00Z`) / 86_400_000;
      for (let left = days; left > 0; ) {
        day += 1;
        if (hoursByOracle(data, dayOf(day)).length > 0) left -= 1;
      }
      const hours = hoursByOracle(data, dayOf(day));
      const within = hours.some((one) => minute >= one.startMinute && minute < one.endMinute);
      const closings = hours.map((one) => one.endMinute).filter((end) => end <= minute);
      const opening = Math.min(...hours.map((one) => one.startMinute));
      const fitted = closings.length > 0 ? Math.max(...closings) : opening;
      assert.deepEqual(
        addWorkingTime(calendar, start, days, 'workingDay'),
        instantAt(dayOf(day), within ? minute : fitted),
      );
    }),
    { numRuns: 500 },
  );
});

test('deadlines with pauses agree with a walk that skips the pauses', () => {
  const amount = fc.integer({ min: 1, max: 900 });
  const units = fc.constantFrom('workingHour', 'hour');
  fc.assert(
    fc.property(
      dataArbitrary,
      startArbitrary,
      fc.tuple(amount, units),
      pausesArbitrary,
      (data, start, [minutes, unit], drawn) => {
        const pauses = drawn.map(({ from, length }) => ({
          from: later(start, from),
          to: later(start, from + length),
        }));
        const counts = workedMinutes(data, start);
        const runs = (minute: number) =>
          (unit === 'hour' || counts(minute)) &&
          !drawn.some(({ from, length }) => minute >= from && minute < from + length);
        const expected = walk(runs, minutes);
        fc.pre(Number.isFinite(expected));
        const span = { amount: minutes / 60, unit };
        const end = deadlineWithPauses(calendarOf(data), start, span, pauses);
        assert.deepEqual(end, later(start, expected));
      },
    ),
    { numRuns: 500 },
  );
});

test('a longer span never ends earlier, and a pause never brings a deadline forward', () => {
  const calendar = createCalendar(standardCalendarData());
  const unit = fc.constantFrom('workingHour', 'workingDay', 'hour', 'day');
  fc.assert(
    fc.property(startArbitrary, unit, fc.nat(30), pausesArbitrary, (start, kind, amount, drawn) => {
      const end = addWorkingTime(calendar, start, amount, kind);
      assert.ok(addWorkingTime(calendar, start, amount + 1, kind) >= end);
      const pauses = drawn.map(({ from, length }) => ({
        from: later(start, from),
        to: later(start, from + length),
      }));
      const span = { amount, unit: kind };
      const paused = deadlineWithPauses(calendar, start, span, pauses);
      assert.ok(paused !== null && paused >= end);
      assert.deepEqual(deadlineWithPauses(calendar, start, span, []), end);
    }),
    { numRuns: 500 },
  );
});
