import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { drill } from './drill/drill.ts';

test('random edits of rows, tiles, checkpoints and cases are each found and named', async (t) => {
  const town = await testTown(t);
  const result = await drill(town, { edits: 24, seed: 20_261_123 });
  assert.deepEqual(result.missed, []);
  assert.deepEqual([result.found, result.named], [24, 24]);
});
