import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf } from '../source-tree.ts';
import { groupsFor, inTurns } from './groups.ts';

test('every test file of the house stands in exactly one group', () => {
  const grouped = groupsFor([]).flatMap(({ files }) => files);
  assert.equal(new Set(grouped).size, grouped.length);
  const all = filesOf(
    '{modules,platform,protocols,apps,ui,simulators,tools,bench,bin,e2e}/**/*.test.{ts,tsx}',
  );
  assert.deepEqual(grouped.toSorted(), all.toSorted());
});

test('each group that takes turns is among the first third of some turn', () => {
  const groups = groupsFor([]).filter(({ takesTurns }) => takesTurns);
  const third = Math.ceil(groups.length / 3);
  const first = [0, 1, 2].flatMap((turn) => inTurns(groups, turn).slice(0, third));
  assert.deepEqual(
    groups.filter((group) => !first.includes(group)).map(({ name }) => name),
    [],
  );
  for (const turn of [0, 1, 2, 1_000_003])
    assert.equal(new Set(inTurns(groups, turn)).size, groups.length);
});

test('words choose files, whatever group they stand in', () => {
  const files = groupsFor(['road']).flatMap((group) => group.files);
  assert.ok(files.includes('e2e/road.test.ts') && files.every((path) => path.includes('road')));
});
