import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTimeRate, sayRate, totalOf } from './standing.ts';

test('a department that closed nothing has no rate, not a rate of zero', () => {
  assert.equal(inTimeRate({ closedInPeriod: 0, closedInTime: 0 }), null);
  assert.equal(sayRate(null), '—');
});

test('the rate is the share closed in time, to one decimal', () => {
  assert.equal(sayRate(inTimeRate({ closedInPeriod: 3, closedInTime: 2 })), '66.7%');
});

test('totals add up what was counted', () => {
  const row = {
    id: 'a',
    name: '',
    open: 2,
    overdue: 1,
    dueSoon: 0,
    returned: 3,
    reopened: 0,
    closedInPeriod: 10,
    closedInTime: 9,
    medianHandlingHours: 5,
    averageRating: null,
  };
  const total = totalOf([row, row]);
  assert.deepEqual([total.open, total.overdue, total.returned, total.closedInTime], [4, 2, 6, 18]);
});
