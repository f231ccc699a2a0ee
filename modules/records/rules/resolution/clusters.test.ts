import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupsOf } from './clusters.ts';

/** Groups of records by a table of log-odds; pairs that are not in it speak against. */
function grouped(
  size: number,
  odds: Readonly<Record<string, number>>,
  more: object = {},
): number[] {
  const pairs = Object.entries(odds).map(([name, value]) => [
    ...name.split('-').map(Number),
    value,
  ]);
  const column = (at: number) => pairs.map((pair) => pair[at] ?? 0);
  const oddsOf = (a: number, b: number) => odds[`${Math.min(a, b)}-${Math.max(a, b)}`] ?? -8;
  const found = groupsOf(
    size,
    {
      a: Uint32Array.from(column(0)),
      b: Uint32Array.from(column(1)),
      odds: Float32Array.from(column(2)),
    },
    { oddsOf, least: 3, largest: 60, ...more },
  );
  return [...found];
}

test('records of one are brought together although two of them hardly agree', () => {
  assert.deepEqual(grouped(3, { '0-1': 15, '1-2': 15, '0-2': -2 }), [0, 0, 0]);
});

test('a chain of weak links does not pull strangers together', () => {
  assert.deepEqual(grouped(4, { '0-1': 12, '1-2': 4, '2-3': 12 }), [0, 0, 2, 2]);
});

test('what somebody said goes before the odds', () => {
  assert.deepEqual(grouped(2, { '0-1': 20 }, { different: [[0, 1]] }), [0, 1]);
  assert.deepEqual(grouped(2, {}, { same: [[0, 1]] }), [0, 0]);
  assert.deepEqual(
    grouped(3, { '0-1': 20, '1-2': 19 }, { different: [[0, 2]] }),
    [0, 0, 2],
    'not by way of a third either',
  );
});

test('a group never grows beyond its bound', () => {
  assert.deepEqual(grouped(3, { '0-1': 20, '1-2': 20, '0-2': 20 }, { largest: 2 }), [0, 0, 2]);
});
