import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ArchiveError, ArchiveTooLargeError, readArchive, writeArchive } from './index.ts';

const all = (): boolean => true;

test('what was packed comes out again, by name', () => {
  const file = writeArchive(
    new Map([
      ['站点.txt', Buffer.from('清溪汽车站'.repeat(500))],
      ['empty.txt', Buffer.alloc(0)],
    ]),
  );
  const read = readArchive(file, 100_000, all);
  assert.equal(read.get('站点.txt')?.toString(), '清溪汽车站'.repeat(500));
  assert.equal(read.get('empty.txt')?.length, 0);
  assert.ok(file.length < 1000, 'it is packed');
});

test('an archive that holds more than allowed, or is none, is refused', () => {
  const file = writeArchive(new Map([['a', Buffer.alloc(10_000)]]));
  assert.throws(() => readArchive(file, 9_999, all), ArchiveTooLargeError);
  assert.throws(() => readArchive(Buffer.from('nothing'), 100, all), ArchiveError);
});
