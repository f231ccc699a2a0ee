import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSync } from 'vite';
import type { Node } from '../syntax/parse.ts';
import { halfWidthIn, marksOfSource, marksOfTexts, textMarkFaults } from './text-marks.ts';

test('a half-width mark beside a Chinese letter is found, and nothing else', () => {
  for (const text of [
    '收到,谢谢',
    '原因: {why}',
    '{name}(主办)',
    '好吗?',
    '第 {n} 版 (草稿)',
    '!快',
  ])
    assert.notEqual(halfWidthIn(text), undefined, text);
  for (const text of [
    '收到，谢谢：08:30 共 1,234 件（含）',
    '形如 年-月-日 时:分:秒',
    '坐标为 [经度, 纬度]',
    '{when, plural, other {多少}}',
    'A note, in English (as it is)!',
    '地址以 https:// 开头',
  ])
    assert.equal(halfWidthIn(text), undefined, text);
});

test('it is told with the key of the text, or the line of the source', () => {
  assert.deepEqual(marksOfTexts('zh.json', { one: '好', two: { three: '好吗?' } }), [
    'zh.json: two.three has a half-width mark beside a Chinese letter: 好吗?',
  ]);
  const text =
    "const a = { zh: '好', en: 'of 北京, the' };\nconst b = { titleZh: `共 ${n} 件,好` };\n";
  const program = parseSync('a.ts', text).program as unknown as Node;
  assert.deepEqual(marksOfSource({ path: 'a.ts', text, program }), [
    'a.ts:2: a Chinese text has a half-width mark beside a Chinese letter: 共 … 件,好',
  ]);
});

test('the house has none', () => {
  assert.deepEqual(textMarkFaults(), []);
});
