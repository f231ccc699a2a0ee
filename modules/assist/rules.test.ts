import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { firstState, reviewFrom } from './rules.ts';

test('an entry is reviewed from the limit on, not below it', () => {
  assert.equal(firstState(reviewFrom - 1), 'accepted');
  assert.equal(firstState(reviewFrom), 'toReview');
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (quantity, more) => {
      if (firstState(quantity) === 'toReview') {
        assert.equal(firstState(quantity + more), 'toReview');
      }
    }),
  );
});
