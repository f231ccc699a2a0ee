/** The short form of `npm run chaos -- cases`: a few kills, the same rules. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../tools/chaos/cases/index.ts';

test('after kill -9 at random moments nothing acknowledged is lost or done twice', async () => {
  assert.equal(await run(['--kills', '4', '--seed', '20261123']), true);
});
