import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { newFolderName, sweepWorkFolders } from '../service/lake/work-folder.ts';

test('open lists of processes that were killed go at the start; those of living ones stay', async (t) => {
  const parent = await mkdtemp(join(tmpdir(), 'zhenshu-work-'));
  atEnd(t, () => rm(parent, { recursive: true, force: true }));
  const host = hostname().replace(/[^A-Za-z0-9.-]/g, '') || 'host';
  const living = [
    newFolderName(),
    `${host}_${process.ppid}_aaaaaaaaaaaa`,
    'elsewhere_1_bbbbbbbbbbbb',
  ];
  // The same number again: in a container every start has it.
  const dead = [
    `${host}_${process.pid}_cccccccccccc`,
    `${host}_4190000_dddddddddddd`,
    'elsewhere_1_eeeeeeeeeeee',
  ];
  for (const name of [...living, ...dead]) {
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, 'list.plain'), '欧阳蕙兰');
  }
  await writeFile(join(parent, 'older.plain'), '欧阳蕙兰');
  const longAgo = new Date(Date.now() - 600_000);
  await utimes(join(parent, 'elsewhere_1_eeeeeeeeeeee'), longAgo, longAgo);
  assert.equal(await sweepWorkFolders(parent), 4);
  assert.deepEqual((await readdir(parent)).sort(), [...living].sort());
});
