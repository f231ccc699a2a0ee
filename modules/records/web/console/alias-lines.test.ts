import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAliasLines } from './alias-lines.ts';

test('aliases are read from pasted lines in the ways in which people write them', () => {
  const { items, unread } = readAliasLines(
    '老街 → 清溪正街\n石桥村3组旧312号\t石桥村3组12号\t2021 换牌\n\n只有一边\n桥头->石桥村1组',
    '门牌办',
  );
  assert.deepEqual(items, [
    { was: '老街', now: '清溪正街', note: '门牌办' },
    { was: '石桥村3组旧312号', now: '石桥村3组12号', note: '2021 换牌' },
    { was: '桥头', now: '石桥村1组', note: '门牌办' },
  ]);
  assert.deepEqual(unread, [4]);
});
