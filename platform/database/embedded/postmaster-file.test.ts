import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePostmasterFile } from './postmaster-file.ts';

test('a complete file gives number, port and readiness', () => {
  const text = '41\n/d\n1700000000\n5433\n/run\n127.0.0.1\n  1 2\nready   \n';
  const facts = { pid: 41, port: 5433, socketDirectory: '/run', ready: true };
  assert.deepEqual(parsePostmasterFile(text), facts);
});

test('a file that is still being written is not ready', () => {
  const facts = { pid: 41, port: undefined, socketDirectory: undefined, ready: false };
  assert.deepEqual(parsePostmasterFile('41\n/d\n'), facts);
  assert.equal(parsePostmasterFile('41\n/d\n1\n5\n\n\n\nstarting\n')?.ready, false);
});

test('a server without a Unix socket names none', () => {
  const text = '41\n/d\n1700000000\n5433\n\n127.0.0.1\n  1 2\nready   \n';
  assert.equal(parsePostmasterFile(text)?.socketDirectory, undefined);
});

test('an empty or foreign file gives nothing', () => {
  assert.equal(parsePostmasterFile(''), undefined);
  assert.equal(parsePostmasterFile('hello'), undefined);
});
