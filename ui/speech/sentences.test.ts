import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sentencesOf, spoken } from './sentences.ts';

const bare = (text: string): string => text.replace(/\s/g, '');

test('nothing of a text is lost or said twice, and no piece is longer than a breath', () => {
  const piece = fc.constantFrom(
    '路灯',
    '不亮了',
    '。',
    ',',
    '，',
    '!',
    '！',
    ' ',
    'a lamp',
    '. ',
    '、',
    '\n',
    '很',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const text = pieces.join('');
      const said = sentencesOf(text);
      assert.equal(bare(said.join('')), bare(text));
      for (const one of said) assert.ok([...one].length <= 80 && one.trim() === one && one !== '');
    }),
  );
});

test('sentences end where people breathe', () => {
  assert.deepEqual(sentencesOf('您好。请带身份证！谢谢'), ['您好。', '请带身份证！', '谢谢']);
  assert.deepEqual(sentencesOf('您好!请坐;谢谢'), ['您好!', '请坐;', '谢谢']);
  assert.deepEqual(sentencesOf('  '), []);
});

test('numbers of cases and telephones are read figure by figure, dates and sums as they are', () => {
  assert.equal(spoken('拨打 13800001234'), '拨打 1 3 8 0 0 0 0 1 2 3 4');
  assert.match(spoken('编号 QX-20261123-0001-3'), /^编号 Q X , 2 0 2 6/);
  assert.equal(spoken('11月23日 14:20 共 1250.00 元'), '11月23日 14:20 共 1250.00 元');
});
