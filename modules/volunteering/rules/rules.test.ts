import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantAt } from '#platform/calendar/index.ts';
import { visitAfter, visitMoves, visitStates } from '../contract/states.ts';
import { areFit, hoursOn, openAt } from './hours.ts';
import { coverageOf, daysFor, nextVisit } from './visits.ts';

const weekly = [
  [],
  [
    [510, 690],
    [840, 1020],
  ],
  [[510, 1020]],
  [],
  [],
  [],
  [],
];
const station = {
  hours: weekly,
  exceptions: [{ day: '2026-11-24', spans: [], reasonZh: '停电检修' }],
};
const at = (day: string, minute: number): Date => instantAt(day, minute);

test('a station is open within its hours, closed at noon, and says when that changes', () => {
  assert.deepEqual(openAt(station, at('2026-11-23', 520)), {
    open: true,
    changesAt: at('2026-11-23', 690),
  });
  assert.deepEqual(openAt(station, at('2026-11-23', 700)), {
    open: false,
    changesAt: at('2026-11-23', 840),
  });
  assert.deepEqual(openAt(station, at('2026-11-23', 1020)), {
    open: false,
    changesAt: at('2026-11-30', 510),
  });
  assert.equal(
    openAt({ hours: [[], [], [], [], [], [], []], exceptions: [] }, at('2026-11-23', 1)).changesAt,
    null,
  );
});

test('an exception goes before the week, with its reason', () => {
  assert.deepEqual(hoursOn(station, '2026-11-24'), { spans: [], reasonZh: '停电检修' });
  assert.equal(hoursOn(station, '2026-12-01').spans.length, 1);
});

test('spans end after they begin and do not overlap', () => {
  assert.equal(
    areFit([
      [840, 1020],
      [510, 690],
    ]),
    true,
  );
  assert.equal(
    areFit([
      [510, 690],
      [680, 700],
    ]),
    false,
  );
  assert.equal(areFit([[600, 600]]), false);
});

test('visits fall on days on which the volunteer has time', () => {
  const days = daysFor(5, { from: '2026-11-23', weekdays: [1, 4], perDay: 2 });
  assert.deepEqual(days, ['2026-11-23', '2026-11-23', '2026-11-26', '2026-11-26', '2026-11-30']);
});

test('the first visit is followed by another in thirty days; later ones only while something is left to learn', () => {
  const rest = { revisitDays: 30, skillCount: 8 };
  assert.equal(nextVisit({ day: '2026-11-23', isRevisit: false, learned: 8 }, rest), '2026-12-23');
  assert.equal(nextVisit({ day: '2026-12-23', isRevisit: true, learned: 5 }, rest), '2027-01-22');
  assert.equal(nextVisit({ day: '2026-12-23', isRevisit: true, learned: 8 }, rest), null);
});

test('coverage counts people, not visits; an empty village is not covered', () => {
  const person = (id: string, livingAlone: boolean) => ({ id, villageId: 'v', livingAlone });
  const people = [person('a', true), person('b', false), person('c', true)];
  const covered = coverageOf(people, {
    skillsOf: new Map([
      ['a', ['scan', 'pay']],
      ['elsewhere', ['call']],
    ]),
    planned: new Set(['b']),
  });
  assert.deepEqual(covered, {
    older: 3,
    visited: 1,
    planned: 1,
    alone: 2,
    aloneVisited: 1,
    skills: { scan: 1, pay: 1 },
    percent: 33.3,
  });
  assert.equal(coverageOf([], { skillsOf: new Map(), planned: new Set() }).percent, 0);
});

test('a visit that ended stays as it is', () => {
  for (const state of visitStates) {
    const isEnd = state !== 'planned' && state !== 'arrived';
    assert.equal(
      visitMoves.some(({ from }) => from === state),
      !isEnd,
      state,
    );
  }
  assert.equal(
    visitAfter('planned', 'finish'),
    null,
    'nobody ticks skills without having been at the door',
  );
});
