/** The short form of `npm run chaos -- ingest`: a few kills, the same checks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../tools/chaos/ingest/index.ts';

test('what devices were acknowledged is stored once, over kill -9 of server and database', async () => {
  assert.equal(await run(['--kills', '2', '--devices', '20', '--seed', '20261126']), true);
});
