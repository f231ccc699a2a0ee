import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestPairs } from './suggest.ts';

test('fields are suggested by key, format, mask and title; what nothing speaks for stays open', () => {
  const fields = [
    { key: 'cardNo', titleZh: '证件', format: 'idNumber', mask: 'idNumber' },
    { key: 'holder', titleZh: '持证人', format: null, mask: 'name' },
    { key: 'registered', titleZh: '户籍地址', format: null, mask: 'address' },
    { key: 'living', titleZh: '现住址', format: null, mask: 'address' },
    { key: 'grade', titleZh: '残疾等级', format: null, mask: null },
  ] as const;
  assert.deepEqual(suggestPairs('person', fields), [
    { field: 'name', key: 'holder' },
    { field: 'identityNumber', key: 'cardNo' },
    { field: 'address', key: 'living' },
    { field: 'disabilityDegree', key: 'grade' },
  ]);
  assert.deepEqual(suggestPairs('plot', [fields[4]]), []);
  const firm = [
    { key: 'boss', titleZh: '法人', format: null, mask: 'name' },
    { key: 'firm', titleZh: '企业名称', format: null, mask: null },
  ] as const;
  assert.deepEqual(suggestPairs('organisation', firm), [{ field: 'name', key: 'firm' }]);
});
