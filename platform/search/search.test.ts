import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldForSearch, termsOf } from './analyse.ts';
import { fetchingKeys, inverseFrequency, score } from './bm25.ts';
import { slips } from './edits.ts';
import { createLexicon } from './lexicon.ts';
import { marked, snippetOf } from './marks.ts';
import { otherWords } from './synonyms.ts';
import { termHasher } from './term-keys.ts';
import { VectorCache, vectorOf } from './vectors.ts';

const words = [
  '低保',
  '最低生活保障',
  '高龄津贴',
  '医疗救助',
  '临时救助',
  '申请',
  '建房',
  '残疾人',
];
const lexicon = createLexicon(
  words.map((text, at) => ({ text, shown: text, weight: words.length - at })),
);
const held = new Set(words.flatMap((word) => [...word].map((_, at) => word.slice(at, at + 2))));
const mend = (text: string) => lexicon.mend(text, (pair) => !held.has(pair));

test('texts are folded and cut into words and pairs', () => {
  assert.equal(foldForSearch('ＡＢ醫療補助'), 'ab医疗补助');
  const terms = termsOf('低保怎么办');
  assert.ok(terms.includes('\u0001低保') && terms.includes('\u0001保怎'));
});

test('pinyin, whole or by first letters, with a slip or an accent, is read as words of the corpus', () => {
  for (const [typed, meant] of [
    ['dibao', '低保'],
    ['di bao', '低保'],
    ['db', '低保'],
    ['zdshbz', '最低生活保障'],
    ['zuidishenghuobaozhang', '最低生活保障'],
    ['zuidisenhuobaozang', '最低生活保障'],
    ['dibaoshenqing', '低保 申请'],
    ['gaolingjintei', '高龄津贴'],
    ['yiliaojiuzh', '医疗救助'],
  ] as const) {
    assert.equal(lexicon.readLetters(typed), meant, typed);
  }
  assert.equal(lexicon.readLetters('qqqq'), null);
  assert.equal(lexicon.readLetters('低保'), null);
});

test('slips in characters are mended only where a pair is strange', () => {
  assert.equal(mend('抵保怎么申请'), '低保怎么申请');
  assert.equal(mend('最底生活保障'), '最低生活保障');
  assert.equal(mend('高龄津帖'), '高龄津贴');
  assert.equal(mend('低保'), null);
  assert.equal(mend('残疾人'), null);
});

test('suggestions begin as typed, in characters or letters', () => {
  assert.deepEqual(lexicon.suggest('最低', 3), ['最低生活保障']);
  assert.deepEqual(lexicon.suggest('救助', 3), ['医疗救助', '临时救助']);
  assert.deepEqual(lexicon.suggest('gl', 3), ['高龄津贴']);
  assert.deepEqual(lexicon.suggest(' ', 3), []);
});

test('a snippet shows the words, marked, in any script', () => {
  const text = `${'本办法所称对象是户籍在本镇的居民。'.repeat(8)}申請最低生活保障應當如實申報收入。`;
  const { pieces } = snippetOf(text, ['最低生活保障'], 40);
  assert.ok(pieces.some(({ text: own, hit }) => hit && own === '最低生活保障'));
  assert.deepEqual(marked('领低保', ['低保']), [
    { text: '领', hit: false },
    { text: '低保', hit: true },
  ]);
});

test('other words for the same are found once one is said', () => {
  const groups = [
    ['低保', '最低生活保障'],
    ['etc', '不停车收费'],
  ];
  assert.deepEqual(otherWords('怎么领低保', groups), ['最低生活保障']);
  assert.deepEqual(otherWords('fetch', groups), []);
});

test('BM25: a rare term tells more, a repeated one saturates, a key of another tenant differs', () => {
  const keyOf = termHasher('a', 'x.y');
  assert.notEqual(keyOf('低保'), termHasher('b', 'x.y')('低保'));
  const document = (text: string) => vectorOf([{ text, weight: 1 }], keyOf);
  const asks = (text: string) => [{ key: keyOf(text), idf: inverseFrequency(100, 3) }];
  const [once, twice] = [document('低保 通知 材料'), document('低保 低保 材料')];
  const single = score(once, asks('低保'), once.length);
  const double = score(twice, asks('低保'), twice.length);
  assert.ok(double > single && double < 2 * single);
  assert.ok(inverseFrequency(100, 1) > inverseFrequency(100, 90));
  assert.deepEqual(
    fetchingKeys(
      [
        { key: 1, documents: 900 },
        { key: 2, documents: 5 },
        { key: 3, documents: 0 },
      ],
      800,
    ),
    [2],
  );
});

test('slips are counted as fingers make them', () => {
  assert.equal(slips('dibao', 'dibao', 2), 0);
  assert.equal(slips('dibao', 'dbiao', 2), 1);
  assert.equal(slips('dibao', 'dibo', 2), 1);
  assert.equal(slips('dibao', 'gaoling', 2), 3);
});

test('the cache lets the oldest go', () => {
  const cache = new VectorCache(3);
  const vector = { keys: Int32Array.from([1, 2]), frequencies: new Uint8Array(2), length: 2 };
  cache.add('a', vector);
  cache.add('b', vector);
  assert.equal(cache.get('a'), undefined);
  assert.equal(cache.get('b'), vector);
});
