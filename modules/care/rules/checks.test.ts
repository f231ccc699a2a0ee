import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '#platform/calendar/index.ts';
import {
  allowanceMoves,
  allowanceStates,
  openActs,
  paymentMoves,
  paymentStates,
  requestMoves,
  requestStates,
  stateAfter,
  visitMoves,
  visitStates,
} from '../contract/states.ts';
import { answeredBy, boardState, dueAt, nextDeadline, passedSlots } from './checks.ts';
import { daysOfPlan, inOrder } from './plans.ts';

const day = '2026-11-23';
const plan = { times: [540, 1080], pausedFrom: null, pausedUntil: null };
const at = (minute: number, on = day): Date => instantAt(on, minute);

test('the next deadline is the agreed time and the grace; pauses are passed over', () => {
  assert.deepEqual(nextDeadline(plan, at(300), 60), at(600));
  assert.deepEqual(nextDeadline(plan, at(600), 60), at(1140));
  assert.deepEqual(nextDeadline(plan, at(1140), 60), at(600, '2026-11-24'));
  const away = { ...plan, pausedFrom: '2026-11-24', pausedUntil: '2026-11-30' };
  assert.deepEqual(nextDeadline(away, at(1200), 60), at(600, '2026-12-01'));
  assert.equal(nextDeadline({ ...away, pausedUntil: null }, at(1200), 60), null);
  assert.equal(nextDeadline({ ...plan, times: [] }, at(0), 60), null);
});

test('a late evening time whose grace ends after midnight still has its deadline', () => {
  const late = { ...plan, times: [1420] };
  assert.deepEqual(nextDeadline(late, at(10, '2026-11-24'), 60), at(1480));
  assert.deepEqual(passedSlots(late, { from: at(1430), now: at(60, '2026-11-24') }, 60), [
    { day, minute: 1420, dueAt: at(1480) },
  ]);
});

test('a sign in the morning answers the morning only; a late one answers all that is overdue', () => {
  assert.deepEqual(answeredBy(plan.times, at(320), 60), [540]);
  assert.deepEqual(answeredBy(plan.times, at(610), 60), [540, 1080]);
  assert.deepEqual(answeredBy([], at(610), 60), []);
});

test('after a standstill every deadline that passed is found once', () => {
  const slots = passedSlots(plan, { from: at(590), now: at(700, '2026-11-24') }, 60);
  assert.deepEqual(
    slots.map((slot) => [slot.day, slot.minute]),
    [
      [day, 540],
      [day, 1080],
      ['2026-11-24', 540],
    ],
  );
});

test('a check-in is waiting, due, missed, done or late', () => {
  const slot = { day, minute: 540, dueAt: dueAt(day, 540, 60) };
  const state = (minute: number, known?: Parameters<typeof boardState>[1], paused = false) =>
    boardState(slot, known, { now: at(minute), paused });
  assert.equal(state(500), 'waiting');
  assert.equal(state(545), 'due');
  assert.equal(state(600), 'missed');
  assert.equal(state(600, undefined, true), 'paused');
  assert.equal(state(600, { state: 'done', doneAt: at(545), dueAt: slot.dueAt }), 'done');
  assert.equal(state(700, { state: 'done', doneAt: at(650), dueAt: slot.dueAt }), 'late');
  assert.equal(state(700, { state: 'closed', doneAt: null, dueAt: slot.dueAt }), 'closed');
});

test('a plan comes on its weekdays, between its days, and not while it is paused', () => {
  const meals = {
    weekdays: [1, 3, 5],
    fromDay: '2026-11-23',
    untilDay: '2026-12-04',
    pausedFrom: '2026-11-27',
    pausedUntil: '2026-11-30',
  };
  assert.deepEqual(daysOfPlan(meals, '2026-11-01', '2026-12-31'), [
    '2026-11-23',
    '2026-11-25',
    '2026-12-02',
    '2026-12-04',
  ]);
});

test('a carer goes by time, and at the same time to the nearest first', () => {
  const stop = (id: string, minute: number, longitude: number) => ({
    id,
    day,
    minute,
    home: { longitude, latitude: 28.45 },
  });
  const way = inOrder([
    stop('far', 690, 112.99),
    stop('late', 720, 112.95),
    stop('first', 660, 112.95),
    stop('near', 690, 112.951),
  ]);
  assert.deepEqual(
    way.map(({ id }) => id),
    ['first', 'near', 'far', 'late'],
  );
});

test('every state is reached and none is a trap that a table forgot', () => {
  const tables = [
    [allowanceMoves, allowanceStates, ['applied'], ['refused', 'ended']],
    [paymentMoves, paymentStates, ['draft'], ['paid', 'withdrawn']],
    [requestMoves, requestStates, ['dispatched'], ['done', 'cancelled']],
    [visitMoves, visitStates, ['planned'], ['done', 'refused', 'nobodyHome', 'cancelled']],
  ] as const;
  for (const [moves, states, starts, ends] of tables) {
    for (const state of states) {
      const isEnd = (ends as readonly string[]).includes(state);
      assert.equal(openActs(moves as never, state as never).length === 0, isEnd, state);
      const isReached = moves.some(({ to }) => to === state);
      assert.ok(isReached || (starts as readonly string[]).includes(state), state);
    }
  }
  assert.equal(stateAfter(allowanceMoves, 'suspended', 'resume'), 'active');
  assert.equal(stateAfter(allowanceMoves, 'ended', 'resume'), null);
});
