import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisMs, axisText, tickText } from './town-time.ts';

test('instants are said by the clock of the town, in whatever zone the browser is', () => {
  const ms = axisMs('2026-11-26T16:05:00Z');
  assert.equal(axisText(ms, 'minute'), '11-27 00:05');
  assert.equal(axisText(ms, 'day'), '11-27');
});

test('a tick says the hour, and the day where one begins', () => {
  assert.equal(tickText(axisMs('2026-11-26T16:00:00Z'), 'minute'), '11-27');
  assert.equal(tickText(axisMs('2026-11-26T17:00:00Z'), 'minute'), '01:00');
});
