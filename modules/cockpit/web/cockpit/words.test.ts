import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeOf, judge, sayValue, unitKey } from './words.ts';

const rate = { unit: '%', decimals: 1, direction: 'up', target: 95, warning: 90 } as const;

test('what cannot be divided is a dash, never a zero', () => {
  assert.equal(sayValue(null, rate), '—');
  assert.equal(sayValue(0, rate), '0.0');
  assert.equal(sayValue(12345.6, { ...rate, decimals: 0 }), '12,346');
});

test('a value is judged by its target and its warning, in its own direction', () => {
  assert.equal(judge(95, rate), 'ok');
  assert.equal(judge(93, rate), 'warning');
  assert.equal(judge(80, rate), 'urgent');
  assert.equal(judge(3, { direction: 'down', target: 5, warning: 10 }), 'ok');
  assert.equal(judge(11, { direction: 'down', target: 5, warning: 10 }), 'urgent');
  assert.equal(judge(3, { direction: 'none', target: null, warning: null }), null);
  assert.equal(judge(null, rate), null);
});

test('shares change by points, counts by percent, and from nothing by no percent at all', () => {
  assert.deepEqual(changeOf(96, 95, rate), { way: 'up', size: 1, inPoints: true, meaning: 'ok' });
  const open = { unit: '1', direction: 'down' } as const;
  assert.deepEqual(changeOf(12, 10, open), {
    way: 'up',
    size: 20,
    inPoints: false,
    meaning: 'urgent',
  });
  assert.equal(changeOf(3, 0, open)?.size, null);
  assert.equal(changeOf(3, 3, open)?.way, 'same');
  assert.equal(changeOf(null, 3, open), null);
});

test('a unit has words, or is its own', () => {
  assert.equal(unitKey('1'), null);
  assert.equal(unitKey('h'), 'hours');
  assert.equal(unitKey('kWh'), 'kWh');
});
