import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { circleFrom, factsBehind } from './definitions.ts';
import { evaluate, type Numbers } from './formula/evaluate.ts';
import { type Formula, FormulaFault, parseFormula } from './formula/parse.ts';
import { lengthDays, plusDays, readingOf, spanBefore, spanYearBefore } from './period.ts';
import { quantile, type Spread, spreadOf } from './spread.ts';

const facts: Record<string, number> = {
  'a.b.n': 10,
  'a.b.good': 4,
  'a.b.zero': 0,
  'a.b.seconds': 60,
};
const spread: Spread = { n: 4, parts: [{ n: 4, values: [1, 2, 3, 10] }] };
const numbers: Numbers = {
  fact: (source, measure) => facts[`${source}.${measure}`] ?? null,
  spread: (_source, measure) => (measure === 'seconds' ? spread : null),
  indicator: (code) => (code === 'other' ? 7 : null),
};
const value = (text: string): number | null => evaluate(parseFormula(text), numbers);

test('formulas reckon with precedence, facts, indicators and functions', () => {
  assert.equal(value('1 + 2 * 3'), 7);
  assert.equal(value('(1 + 2) * 3'), 9);
  assert.equal(value('10 - 3 - 2'), 5);
  assert.equal(value('-a.b.good + @other'), 3);
  assert.equal(value('percent(a.b.good, a.b.n)'), 40);
  assert.equal(value('median(a.b.seconds) / 2'), 1.25);
  assert.equal(value('mean(a.b.seconds)'), 15);
  assert.ok(Math.abs((value('p90(a.b.seconds)') ?? 0) - 7.9) < 1e-9);
  assert.equal(value('max(1, a.b.n, 3) - min(2, 5)'), 8);
});

test('dividing by zero and what is missing give no value, never infinity', () => {
  for (const text of [
    'a.b.n / a.b.zero',
    'percent(a.b.n, a.b.zero)',
    '@none + 1',
    'x.y.z * 2',
    'max(1, @none)',
  ]) {
    assert.equal(value(text), null, text);
  }
});

test('what cannot be read is refused with its place', () => {
  const faults: [string, string, number][] = [
    ['1 +', 'unfinished', 3],
    ['1 ) 2', 'unexpected', 2],
    ['a.b.n ? 2', 'character', 6],
    ['sqrt(2)', 'function', 0],
    ['percent(1)', 'arguments', 0],
    ['median(1)', 'arguments', 0],
    ['alone', 'unexpected', 0],
    [`min(${'9'.repeat(400)}, 1)`, 'too-great', 4],
    ['('.repeat(40) + '1' + ')'.repeat(40), 'too-deep', 31],
  ];
  for (const [text, code, at] of faults) {
    assert.throws(
      () => parseFormula(text),
      (error: FormulaFault) => error.code === code && error.at >= Math.min(at, 1),
      text,
    );
  }
});

test('any text is read or refused', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...'()+-*/,.@ 1a', 'percent', 'median')).map((all) => all.join('')),
      (text) => {
        try {
          const result = value(text);
          assert.ok(result === null || Number.isFinite(result));
        } catch (error) {
          assert.ok(error instanceof FormulaFault, text);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

const formulas = (texts: Record<string, string>): Map<string, Formula> =>
  new Map(Object.entries(texts).map(([code, text]) => [code, parseFormula(text)]));

test('circles are found wherever they close; what hangs beside them is not blamed', () => {
  const all = formulas({ a: '@b + 1', b: '@c', c: 'percent(@a, 2)', d: '@a', e: 'x.y.n' });
  assert.deepEqual(circleFrom('a', all), ['a', 'b', 'c', 'a']);
  assert.equal(circleFrom('d', all), null);
  assert.equal(circleFrom('e', all), null);
  assert.deepEqual(factsBehind('d', formulas({ d: '@e + @e', e: 'x.y.n / x.y.m' })).length, 2);
});

test('forty indicators that each name the one below twice are walked in no time', () => {
  const tower = Object.fromEntries(
    Array.from({ length: 40 }, (_, at) => [
      `i${at}`,
      at === 0 ? 'x.y.n' : `@i${at - 1} + @i${at - 1}`,
    ]),
  );
  assert.equal(circleFrom('i39', formulas(tower)), null);
  const closed = circleFrom('i39', formulas({ ...tower, i0: '@i39' }));
  assert.equal(closed?.length, 41);
});

const days = fc.integer({ min: 0, max: 4000 }).map((n) => plusDays('2020-01-01', n));

test('a span is cut into months and days that hold each of its days once', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 800 }), (from, length) => {
      const span = { from, to: plusDays(from, length) };
      const { months, days: rest } = readingOf(span);
      const held = new Set<string>();
      const put = (day: string): void => {
        assert.ok(!held.has(day), day);
        held.add(day);
      };
      for (const month of months) {
        for (let day = month; day.slice(0, 7) === month.slice(0, 7); day = plusDays(day, 1))
          put(day);
      }
      for (const one of rest)
        for (let day = one.from; day <= one.to; day = plusDays(day, 1)) put(day);
      assert.equal(held.size, length + 1);
      assert.ok([...held].every((day) => day >= span.from && day <= span.to));
      assert.ok(months.length * 28 <= length + 1);
    }),
    { numRuns: 300 },
  );
});

test('the span before is as long and touches; a year before keeps its days', () => {
  assert.deepEqual(spanBefore({ from: '2026-03-01', to: '2026-03-31' }), {
    from: '2026-01-29',
    to: '2026-02-28',
  });
  assert.deepEqual(spanYearBefore({ from: '2024-02-29', to: '2024-03-31' }), {
    from: '2023-02-28',
    to: '2023-03-31',
  });
  assert.equal(lengthDays({ from: '2026-03-01', to: '2026-03-31' }), 31);
});

/** As PostgreSQL's percentile_cont. */
function oracle(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? 0, sorted[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}

test('spreads of days put together give the exact percentile while all values are kept', () => {
  const value = fc.integer({ min: 0, max: 50 });
  fc.assert(
    fc.property(
      fc.array(fc.array(value, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(0, 0.1, 0.5, 0.9, 1),
      (parts, share) => {
        const spreads = parts.map((values) => ({
          n: values.length,
          values: values.toSorted((one, other) => one - other),
        }));
        const found = quantile(spreadOf(spreads), share) ?? Number.NaN;
        assert.ok(Math.abs(found - oracle(parts.flat(), share)) < 1e-9);
      },
    ),
    { numRuns: 500 },
  );
});

test('of percentiles the answer is within one percent of rank', () => {
  const all = Array.from({ length: 5000 }, (_, index) => (index * 7919) % 5000);
  const shares = Array.from({ length: 101 }, (_, index) => oracle(all, index / 100));
  const found = quantile({ n: 5000, parts: [{ n: 5000, values: shares }] }, 0.5) ?? 0;
  assert.ok(Math.abs(found - 2500) < 50, String(found));
});
