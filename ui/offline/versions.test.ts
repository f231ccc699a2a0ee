import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoredCommand } from './command.ts';
import { bridged, followed, stepsAfter } from './versions.ts';

const command = (version: number): StoredCommand => ({
  id: 'k',
  ownerId: 'me',
  subject: 'case',
  label: '',
  method: 'POST',
  path: '/x',
  body: { version, reason: 'r' },
  attachmentIds: [],
  createdAt: '2026-03-05T06:20:00Z',
  sequence: 1,
  state: 'waiting',
  uploaded: {},
});

test('own acts in a row make one chain, which a page that still shows the first may use', () => {
  const first = stepsAfter(command(3), { version: 4 }, undefined);
  assert.deepEqual(first, { subject: 'case', from: 3, to: 4 });
  const second = stepsAfter(command(4), { version: 5 }, first ?? undefined);
  assert.deepEqual(second, { subject: 'case', from: 3, to: 5 });
  for (const [seen, named] of [
    [2, 2],
    [3, 5],
    [4, 5],
    [5, 5],
    [6, 6],
  ] as const) {
    assert.equal(bridged(seen, second ?? undefined), named);
  }
});

test('somebody else in between is never bridged', () => {
  assert.equal(stepsAfter(command(3), { version: 6 }, undefined), null);
  const later = stepsAfter(command(6), { version: 7 }, { subject: 'case', from: 3, to: 4 });
  assert.deepEqual(later, { subject: 'case', from: 6, to: 7 });
});

test('a follower names the version that the earlier act made and keeps the rest', () => {
  const waiting = { ...command(3), follows: 'k0' };
  const free = followed(waiting, { subject: 'case', from: 3, to: 4 });
  assert.deepEqual(free.body, { version: 4, reason: 'r' });
  assert.equal(free.follows, undefined);
  assert.deepEqual(followed(waiting, null).body, { version: 3, reason: 'r' });
});
