import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configurationFile } from './settings.ts';

const GIB = 1024 ** 3;
const usual = {
  memoryBytes: 16 * GIB,
  port: 5,
  socketDirectory: undefined,
  logDirectory: '/l',
  extra: {},
};

test('shared buffers are an eighth of memory, at most 512 MiB and at least 32 MiB', () => {
  const of = (memoryBytes: number): string => configurationFile({ ...usual, memoryBytes });
  assert.match(of(16 * GIB), /shared_buffers = '512MB'/);
  assert.match(of(2 * GIB), /shared_buffers = '256MB'/);
  assert.match(of(GIB / 8), /shared_buffers = '32MB'/);
});

test('durability stands last, so that neither further settings nor local.conf can switch it off', () => {
  const text = configurationFile({ ...usual, extra: { fsync: 'off', synchronous_commit: 'off' } });
  assert.ok(text.lastIndexOf("fsync = 'on'") > text.lastIndexOf("fsync = 'off'"));
  assert.ok(text.lastIndexOf("fsync = 'on'") > text.indexOf('local.conf'));
  assert.ok(text.lastIndexOf("synchronous_commit = 'on'") > text.indexOf('local.conf'));
});

test('a quote in a path is doubled', () => {
  assert.match(configurationFile({ ...usual, logDirectory: "/o'x" }), /log_directory = '\/o''x'/);
});
