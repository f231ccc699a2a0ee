import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, canonicalRow } from './canonical.ts';

/** The same content with its members in the order of their names, as JSON.stringify writes it. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const names = Object.keys(value).toSorted();
  // Names that are numbers stand first in any object: a list keeps them where they belong.
  if (names.some((name) => /^\d+$/.test(name))) return value;
  return Object.fromEntries(
    names.map((name) => [name, sorted((value as Record<string, unknown>)[name])]),
  );
}

test('canonical JSON is JSON with its members in the order of their names', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/^\d+$/.test(one));
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom(null, undefined),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(name, tie('value'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(value, (content) => {
      assert.equal(canonicalJson(content), JSON.stringify(sorted(content)) ?? 'null');
    }),
    { numRuns: 1000 },
  );
});

test('instants are written in UTC with milliseconds, and one that is none as null', () => {
  const at = new Date('2026-11-23T08:00:00+08:00');
  assert.equal(canonicalJson({ b: at, a: [at] }), JSON.stringify({ a: [at], b: at }));
  assert.equal(canonicalJson(new Date(Number.NaN)), 'null');
});

test('a row is written by the names given, what it lacks as null', () => {
  const row = { b: 1, c: 'x', a: undefined };
  assert.equal(canonicalRow(row, ['a', 'b', 'd']), '{"a":null,"b":1,"d":null}');
  assert.equal(canonicalRow(row, []), '{}');
});
