import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCalendar, instantAt, standardCalendarData } from '#platform/calendar/index.ts';
import type { Schedule } from '../contract/condition.ts';
import { watchOf } from './schedule.ts';

const calendar = createCalendar({
  ...standardCalendarData(),
  marketRules: [{ kind: 'solarEndings', endings: [3, 8] }],
});
const at = (date: string, minute: number) => instantAt(date, minute).getTime();
const night: Schedule = {
  hours: [{ startMinute: 22 * 60, endMinute: 6 * 60 }],
  weekdays: [],
  days: 'every',
};

test('a night belongs to the day on which it begins', () => {
  const fridays = watchOf({ ...night, weekdays: [5] }, calendar);
  assert.equal(fridays.isOpen(at('2026-11-27', 23 * 60)), true, 'Friday night');
  assert.equal(fridays.isOpen(at('2026-11-28', 5 * 60)), true, 'Saturday before six');
  assert.equal(fridays.isOpen(at('2026-11-28', 6 * 60)), false);
  assert.equal(fridays.isOpen(at('2026-11-28', 23 * 60)), false, 'Saturday night');
  assert.equal(fridays.isOpen(at('2026-11-27', 5 * 60)), false, 'Friday before six');
});

test('working days, days off and market days come from the calendar', () => {
  const of = (days: Schedule['days']) => watchOf({ hours: [], weekdays: [], days }, calendar);
  assert.equal(of('working').isOpen(at('2026-11-27', 600)), true);
  assert.equal(of('working').isOpen(at('2026-11-28', 600)), false, 'a Saturday');
  assert.equal(of('off').isOpen(at('2026-10-01', 600)), true, 'National Day');
  assert.equal(of('market').isOpen(at('2026-11-23', 600)), true);
  assert.equal(of('notMarket').isOpen(at('2026-11-24', 600)), true);
});

test('the next edge is the first minute at which it differs', () => {
  const schedules = fc.record({
    hours: fc.array(
      fc.record({
        startMinute: fc.integer({ min: 0, max: 1439 }),
        endMinute: fc.integer({ min: 0, max: 1440 }),
      }),
      { maxLength: 2 },
    ),
    weekdays: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 }),
    days: fc.constantFrom('every', 'working', 'market' as const),
  });
  fc.assert(
    fc.property(schedules, fc.integer({ min: 0, max: 4000 }), (schedule, minute) => {
      const watch = watchOf(schedule, calendar);
      const start = at('2026-11-20', 0) + minute * 60_000;
      const edge = watch.nextEdge(start);
      const isOpen = watch.isOpen(start);
      const limit = start + 20 * 86_400_000;
      let naive: number | null = null;
      for (let one = start + 60_000; one <= limit && naive === null; one += 60_000) {
        if (watch.isOpen(one) !== isOpen) naive = one;
      }
      assert.equal(edge !== null && edge <= limit ? edge : null, naive);
    }),
    { numRuns: 60 },
  );
});
