import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoursFault, readHours, writeHours } from './hours-text.ts';

test('hours are read as people write them, and written as they are read', () => {
  const hours = [
    { startMinute: 510, endMinute: 720 },
    { startMinute: 840, endMinute: 1050 },
  ];
  for (const text of [
    '08:30–12:00、14:00–17:30',
    '8:30-12:00,14:00~17:30',
    '8:30至12:00 14:00—17:30',
  ])
    assert.deepEqual(readHours(text), hours, text);
  assert.equal(writeHours(hours), '08:30–12:00、14:00–17:30');
  assert.deepEqual(readHours(''), []);
  for (const text of ['上午', '08:30', '08:30–12:00、下午'])
    assert.equal(readHours(text), null, text);
});

test('hours that overlap, run backwards or leave the day are at fault', () => {
  assert.equal(hoursFault(readHours('08:00–12:00、13:00–24:00') ?? []), false);
  for (const text of ['08:00–12:00、11:00–13:00', '12:00–08:00', '08:00–25:00'])
    assert.equal(hoursFault(readHours(text) ?? []), true, text);
});
