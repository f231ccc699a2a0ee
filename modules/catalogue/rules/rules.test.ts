import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldFaults } from './fields.ts';
import { passes, ruleFaults, scoreOf } from './quality.ts';
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

test('each fault of fields and rules is said in English, too', () => {
  const field = {
    key: '_name', titleZh: '姓名', titleEn: 'Name', type: 'number', format: 'phone', codes: [{ value: '1', titleZh: '一', titleEn: 'one' }],
    required: false, personalClass: null, mask: null, subject: true,
  } as never; // biome-ignore format: short
  const personal = { ...(field as object), personalClass: 'personal', key: 'other' } as never;
  const settings = {};
  const faults = [
    ...fieldFaults([field, field, personal], ['_name', 'nothing']),
    ...ruleFaults({ kind: 'consistent', fields: ['x', 'y'], settings } as never, []),
    ...ruleFaults({ kind: 'consistent', fields: [], settings } as never, []),
    ...ruleFaults({ kind: 'fresh', fields: [], settings } as never, []),
  ];
  assert.ok(faults.length >= 15, String(faults.length));
  for (const { detail, detailEn } of faults) {
    assert.match(detail, /[\u4e00-\u9fff]/);
    assert.match(detailEn ?? '', /^[a-z]/i, detail);
    assert.doesNotMatch(detailEn ?? '', /[\u4e00-\u9fff]/);
  }
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
