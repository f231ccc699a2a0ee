import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCalendar, standardCalendarData } from '#platform/calendar/index.ts';
import { dueAfter, dueAfterPause, milestones } from './deadlines.ts';

const calendar = createCalendar(standardCalendarData());
const monday = new Date('2026-11-23T02:00:00Z');
const road = { remindAtPercent: [50, 80], escalateAfterHours: [0, 8, 24] };

test('four working hours from Monday 10:00 end after lunch and a break at 15:30', () => {
  const due = dueAfter(calendar, monday, { amount: 4, unit: 'workingHour' });
  assert.equal(due.toISOString(), '2026-11-23T08:00:00.000Z');
});

test('milestones come in order: reminders before the deadline, escalation after it', () => {
  const dueAt = dueAfter(calendar, monday, { amount: 2, unit: 'workingDay' });
  const plan = milestones(calendar, road, { from: monday, dueAt, unit: 'workingDay' }, monday);
  assert.deepEqual(
    plan.map(({ kind }) => kind),
    [
      'cases.remind',
      'cases.remind',
      'cases.overdue',
      'cases.escalate',
      'cases.escalate',
      'cases.escalate',
    ],
  );
  const times = plan.map((step) => step.dueAt.getTime());
  assert.deepEqual(
    times,
    [...times].sort((a, b) => a - b),
  );
});

test('reminders that lie in the past are left out, the deadline never is', () => {
  const dueAt = dueAfter(calendar, monday, { amount: 2, unit: 'hour' });
  const late = new Date(dueAt.getTime() + 60_000);
  const plan = milestones(calendar, road, { from: monday, dueAt, unit: 'hour' }, late);
  assert.equal(plan[0]?.kind, 'cases.overdue');
});

test('a pause never takes time away: what was left is still left after it', () => {
  const hours = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      hours,
      hours,
      hours,
      fc.constantFrom('hour' as const, 'workingHour' as const),
      (amount, before, length, unit) => {
        const dueAt = dueAfter(calendar, monday, { amount, unit });
        const since = new Date(monday.getTime() + before * 3_600_000);
        const until = new Date(since.getTime() + length * 3_600_000);
        const moved = dueAfterPause(calendar, { since, until }, dueAt, unit);
        if (dueAt <= since) assert.equal(moved.getTime(), dueAt.getTime());
        else assert.ok(moved >= dueAt && moved >= until);
      },
    ),
    { numRuns: 500 },
  );
});

test('a case acted on after its deadline has nothing left to be reminded of, in any unit', () => {
  const dueAt = new Date(monday.getTime() - 10 * 60_000);
  for (const unit of ['hour', 'workingHour', 'workingDay'] as const) {
    const plan = milestones(calendar, road, { from: monday, dueAt, unit }, monday);
    assert.deepEqual(
      plan.map(({ kind }) => kind),
      ['cases.overdue', 'cases.escalate', 'cases.escalate', 'cases.escalate'],
      unit,
    );
  }
});
