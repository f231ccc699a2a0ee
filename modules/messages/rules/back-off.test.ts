import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backOffSeconds, nextAttempt } from './back-off.ts';

const now = new Date('2026-03-01T00:00:00Z');
const secondsAfter = (then: Date | undefined) =>
  then === undefined ? undefined : (then.getTime() - now.getTime()) / 1000;

test('without jitter the waits are 30 s, 2 min, 10 min, 1 h and 6 h, then the message is given up', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempt) =>
    secondsAfter(nextAttempt(attempt, now, () => 0.5)),
  );
  assert.deepEqual(waits, [30, 120, 600, 3600, 21_600, undefined]);
});

test('jitter is at most a fifth, and a later wait is always longer than an earlier one', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), random, random, (attempt, first, second) => {
      const wait = secondsAfter(nextAttempt(attempt, now, () => first)) ?? 0;
      const next = secondsAfter(nextAttempt(attempt + 1, now, () => second)) ?? 0;
      const plain = backOffSeconds[attempt - 1] ?? 0;
      assert.ok(Math.abs(wait - plain) <= plain * 0.2 + 0.001);
      assert.ok(next > wait);
    }),
  );
});

test('a vendor that asks for a longer wait is obeyed, for a shorter one not', () => {
  assert.equal(secondsAfter(nextAttempt(1, now, () => 0.5, 600)), 600);
  assert.equal(secondsAfter(nextAttempt(3, now, () => 0.5, 60)), 600);
  assert.equal(
    nextAttempt(6, now, () => 0.5, 600),
    undefined,
  );
});
