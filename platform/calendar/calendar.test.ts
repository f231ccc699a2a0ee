import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CalendarError,
  addWorkingTime,
  createCalendar,
  dayKind,
  deadlineWithPauses,
  instantAt,
  isMarketDay,
  isWorkingInstant,
  localDay,
  localMinute,
  nationalDays,
  nextMarketDay,
  standardCalendarData,
  unpublishedYears,
  workingHoursOf,
  workingSecondsBetween,
} from './index.ts';

const calendar = createCalendar(standardCalendarData());

/** A local time such as '2026-11-23 08:30'. */
function at(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`);
}

test('local days and minutes are those of Asia/Shanghai', () => {
  assert.equal(localDay(new Date('2026-11-22T16:00:00Z')), '2026-11-23');
  assert.equal(localMinute(new Date('2026-11-22T16:05:59Z')), 5);
  assert.deepEqual(instantAt('2026-11-23', 510), at('2026-11-23 08:30'));
  assert.throws(() => instantAt('2026-02-30'), CalendarError);
});

test('National Day is a holiday, the Saturday made up for it a working day', () => {
  assert.equal(dayKind(calendar, '2026-10-01').kind, 'holiday');
  assert.equal(dayKind(calendar, '2026-10-01').nameZh, '国庆节');
  assert.equal(dayKind(calendar, '2026-10-10').kind, 'makeUp');
  assert.equal(dayKind(calendar, '2026-10-17').kind, 'weekend');
  assert.equal(dayKind(calendar, at('2026-10-19 09:00')).kind, 'working');
  assert.equal(isWorkingInstant(calendar, at('2026-10-10 09:00')), true);
});

test('a year without a notice is reported as not yet published', () => {
  const last = Math.max(...nationalDays().publishedYears);
  assert.equal(dayKind(calendar, `${last}-06-01`).published, true);
  assert.equal(dayKind(calendar, `${last + 1}-10-01`).published, false);
  assert.notEqual(dayKind(calendar, `${last + 1}-10-01`).kind, 'holiday');
  const dates = [at(`${last}-12-30 09:00`), at(`${last + 1}-01-05 09:00`)] as const;
  assert.deepEqual(unpublishedYears(calendar, dates[0], dates[1]), [last + 1]);
  assert.deepEqual(unpublishedYears(calendar, dates[0], dates[0]), []);
});

test('the town can set its own days and hours', () => {
  const own = createCalendar({
    ...standardCalendarData(),
    overrides: [
      { date: '2026-11-23', kind: 'holiday', nameZh: '停电' },
      { date: '2026-11-22', kind: 'working', hours: [{ startMinute: 540, endMinute: 600 }] },
    ],
  });
  assert.deepEqual(dayKind(own, '2026-11-23'), {
    date: '2026-11-23',
    kind: 'holiday',
    published: true,
    overridden: true,
    nameZh: '停电',
  });
  assert.equal(dayKind(own, '2026-11-22').kind, 'makeUp');
  assert.deepEqual(workingHoursOf(own, '2026-11-22'), [{ startMinute: 540, endMinute: 600 }]);
  assert.equal(isWorkingInstant(own, at('2026-11-23 09:00')), false);
});

test('working hours skip lunch, nights, weekends and holidays', () => {
  const cases: [string, number, string][] = [
    ['2026-11-23 09:00', 2, '2026-11-23 11:00'],
    ['2026-11-23 11:00', 2, '2026-11-23 15:00'],
    ['2026-11-23 08:30', 7, '2026-11-23 17:30'],
    ['2026-11-23 12:30', 1, '2026-11-23 15:00'],
    ['2026-11-27 17:00', 1, '2026-11-30 09:00'],
    ['2026-09-30 17:00', 1, '2026-10-08 09:00'],
    ['2026-11-23 09:00', 0, '2026-11-23 09:00'],
  ];
  for (const [start, hours, end] of cases) {
    assert.deepEqual(addWorkingTime(calendar, at(start), hours, 'workingHour'), at(end));
  }
});

test('a working day ends at the same local time, working days later', () => {
  const cases: [string, number, string][] = [
    ['2026-11-23 09:15', 1, '2026-11-24 09:15'],
    ['2026-11-27 09:15', 1, '2026-11-30 09:15'],
    ['2026-11-28 23:00', 1, '2026-12-01 08:30'],
    ['2026-11-23 17:30', 1, '2026-11-25 08:30'],
    ['2026-11-23 13:00', 2, '2026-11-25 14:00'],
    ['2026-09-30 16:00', 3, '2026-10-10 16:00'],
  ];
  for (const [start, days, end] of cases) {
    assert.deepEqual(addWorkingTime(calendar, at(start), days, 'workingDay'), at(end));
  }
});

test('a working day that ends on a short day ends at its closing', () => {
  const hours = [{ startMinute: 600, endMinute: 720 }];
  const short = createCalendar({
    ...standardCalendarData(),
    overrides: [{ date: '2026-11-24', kind: 'working', hours }],
  });
  const end = (start: string) => addWorkingTime(short, at(start), 1, 'workingDay');
  assert.deepEqual(end('2026-11-23 16:00'), at('2026-11-24 12:00'));
  assert.deepEqual(end('2026-11-23 09:00'), at('2026-11-24 10:00'));
});

test('hours and days by the clock know no calendar', () => {
  const start = at('2026-11-28 23:00');
  assert.deepEqual(addWorkingTime(calendar, start, 1.5, 'hour'), at('2026-11-29 00:30'));
  assert.deepEqual(addWorkingTime(calendar, start, 2, 'day'), at('2026-11-30 23:00'));
});

test('working seconds between two instants have a sign', () => {
  const [a, b] = [at('2026-11-27 17:00'), at('2026-11-30 09:00')];
  assert.equal(workingSecondsBetween(calendar, a, b), 3600);
  assert.equal(workingSecondsBetween(calendar, b, a), -3600);
});

test('impossible spans, dates and data are refused with the place named', () => {
  const start = at('2026-11-23 09:00');
  assert.throws(() => addWorkingTime(calendar, start, -1, 'hour'), CalendarError);
  assert.throws(() => addWorkingTime(calendar, start, Number.NaN, 'hour'), CalendarError);
  assert.throws(() => addWorkingTime(calendar, start, 0.5, 'workingDay'), /working hours/);
  assert.throws(() => addWorkingTime(calendar, start, 999_999, 'workingDay'), /leaves/);
  assert.throws(() => isWorkingInstant(calendar, new Date('1999-01-01')), /outside/);
  const data = standardCalendarData();
  const day = { date: '2026-10-01', nameZh: '', nameEn: '' };
  assert.throws(() => createCalendar({ ...data, makeUpDays: [day] }), /2026-10-01 is both/);
  const hours = [
    { startMinute: 0, endMinute: 60 },
    { startMinute: 59, endMinute: 70 },
  ];
  assert.throws(() => createCalendar({ ...data, weeklyHours: { 2: hours } }), /weeklyHours\/2/);
});

test('a pause moves the deadline by the working time it covers', () => {
  const start = at('2026-11-23 09:00');
  const span = { amount: 4, unit: 'workingHour' } as const;
  const end = (from: string, to: string | null) =>
    deadlineWithPauses(calendar, start, span, [
      { from: at(from), to: to === null ? null : at(to) },
    ]);
  assert.deepEqual(end('2026-11-23 10:00', '2026-11-23 11:00'), at('2026-11-23 16:00'));
  assert.deepEqual(end('2026-11-23 12:00', '2026-11-23 14:00'), at('2026-11-23 15:00'));
  assert.deepEqual(end('2026-11-23 15:00', '2026-11-25 15:00'), at('2026-11-23 15:00'));
  assert.deepEqual(end('2026-11-23 14:00', '2026-11-30 08:30'), at('2026-11-30 09:30'));
  assert.equal(end('2026-11-23 10:00', null), null);
  assert.throws(() => end('2026-11-23 10:00', '2026-11-23 09:59'), CalendarError);
});

test('a paused working day keeps its time of day when whole days are paused', () => {
  const pause = { from: at('2026-11-23 10:00'), to: at('2026-11-25 10:00') };
  const span = { amount: 1, unit: 'workingDay' } as const;
  assert.deepEqual(
    deadlineWithPauses(calendar, at('2026-11-23 09:00'), span, [pause]),
    at('2026-11-26 09:00'),
  );
});

test('market days follow the lunar month, an interval or the week', () => {
  const lunar = createCalendar({
    ...standardCalendarData(),
    marketRules: [{ kind: 'lunarEndings', endings: [3, 8] }],
  });
  // 2026-02-17 is the first day of the first lunar month.
  assert.equal(isMarketDay(lunar, '2026-02-19'), true);
  assert.equal(isMarketDay(lunar, '2026-02-20'), false);
  assert.equal(isMarketDay(lunar, '2026-02-24'), true);
  assert.deepEqual(nextMarketDay(lunar, at('2026-02-20 10:00')), at('2026-02-24 00:00'));
  const third = createCalendar({
    ...standardCalendarData(),
    marketRules: [{ kind: 'everyDays', everyDays: 3, anchorDate: '2026-01-02' }],
  });
  assert.equal(isMarketDay(third, '2026-01-05'), true);
  assert.equal(isMarketDay(third, '2025-12-30'), true);
  assert.equal(isMarketDay(third, '2026-01-06'), false);
  assert.equal(nextMarketDay(calendar, at('2026-02-20 10:00')), null);
});
