import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { after, mergeMoves, overtaken, splitMoves, undoMoves } from './moves.ts';
import { compareRows, placeRows } from './wanted.ts';

const assignments = fc
  .array(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 2, maxLength: 20 })
  .map((entities) => new Map(entities.map((entity, at) => [`m${at}`, entity])));

test('merged and undone: everybody is where they were', () => {
  fc.assert(
    fc.property(assignments, fc.subarray(['B', 'C', 'D']), (before, others) => {
      const moves = mergeMoves(before, 'A', others);
      const merged = after(before, moves);
      assert.ok([...merged.values()].every((entity) => !others.includes(entity)));
      assert.deepEqual(overtaken(merged, moves), []);
      assert.deepEqual(after(merged, undoMoves(moves)), before);
    }),
    { numRuns: 300 },
  );
});

test('merged, then split by the same rows: the same groups as before', () => {
  fc.assert(
    fc.property(assignments, (before) => {
      const moves = mergeMoves(before, 'A', ['B']);
      const merged = after(before, moves);
      const split = after(
        merged,
        splitMoves(
          moves.map(({ memberId }) => memberId),
          'A',
          'new',
        ),
      );
      const renamed = [...split].map(
        ([id, entity]) => [id, entity === 'new' ? 'B' : entity] as const,
      );
      assert.deepEqual(new Map(renamed), before);
    }),
    { numRuns: 200 },
  );
});

test('an act is overtaken when one of its rows was moved on or is gone', () => {
  const moves = mergeMoves(
    new Map([
      ['m1', 'A'],
      ['m2', 'B'],
    ]),
    'A',
    ['B'],
  );
  assert.deepEqual(
    overtaken(
      new Map([
        ['m1', 'A'],
        ['m2', 'C'],
      ]),
      moves,
    ),
    ['m2'],
  );
  assert.deepEqual(overtaken(new Map([['m1', 'A']]), moves), ['m2']);
});

test('new rows join the record of their group; two records of one group become one', () => {
  const rows = [
    { id: 'm1', entityId: 'A' },
    { id: 'm2', entityId: 'A' },
    { id: 'm3', entityId: 'B' },
    { id: '+0', entityId: null },
    { id: '+1', entityId: null },
    { id: '+2', entityId: null },
  ];
  const { places, merges } = placeRows(rows, [0, 0, 0, 0, 4, 4]);
  assert.deepEqual(merges, [{ into: 'A', others: ['B'] }]);
  assert.equal(places.get('+0'), 'A');
  assert.equal(places.get('+1'), places.get('+2'));
  assert.ok(places.get('+1')?.startsWith('+'));
});

test('what is read again without a change changes nothing; sources that were not read stay', () => {
  const kept = [
    { id: 'm1', sourceId: 's', rowKey: '1', entityId: 'A', content: { name: '张伟' } },
    { id: 'm2', sourceId: 's', rowKey: '2', entityId: 'B', content: { name: '李丽' } },
    { id: 'm3', sourceId: 't', rowKey: '1', entityId: 'A', content: { name: '张伟' } },
  ];
  const read = new Map([
    [
      's',
      [
        { sourceId: 's', rowKey: '1', content: { name: '张伟' } },
        { sourceId: 's', rowKey: '3', content: { name: '王芳' } },
      ],
    ],
  ]);
  const { added, changed, removed, unchanged } = compareRows(kept, read);
  assert.deepEqual(
    added.map(({ rowKey }) => rowKey),
    ['3'],
  );
  assert.deepEqual(changed, []);
  assert.deepEqual(
    removed.map(({ id }) => id),
    ['m2'],
  );
  assert.deepEqual(
    unchanged.map(({ id }) => id),
    ['m1', 'm3'],
  );
});
