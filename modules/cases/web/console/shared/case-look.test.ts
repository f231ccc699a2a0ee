import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutEchoes } from './case-look.ts';

test('a place that another name says already is not said twice', () => {
  assert.deepEqual(withoutEchoes(['圩镇社区', '圩镇社区', '圩镇社区第五网格']), [
    '圩镇社区第五网格',
  ]);
  assert.deepEqual(withoutEchoes(['清溪大街88号', '石桥村', '']), ['清溪大街88号', '石桥村']);
  assert.deepEqual(withoutEchoes([]), []);
});
