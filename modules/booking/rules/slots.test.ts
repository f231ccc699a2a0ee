/**
 * Slot arithmetic against the naive oracle, on 10,000 random plans (0.3 s); `ZHENSHU_SLOT_PLANS` draws another number.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawPlan, freeBegins } from './slots.draw.ts';
import { naiveFree } from './slots.oracle.ts';
import { freeSlots, hoursOfWeekday, slotsOfDay, weeklyFault } from './slots.ts';

const plans = Number(process.env['ZHENSHU_SLOT_PLANS'] ?? 10_000);

test('free slots are those of the minute-by-minute oracle, on random plans', () => {
  let slots = 0;
  for (let seed = 1; seed <= plans; seed += 1) {
    const plan = drawPlan(seed);
    const free = freeBegins(plan);
    slots += free.length;
    assert.deepEqual(free, naiveFree(plan), `plan ${seed}: ${JSON.stringify(plan)}`);
  }
  assert.ok(slots > plans, 'the plans are not empty');
});

const quarter = { slotMinutes: 15, beforeMinutes: 0, afterMinutes: 0 };
const day = { ...quarter, openBesides: [], closed: [] };

test('a closing in between takes slots away and moves none', () => {
  const hours = [{ from: 480, until: 600 }];
  const begins = slotsOfDay({ ...day, hours, closed: [{ from: 500, until: 520 }] }).map(
    ({ from }) => from,
  );
  assert.deepEqual(begins, [480, 525, 540, 555, 570, 585]);
});

test('what is kept free before and after separates neighbours', () => {
  const grid = { slotMinutes: 30, beforeMinutes: 10, afterMinutes: 20 };
  const slots = slotsOfDay({ ...day, ...grid, hours: [{ from: 480, until: 660 }] });
  assert.deepEqual(
    slots.map(({ from }) => from),
    [480, 540, 600],
  );
  const free = freeSlots(slots, [{ from: 470, until: 530 }], grid);
  assert.deepEqual(
    free.map(({ from }) => from),
    [540, 600],
  );
});

test('hours that touch are one span; faulty plans are named', () => {
  const at = (weekday: number, fromMinute: number, untilMinute: number) => {
    return { weekday, fromMinute, untilMinute };
  };
  assert.deepEqual(hoursOfWeekday([at(1, 540, 600), at(1, 480, 540), at(2, 0, 60)], 1), [
    { from: 480, until: 600 },
  ]);
  assert.equal(weeklyFault([at(1, 480, 600), at(1, 599, 700)]), 'overlapping');
  assert.equal(weeklyFault([at(1, 600, 600)]), 'backwards');
  assert.equal(weeklyFault([at(1, 480, 600), at(2, 480, 600)]), null);
});
