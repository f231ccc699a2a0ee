import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, missingIn, previewable, tidy } from './draft.ts';

const whole = {
  ...blank,
  code: 'own',
  nameZh: '名称 ',
  meaningZh: '含义',
  formula: ' cases.closed.n ',
};

test('what is missing is named; a whole draft lacks nothing', () => {
  assert.deepEqual(missingIn(blank), ['code', 'nameZh', 'meaningZh', 'formula']);
  assert.deepEqual(missingIn({ ...whole, code: 'Own' }), ['code']);
  assert.deepEqual(missingIn(whole), []);
});

test('a draft is previewed before its words are there, and saved tidied', () => {
  const { code, nameZh, formula } = previewable({ ...blank, formula: '1' });
  assert.deepEqual([code, nameZh, formula], ['preview-of-new', '-', '1']);
  assert.equal(previewable(whole).code, 'own');
  assert.deepEqual([tidy(whole).nameZh, tidy(whole).formula], ['名称', 'cases.closed.n']);
});
