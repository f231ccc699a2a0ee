import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOn, withCell } from './week-cells.ts';

const monday = (fromMinute: number, untilMinute: number) => ({
  weekday: 1,
  fromMinute,
  untilMinute,
});

test('cells grow together, cut in two, and leave odd minutes of other hours alone', () => {
  let week = withCell([], { weekday: 1, minute: 480, on: true });
  week = withCell(week, { weekday: 1, minute: 510, on: true });
  assert.deepEqual(week, [monday(480, 540)]);
  assert.equal(isOn(week, 1, 510), true);
  assert.equal(isOn(week, 1, 540), false);
  week = withCell([monday(475, 605)], { weekday: 1, minute: 510, on: false });
  assert.deepEqual(week, [monday(475, 510), monday(540, 605)]);
  const tuesday = { weekday: 2, fromMinute: 480, untilMinute: 500 };
  assert.deepEqual(withCell([tuesday], { weekday: 1, minute: 480, on: true }), [
    tuesday,
    monday(480, 510),
  ]);
});
