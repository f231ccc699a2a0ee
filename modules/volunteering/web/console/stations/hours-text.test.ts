import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursText, spansOf } from './hours-text.ts';

test('hours are written as people write them, and read back', () => {
  const spans = [
    [510, 690],
    [840, 1020],
  ];
  assert.equal(hoursText(spans), '08:30-11:30 14:00-17:00');
  assert.deepEqual(spansOf(hoursText(spans)), spans);
  assert.deepEqual(spansOf('8:30至11:30,下午 14:00 – 17:00'), spans);
  assert.deepEqual(spansOf('休息'), []);
});
