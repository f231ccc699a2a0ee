import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitsPattern } from './source-settings.ts';

test('a star stands for anything, a point for a point', () => {
  const fits: readonly (readonly [name: string, pattern: string, fits: boolean])[] = [
    ['名册.csv', '*.csv', true],
    ['名册.CSV', '*.csv', true],
    ['名册xcsv', '*.csv', false],
    ['2026-11 名册.xlsx', '2026-*名册*.xlsx', true],
    ['2026-名册.xls', '2026-*名册*.xlsx', false],
    ['ab', 'a*b', true],
    ['a', 'a*a', false],
    ['名册.csv', '名册.csv', true],
    ['名册.csv.bak', '名册.csv', false],
  ];
  for (const [name, pattern, expected] of fits) {
    assert.equal(fitsPattern(name, pattern), expected, `${name} ${pattern}`);
  }
});

test('whatever stands where the stars are fits', () => {
  const piece = fc.stringMatching(/^[a-c.]{0,3}$/);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 2, maxLength: 4 }), fc.array(piece), (parts, fill) => {
      const name = parts.reduce((text, part, at) => text + (fill[at - 1] ?? '') + part);
      assert.ok(fitsPattern(name, parts.join('*')));
    }),
    { numRuns: 300 },
  );
});
