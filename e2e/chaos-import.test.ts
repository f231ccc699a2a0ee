/** The short form of `npm run chaos -- import`: a few kills, the same checks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../tools/chaos/import/index.ts';

test('a list is brought in whole and once over kill -9', async () => {
  assert.equal(await run(['--kills', '2', '--rows', '10000', '--seed', '20261127']), true);
});
