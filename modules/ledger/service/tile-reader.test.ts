import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { TileReader } from './tile-reader.ts';

test('a tile is read at once until the disk is slow, then in threads for a while', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhenshu-tiles-'));
  atEnd(t, () => rmSync(folder, { recursive: true }));
  const tile = Buffer.alloc(8192, 7);
  writeFileSync(join(folder, '000'), tile);
  let [now, readMs] = [0, 1];
  // Each look at the clock comes one read later.
  const reader = new TileReader(() => (now += readMs));
  assert.deepEqual(await reader.read(join(folder, '000')), tile);
  assert.equal(reader.isInThreads, false);
  readMs = 30;
  assert.deepEqual(await reader.read(join(folder, '000')), tile);
  assert.equal(reader.isInThreads, true);
  assert.deepEqual(await reader.read(join(folder, '000')), tile);
  await assert.rejects(reader.read(join(folder, '001')), { code: 'ENOENT' });
  now += 5000;
  assert.equal(reader.isInThreads, false);
  await assert.rejects(reader.read(join(folder, '001')), { code: 'ENOENT' });
});
