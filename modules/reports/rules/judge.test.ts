import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './judge.ts';

test('a title shows no identity number and no telephone, cut off ones neither', () => {
  const other = {
    code: '0',
    nameZh: '其他',
    urgency: 'normal',
    public: true,
    sensitive: false,
  } as const;
  const { title } = judge({
    text: '我叫王秀英，身份证号是11010519491231002X，电话13900001001，门口路灯坏了',
    given: null,
    guess: null,
    guessed: null,
    fallback: other,
    urgencyWords: [],
    confidential: false,
    placeName: '圩镇社区',
  });
  assert.match(title, /^圩镇社区 · 我叫王秀英/);
  assert.doesNotMatch(title, /\d{6}/);
});
