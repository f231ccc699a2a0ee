/** When briefs come: through weekends, holidays and the ends of months. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalendar, standardCalendarData } from '#platform/calendar/index.ts';
import type { Schedule } from '../contract/template.ts';
import { comparedPeriod, periodOf } from './periods.ts';
import { latestOccasion, nextSending } from './schedule.ts';

const calendar = createCalendar(standardCalendarData());
const schedule: Schedule = {
  on: true,
  at: '08:30',
  weekday: 1,
  monthDay: 1,
  workingDaysOnly: true,
  reviewMinutes: 0,
};
const at = (local: string): Date => new Date(`${local}+08:00`);

test('a daily brief speaks of yesterday; on Monday of the days since Friday', () => {
  const tuesday = latestOccasion('daily', schedule, calendar, at('2026-11-24T08:30:00'));
  assert.deepEqual(tuesday?.period, { from: '2026-11-23', to: '2026-11-23' });
  const monday = latestOccasion('daily', schedule, calendar, at('2026-11-23T09:00:00'));
  assert.deepEqual(monday?.period, { from: '2026-11-20', to: '2026-11-22' });
  const sunday = latestOccasion('daily', schedule, calendar, at('2026-11-22T12:00:00'));
  assert.deepEqual(sunday?.period, { from: '2026-11-19', to: '2026-11-19' });
  const every = { ...schedule, workingDaysOnly: false };
  const onSunday = latestOccasion('daily', every, calendar, at('2026-11-22T12:00:00'));
  assert.deepEqual(onSunday?.period, { from: '2026-11-21', to: '2026-11-21' });
});

test('a minute before its time a brief is not due', () => {
  const before = latestOccasion('daily', schedule, calendar, at('2026-11-24T08:29:00'));
  assert.deepEqual(before?.period, { from: '2026-11-20', to: '2026-11-22' });
  const next = nextSending('daily', schedule, calendar, at('2026-11-24T08:29:00'));
  assert.equal(next?.toISOString(), at('2026-11-24T08:30:00').toISOString());
});

test('a monthly report that falls on the National Day holiday comes on the first working day', () => {
  const due = latestOccasion('monthly', schedule, calendar, at('2026-10-09T09:00:00'));
  assert.deepEqual(due?.period, { from: '2026-09-01', to: '2026-09-30' });
  assert.equal(due?.sendAt.toISOString(), at('2026-10-08T08:30:00').toISOString());
});

test('a weekly report speaks of the whole week before, its draft lies ready for review', () => {
  const reviewed = { ...schedule, reviewMinutes: 60 };
  const due = latestOccasion('weekly', reviewed, calendar, at('2026-11-23T07:31:00'));
  assert.deepEqual(due?.period, { from: '2026-11-16', to: '2026-11-22' });
  assert.equal(due?.composeAt.toISOString(), at('2026-11-23T07:30:00').toISOString());
});

test('no draft is composed before its period is over, however long the review', () => {
  const slow = { ...schedule, reviewMinutes: 2880 };
  const due = latestOccasion('weekly', slow, calendar, at('2026-11-23T00:30:00'));
  assert.deepEqual(due?.period, { from: '2026-11-16', to: '2026-11-22' });
  assert.equal(due?.composeAt.toISOString(), at('2026-11-23T00:00:00').toISOString());
});

test('a month is compared with the whole month before, or the same month of last year', () => {
  const march = periodOf('monthly', '2027-03-15');
  assert.deepEqual(march, { from: '2027-03-01', to: '2027-03-31' });
  const before = comparedPeriod('monthly', march, 'before');
  assert.deepEqual(before, { from: '2027-02-01', to: '2027-02-28' });
  const year = comparedPeriod('monthly', march, 'yearBefore');
  assert.deepEqual(year, { from: '2026-03-01', to: '2026-03-31' });
  assert.equal(comparedPeriod('monthly', march, 'none'), null);
});
