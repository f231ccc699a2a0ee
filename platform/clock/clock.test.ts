import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixedClock, instantText, systemClock } from './index.ts';

test('a fixed clock stands still until it is advanced or set', () => {
  const clock = fixedClock('2026-11-23T08:00:00+08:00');
  assert.equal(clock.now().toISOString(), '2026-11-23T00:00:00.000Z');
  clock.advance(90.5);
  assert.equal(clock.now().toISOString(), '2026-11-23T00:01:30.500Z');
  clock.set(new Date('2026-11-22T00:00:00Z'));
  assert.equal(clock.now().toISOString(), '2026-11-22T00:00:00.000Z');
});

test('changing a returned Date does not move the clock', () => {
  const clock = fixedClock('2026-11-23T00:00:00Z');
  clock.now().setFullYear(1999);
  assert.equal(clock.now().getUTCFullYear(), 2026);
});

test('an unreadable instant or step is refused', () => {
  assert.throws(() => fixedClock('tomorrow'), RangeError);
  assert.throws(() => fixedClock('2026-11-23').advance(Number.NaN), RangeError);
});

test('the system clock shows the time of the machine', () => {
  const before = Date.now();
  const shown = systemClock.now().getTime();
  assert.ok(shown >= before && shown <= Date.now());
});

test('an instant is written as Date.toISOString writes it, however far away', () => {
  const far = 8.64e15;
  const any = fc.integer({ min: -far, max: far });
  const near = fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2026, 11, 1) });
  fc.assert(
    fc.property(fc.oneof(any, near), (ms) => {
      const instant = new Date(ms);
      assert.equal(instantText(instant), instant.toISOString());
    }),
    { numRuns: 2000 },
  );
  assert.throws(() => instantText(new Date(Number.NaN)), RangeError);
});
