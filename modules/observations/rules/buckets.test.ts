import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bucketed, widthOf } from './buckets.ts';
import { emptyColumns, normal } from './columns.ts';
import { TokenBucket } from './token-bucket.ts';
import { dayOf, monthOf, timeFault } from './times.ts';

const hourUs = 3_600_000_000;

test('no value is lost or counted twice, and the extremes survive', () => {
  const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 * hourUs }), fc.integer()), {
    minLength: 1,
  });
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 60 }), (pairs, points) => {
      const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
      const columns = emptyColumns(sorted.length);
      sorted.forEach(([at, value], index) => {
        columns.at[index] = at;
        columns.value[index] = value;
        columns.quality[index] = normal;
      });
      const width = widthOf(100 * hourUs + 1, points);
      const buckets = bucketed(columns, { from: 0, width, all: false });
      assert.ok(buckets.length <= points);
      assert.equal(
        buckets.reduce((sum, { count }) => sum + count, 0),
        sorted.length,
      );
      assert.equal(
        Math.max(...buckets.map(({ max }) => max)),
        Math.max(...sorted.map((p) => p[1])),
      );
      for (const { min, mean, max } of buckets) assert.ok(min <= mean + 1e-6 && mean <= max + 1e-6);
    }),
  );
});

test('only normal values count unless all are asked for; a gap has no bucket', () => {
  const columns = emptyColumns(3);
  columns.at.set([0, 1, 10 * hourUs]);
  columns.value.set([1, 99, 3]);
  columns.quality.set([normal, 'F'.charCodeAt(0), normal]);
  const question = { from: 0, width: hourUs };
  assert.deepEqual(
    bucketed(columns, { ...question, all: false }).map(({ from, count, max }) => [
      from,
      count,
      max,
    ]),
    [
      [0, 1, 1],
      [10 * hourUs, 1, 3],
    ],
  );
  assert.equal(bucketed(columns, { ...question, all: true })[0]?.max, 99);
});

test('times of 1970, of 2099 and of nothing are refused; late ones within retention are taken', () => {
  const now = Date.parse('2026-11-23T02:00:00Z');
  assert.equal(timeFault(Date.UTC(1970, 0, 1), now, 36_500), 'too-old');
  assert.equal(timeFault(Date.UTC(2099, 0, 1), now, 365), 'in-future');
  assert.equal(timeFault(Number.NaN, now, 365), 'no-time');
  assert.equal(timeFault(now + 599_000, now, 365), null);
  assert.equal(timeFault(now + 601_000, now, 365), 'in-future');
  assert.equal(timeFault(now - 364 * 86_400_000, now, 365), null);
  assert.equal(timeFault(now - 366 * 86_400_000, now, 365), 'too-old');
});

test('days begin at midnight in China, months in universal time', () => {
  assert.equal(dayOf(Date.parse('2026-11-23T15:59:59Z')), Date.parse('2026-11-22T16:00:00Z'));
  assert.equal(dayOf(Date.parse('2026-11-23T16:00:00Z')), Date.parse('2026-11-23T16:00:00Z'));
  assert.equal(monthOf(Date.parse('2026-11-23T16:00:00Z')), Date.parse('2026-11-01T00:00:00Z'));
});

test('a budget lets a burst through, then its rate, and remembers who does not wait', () => {
  const budget = { perSecond: 10, burst: 5 };
  const bucket = new TokenBucket(budget, 0);
  for (let message = 0; message < 5; message += 1) assert.equal(bucket.spend(budget, 0), 0);
  assert.equal(bucket.spend(budget, 0), 100);
  assert.equal(bucket.spend(budget, 0), 200);
  assert.equal(bucket.spend(budget, 1000), 0);
});
