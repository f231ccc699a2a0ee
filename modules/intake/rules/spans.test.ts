import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spansOf } from './spans.ts';

const row = fc.integer({ min: 0, max: 20_000 });

test('spans of a file follow each other from the asked row to its last one', () => {
  fc.assert(
    fc.property(row, row, row, fc.integer({ min: 1, max: 2000 }), (one, other, asked, limit) => {
      const [firstRow, lastRow] = [Math.min(one, other), Math.max(one, other)];
      const after = asked - 1;
      const spans = spansOf({ firstRow, lastRow }, { after, limit });
      if (lastRow <= after) return assert.deepEqual(spans, []);
      assert.equal(spans[0]?.[0], Math.max(after, firstRow - 1));
      assert.equal(spans.at(-1)?.[1], lastRow);
      for (const [at, [from, upTo]] of spans.entries()) {
        assert.ok(from < upTo);
        if (at > 0) assert.equal(from, spans[at - 1]?.[1]);
      }
    }),
    { numRuns: 300 },
  );
});

test('the first span is short, and long enough for the page', () => {
  const spans = spansOf({ firstRow: 0, lastRow: 999_999 }, { after: 500_000, limit: 1000 });
  assert.deepEqual(spans, [
    [500_000, 504_000],
    [504_000, 999_999],
  ]);
});
