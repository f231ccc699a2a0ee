import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOf, dayOf, daysOf, plusDays, presetOf, presets } from './days.ts';

test('days are those of the town', () => {
  assert.equal(dayOf(new Date('2026-11-22T16:00:00Z')), '2026-11-23');
  assert.equal(dayOf(new Date('2026-11-22T15:59:59Z')), '2026-11-22');
  assert.equal(plusDays('2026-02-28', 1), '2026-03-01');
});

test('presets end today, but for the last month; each is known again', () => {
  const today = '2026-11-23';
  assert.deepEqual(daysOf('7', today), { from: '2026-11-17', to: today });
  assert.equal(countOf(daysOf('30', today)), 30);
  assert.deepEqual(daysOf('month', today), { from: '2026-11-01', to: today });
  assert.deepEqual(daysOf('lastMonth', today), { from: '2026-10-01', to: '2026-10-31' });
  assert.deepEqual(daysOf('lastMonth', '2026-01-05'), { from: '2025-12-01', to: '2025-12-31' });
  for (const preset of presets) assert.equal(presetOf(daysOf(preset, today), today), preset);
  assert.equal(presetOf({ from: '1976-01-01', to: today }, today), null);
});
