import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestSidePx, positionOf, shrunkSize } from './photo.ts';

test('a photo is shrunk to the longest side and keeps its shape', () => {
  assert.deepEqual(shrunkSize(4096, 3072), { width: 2048, height: 1536 });
  assert.deepEqual(shrunkSize(1000, 4096), { width: 500, height: 2048 });
  assert.deepEqual(shrunkSize(640, 480), { width: 640, height: 480 });
});

test('no side is ever longer than allowed or vanishes', () => {
  const side = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const small = shrunkSize(width, height);
      assert.ok(Math.max(small.width, small.height) <= longestSidePx);
      assert.ok(Math.min(small.width, small.height) >= 1);
    }),
  );
});

test('a camera without a fix gives no position', () => {
  assert.equal(positionOf(undefined), null);
  assert.equal(positionOf({ longitude: 0, latitude: 0 }), null);
  assert.equal(positionOf({ longitude: Number.NaN, latitude: 28 }), null);
  assert.equal(positionOf({ longitude: 112.95, latitude: 128 }), null);
  assert.deepEqual(positionOf({ longitude: 112.95, latitude: 28.45 }), {
    longitude: 112.95,
    latitude: 28.45,
  });
});
