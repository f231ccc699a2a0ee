import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '../problems/index.ts';
import { readCursor, readIdCursor, readNumberCursor, writeCursor } from './index.ts';

const id = '01900000-0000-7000-8000-000000000001';

test('a cursor tells the instant and id it was made of; none means the first page', () => {
  const at = new Date('2026-11-23T02:00:00.123Z');
  assert.deepEqual(readCursor(writeCursor(at, id)), { at: at.toISOString(), id });
  assert.equal(readCursor(undefined), null);
});

test('a cursor that was made up is refused', () => {
  const madeUp = ['nonsense', writeCursor(null, id), writeCursor(new Date(0), "' OR 1=1")];
  for (const text of madeUp) {
    assert.throws(
      () => readCursor(text),
      (fault) => fault instanceof Problem && fault.code === 'request-invalid',
    );
  }
});

test('numbers and ids as cursors: none means the first page, what no list gave is refused', () => {
  assert.equal(readNumberCursor(undefined), null);
  assert.equal(readNumberCursor('0'), 0);
  assert.equal(readIdCursor(''), null);
  assert.equal(readIdCursor(id), id);
  const isRefused = (fault: unknown): boolean =>
    fault instanceof Problem && fault.code === 'request-invalid';
  for (const text of ['constructor', '-1', '1e9', '2026-11-23', "' OR 1=1"]) {
    assert.throws(() => readNumberCursor(text), isRefused);
    assert.throws(() => readIdCursor(text), isRefused);
  }
});
