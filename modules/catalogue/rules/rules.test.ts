import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { passes, scoreOf } from './quality.ts';
import { pinyinInitials, searchScore } from './search.ts';

test('pinyin initials are those that people type', () => {
  assert.equal(pinyinInitials('高龄津贴'), 'gljt');
  assert.equal(pinyinInitials('居民健康档案'), 'jmjkda');
  assert.equal(pinyinInitials('土地承包A3'), 'tdcba3');
  assert.equal(pinyinInitials('卫生院'), 'wsy');
});

test('all words must stand in the text, and a title counts more', () => {
  assert.equal(searchScore('高龄 电话', '高龄津贴 联系电话', '高龄津贴'), 2);
  assert.equal(searchScore('高龄 住址', '高龄津贴 联系电话', '高龄津贴'), 0);
  assert.equal(searchScore('', 'x', 'x'), 1);
});

test('a score is between 0 and 100, and falls with every failing row', () => {
  const result = fc
    .nat(1000)
    .chain((checked) => fc.nat(checked).map((failed) => ({ checked, failed })));
  fc.assert(
    fc.property(fc.array(result, { minLength: 1, maxLength: 8 }), (results) => {
      const score = scoreOf(results);
      assert.ok(score >= 0 && score <= 100);
      const worse = results.map(({ checked }) => ({ checked, failed: checked }));
      assert.ok(scoreOf(worse) <= score);
      assert.ok(results.every(({ checked, failed }) => passes(checked, failed, 0)));
    }),
    { numRuns: 200 },
  );
});
