import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { estimate } from './estimate.ts';
import type { ComparisonSpec } from './levels.ts';
import type { PatternCounts } from './patterns.ts';

const specs: ComparisonSpec[] = ['a', 'b', 'c', 'd', 'e'].map((key) => ({
  key,
  kind: 'code',
  column: key,
}));

const planted = {
  m: [0.9, 0.04, 0.02, 0.04],
  u: [0.001, 0.005, 0.02, 0.974],
};

/** Exact expected counts of all patterns of `pairs` pairs drawn from shares of levels. */
function expected(pairs: number, shares: readonly number[]): PatternCounts {
  let counts: PatternCounts = new Map([[0, pairs]]);
  specs.forEach((_, place) => {
    const next: PatternCounts = new Map();
    for (const [pattern, count] of counts) {
      shares.forEach((share, at) => next.set(pattern | ((at + 1) << (3 * place)), count * share));
    }
    counts = next;
  });
  return counts;
}

function sum(...parts: PatternCounts[]): PatternCounts {
  const total: PatternCounts = new Map();
  for (const part of parts) {
    for (const [pattern, count] of part) total.set(pattern, (total.get(pattern) ?? 0) + count);
  }
  return total;
}

test('expectation maximisation finds the shares that were planted, and how many are the same', () => {
  const [matches, pairs] = [5000, 50_000_000];
  const blocked = sum(expected(matches, planted.m), expected(200_000, planted.u));
  const random = expected(1_000_000, planted.u);
  const model = estimate({ specs, blocked, random, scale: 1, pairs });
  for (const [place] of specs.entries()) {
    planted.m.forEach((share, at) => {
      assert.ok(Math.abs((model.m[place]?.[at + 1] ?? 0) - share) < 0.01, `m ${place} ${at}`);
    });
    planted.u.forEach((share, at) => {
      assert.ok(Math.abs((model.u[place]?.[at + 1] ?? 0) - share) < 0.002, `u ${place} ${at}`);
    });
  }
  assert.ok(Math.abs(model.prior * pairs - matches) < matches * 0.05);
});

test('kin who share a value are told from the same', () => {
  const shared = specs.map((spec, at) => ({ ...spec, shared: at < 2 }));
  const pairs = 50_000_000;
  const kinPattern = 1 | (1 << 3) | (4 << 6) | (4 << 9) | (4 << 12);
  const blocked = sum(
    expected(5000, planted.m),
    expected(200_000, planted.u),
    new Map([[kinPattern, 6000]]),
  );
  const random = expected(1_000_000, planted.u);
  const model = estimate({ specs: shared, blocked, random, scale: 1, pairs });
  assert.ok(model.kin && Math.abs(model.kin.prior * pairs - 6000) < 600);
  assert.ok((model.m[2]?.[1] ?? 0) > 0.88, 'the same are not watered down by kin');
});

test('shares of every comparison add up to one, whatever was seen', () => {
  const seen = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 4 ** 5 - 1 }), fc.integer({ min: 1, max: 500 })),
    {
      maxLength: 30,
    },
  );
  const patternOf = (number: number) =>
    specs.reduce(
      (pattern, _, place) => pattern | (((Math.floor(number / 4 ** place) % 4) + 1) << (3 * place)),
      0,
    );
  fc.assert(
    fc.property(seen, seen, (some, others) => {
      const blocked = new Map(some.map(([number, count]) => [patternOf(number), count]));
      const random = new Map(others.map(([number, count]) => [patternOf(number), count]));
      const { m, u, prior } = estimate({ specs, blocked, random, scale: 1, pairs: 100_000 });
      for (const shares of [...m, ...u]) {
        assert.ok(Math.abs(shares.reduce((total, share) => total + share, 0) - 1) < 1e-9);
        assert.ok(shares.slice(1).every((share) => share > 0));
      }
      assert.ok(prior > 0 && prior < 1);
    }),
    { numRuns: 40 },
  );
});
