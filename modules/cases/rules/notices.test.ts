import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noticesOfOpening } from './notices.ts';

const told = (record: Parameters<typeof noticesOfOpening>[0]) =>
  noticesOfOpening(record).map(({ to, urgency }) => `${to} ${urgency}`);

test('a dispatched case rings the department; the grid worker has it in the inbox', () => {
  const record = { urgency: 'normal', verifyBy: 'gridWorker', leadDepartmentId: 'd' } as const;
  assert.deepEqual(told(record), ['heads important', 'gridWorker routine']);
});

test('what an officer must judge stands on the desk and in the inbox', () => {
  const record = { urgency: 'high', verifyBy: 'officer', leadDepartmentId: null } as const;
  assert.deepEqual(told(record), ['officers routine', 'gridWorker routine']);
});

test('what is urgent rings every phone', () => {
  const record = { urgency: 'urgent', verifyBy: 'officer', leadDepartmentId: 'd' } as const;
  assert.deepEqual(told(record), ['heads urgent', 'gridWorker urgent', 'officers urgent']);
  const unsure = { ...record, leadDepartmentId: null };
  assert.deepEqual(told(unsure), ['officers urgent', 'gridWorker urgent']);
});
