import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { isUploadProblem, openFile, pathOf, putFile, removeFile, sweepIncoming } from './index.ts';
import { type DiskWriter, storageProblem } from './storage.ts';

async function emptyRoot(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-files-'));
  atEnd(t, () => rm(folder, { recursive: true, force: true }));
  return join(folder, 'a', 'store');
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made for the test`), { code, syscall: 'write' });
}

test('what is stored can be read back, whole and in part, under its own hash', async (t) => {
  const root = await emptyRoot(t);
  const bytes = Buffer.from('清溪镇');
  const key = await putFile(root, bytes);
  assert.equal(key, createHash('sha256').update(bytes).digest('hex'));
  assert.equal(pathOf(root, key), join(root, key.slice(0, 2), key.slice(2, 4), key));
  const whole = await openFile(root, key);
  assert.equal(whole.sizeBytes, 9);
  assert.deepEqual(await buffer(whole.stream), bytes);
  const part = await openFile(root, key, { start: 3, end: 5 });
  assert.equal((await buffer(part.stream)).toString(), '溪');
  assert.deepEqual(await readdir(join(root, 'incoming')), []);
});

test('the same bytes many times at once are one file', async (t) => {
  const root = await emptyRoot(t);
  const bytes = Buffer.alloc(100_000, 7);
  const keys = await Promise.all(Array.from({ length: 8 }, () => putFile(root, bytes)));
  assert.equal(new Set(keys).size, 1);
  const [key = ''] = keys;
  assert.deepEqual(await readdir(join(root, key.slice(0, 2), key.slice(2, 4))), [key]);
  assert.deepEqual(await readdir(join(root, 'incoming')), []);
});

test('a file whose content was lost in a crash is written anew', async (t) => {
  const root = await emptyRoot(t);
  const bytes = Buffer.from('photo');
  const key = await putFile(root, bytes);
  await writeFile(pathOf(root, key), '');
  await putFile(root, bytes);
  assert.deepEqual(await buffer((await openFile(root, key)).stream), bytes);
});

test('content is synced before it is named, and the folder after', async (t) => {
  const root = await emptyRoot(t);
  const steps: string[] = [];
  const watched: DiskWriter = {
    open: async (path, flags) => {
      const file = await open(path, flags);
      const sync = file.sync.bind(file);
      const what = flags === 'wx' ? 'content' : 'folder';
      file.sync = async () => {
        await sync();
        steps.push(what);
      };
      return file;
    },
    rename: async (from, to) => {
      await rename(from, to);
      steps.push('name');
    },
  };
  await putFile(root, Buffer.from('x'), watched);
  assert.deepEqual(steps.slice(-3), ['content', 'name', 'folder']);
});

test('removing tells whether there was something; afterwards it is not found', async (t) => {
  const root = await emptyRoot(t);
  const key = await putFile(root, Buffer.from('gone'));
  assert.equal(await removeFile(root, key), true);
  assert.equal(await removeFile(root, key), false);
  await assert.rejects(openFile(root, key), (error) => isUploadProblem(error, 'file-not-found'));
});

test('a key that climbs out of the store is not found', async (t) => {
  const root = await emptyRoot(t);
  for (const key of ['../../etc/passwd', '', 'A'.repeat(64), `${'0'.repeat(63)}/`]) {
    await assert.rejects(openFile(root, key), (error) => isUploadProblem(error, 'file-not-found'));
    await assert.rejects(removeFile(root, key), (error) =>
      isUploadProblem(error, 'file-not-found'),
    );
  }
});

test('a full disk is told as such and leaves nothing behind', async (t) => {
  const root = await emptyRoot(t);
  const full: DiskWriter = {
    open: async (path, flags) => {
      const file = await open(path, flags);
      if (flags === 'wx') file.writeFile = () => Promise.reject(systemError('ENOSPC'));
      return file;
    },
    rename,
  };
  await assert.rejects(putFile(root, Buffer.from('x'), full), (error) =>
    isUploadProblem(error, 'storage-full'),
  );
  assert.deepEqual(await readdir(join(root, 'incoming')), []);
  const key = createHash('sha256').update('x').digest('hex');
  await assert.rejects(stat(pathOf(root, key)), { code: 'ENOENT' });
  assert.equal(await putFile(root, Buffer.from('x')), key);
});

test('a store that cannot be written is told with the system’s code', async (t) => {
  const root = await emptyRoot(t);
  await putFile(root, Buffer.from('x'));
  const notAFolder = join(root, 'file');
  await writeFile(notAFolder, '');
  await assert.rejects(
    putFile(notAFolder, Buffer.from('x')),
    (error) =>
      isUploadProblem(error, 'storage-not-writable') && error.values.systemCode === 'ENOTDIR',
  );
  assert.ok(isUploadProblem(storageProblem(systemError('EACCES')), 'storage-not-writable'));
  assert.ok(isUploadProblem(storageProblem(systemError('EDQUOT')), 'storage-full'));
  const ours = new TypeError('not the disk');
  assert.equal(storageProblem(ours), ours);
});

test('half-written files of a killed process are swept once they are old', async (t) => {
  const root = await emptyRoot(t);
  assert.equal(await sweepIncoming(root, new Date()), 0);
  await putFile(root, Buffer.from('x'));
  const leftover = join(root, 'incoming', 'half');
  await writeFile(leftover, 'ha');
  await utimes(leftover, new Date('2026-01-01'), new Date('2026-01-01'));
  await writeFile(join(root, 'incoming', 'arriving'), '');
  assert.equal(await sweepIncoming(root, new Date('2026-01-02')), 1);
  assert.deepEqual(await readdir(join(root, 'incoming')), ['arriving']);
});
