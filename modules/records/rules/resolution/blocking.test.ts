import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { blocksOf, eachPair } from './blocking.ts';
import { keyColumn, type RecordColumns } from './columns.ts';

function columnsOf(rows: readonly (readonly string[])[]): RecordColumns {
  const key = (at: number) => keyColumn(rows.length, (record) => rows[record]?.[at] ?? '');
  return { size: rows.length, values: {}, flags: {}, keys: { a: key(0), b: key(1) } };
}

const passes = [{ keys: ['a'] }, { keys: ['b'] }];

function pairsOf(columns: RecordColumns, most: number): string[] {
  const blocks = passes.map((pass) => blocksOf(columns, pass, most));
  const found: string[] = [];
  passes.forEach((_, pass) => {
    const to = blocks[pass]?.starts.length ?? 0;
    eachPair(blocks, { pass, from: 0, to, oneOf: 1 }, (x, y) =>
      found.push(`${Math.min(x, y)} ${Math.max(x, y)}`),
    );
  });
  return found;
}

test('a pair is compared exactly once, and only when some key agrees', () => {
  const cell = fc.constantFrom('', 'x', 'y', 'z');
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 15 }), (rows) => {
      const found = pairsOf(columnsOf(rows), 100);
      const expected = rows.flatMap((one, x) =>
        rows.flatMap((other, y) =>
          x < y && [0, 1].some((at) => one[at] !== '' && one[at] === other[at])
            ? [`${x} ${y}`]
            : [],
        ),
      );
      assert.deepEqual(found.sort(), expected.sort());
    }),
    { numRuns: 200 },
  );
});

test('a block that is too large is divided, and left out when nothing divides it', () => {
  const rows = Array.from({ length: 300 }, (_, at) => ['default', String(at % 30)]);
  const columns = columnsOf(rows);
  const divided = blocksOf(columns, { keys: ['a'], divide: ['b'] }, 20);
  assert.equal(divided.leftOut, 0);
  assert.equal(divided.starts.length, 30);
  assert.equal(blocksOf(columns, { keys: ['a'] }, 20).leftOut, 300);
});
