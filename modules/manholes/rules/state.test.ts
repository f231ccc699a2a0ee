import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ManholeValues, statesOf } from './state.ts';

const now = new Date('2026-11-26T02:00:00Z');
const sound: ManholeValues = {
  coverOpen: false,
  tilt: 2,
  waterLevel: 20,
  methane: 0,
  hydrogenSulfide: 0.4,
  battery: 88,
  reportedAt: new Date('2026-11-26T01:30:00Z'),
};
const states = (change: Partial<ManholeValues>) => statesOf({ ...sound, ...change }, now, 14_400);

test('a sound manhole is in order; one that never spoke is unknown', () => {
  assert.deepEqual(states({}), ['ok']);
  assert.deepEqual(states({ reportedAt: null, coverOpen: true }), ['unknown']);
});

test('the gravest matter stands first, and nothing is left out', () => {
  assert.deepEqual(states({ battery: 12, coverOpen: true, tilt: 40, waterLevel: 150 }), [
    'open',
    'flooded',
    'tilted',
    'lowBattery',
  ]);
});

test('each limit counts from its own value on', () => {
  assert.deepEqual(states({ methane: 24.9 }), ['ok']);
  assert.deepEqual(states({ methane: 25 }), ['gas']);
  assert.deepEqual(states({ hydrogenSulfide: 7 }), ['gas']);
  assert.deepEqual(states({ waterLevel: 120 }), ['flooded']);
  assert.deepEqual(states({ tilt: 15 }), ['tilted']);
  assert.deepEqual(states({ battery: 20 }), ['lowBattery']);
});

test('silence is what the model allows and no more; missing values are no fault', () => {
  const at = (text: string) => states({ reportedAt: new Date(text) });
  assert.deepEqual(at('2026-11-25T22:00:00Z'), ['ok']);
  assert.deepEqual(at('2026-11-25T21:59:59Z'), ['silent']);
  assert.deepEqual(
    states({ tilt: null, waterLevel: null, methane: null, hydrogenSulfide: null, battery: null }),
    ['ok'],
  );
});
