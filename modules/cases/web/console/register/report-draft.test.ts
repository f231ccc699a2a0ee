import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, reportOf } from './report-draft.ts';

const here = { longitude: 112.95, latitude: 28.45 };

test('an anonymous report carries no name, phone or promise, whatever was typed before', () => {
  const draft = {
    ...blankReport,
    text: '路灯不亮',
    name: '刘强',
    phone: '13800000000',
    confidential: true,
    anonymous: true,
  };
  assert.deepEqual(reportOf(draft, [], null), {
    channel: 'hotline',
    text: '路灯不亮',
    anonymous: true,
  });
});

test('the pin counts before the place that the words name', () => {
  const found = { longitude: 112.9, latitude: 28.4 };
  const draft = { ...blankReport, text: '积水' };
  assert.deepEqual(reportOf(draft, [], found).position, found);
  const pinned = reportOf({ ...draft, position: here }, [], found);
  assert.deepEqual([pinned.position, pinned.positionSource], [here, 'pin']);
});
