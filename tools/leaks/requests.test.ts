/** The leak test of the API in short: seeded, so that a fault comes again. `npm run leaks` is the long one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { probe } from './requests.ts';
import { twoTowns } from './towns.ts';

test('random requests of every role to every route are never a 500 and never show a row of the twin town', async (t) => {
  const { town, canaries } = await twoTowns(t);
  assert.ok(canaries.qingxi.length > 300 && canaries.baisha.length > 60);
  const tally = await probe(town, canaries, { seed: 1, count: 700 });
  assert.deepEqual(tally.faults, []);
  assert.ok(tally.answered > 40, `${tally.answered} routes answered`);
});
