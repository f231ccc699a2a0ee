import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findConcepts } from './concepts.ts';
import concepts from './concepts.json' with { type: 'json' };
import { LETTER_VIEWS } from './model.ts';
import { featuresOf } from './features.ts';
import { normaliseText, READ_LIMIT, textOf } from './text.ts';
import { cutWords } from './words.ts';
import { buildVocabulary, placeOf } from './vocabulary.ts';

test('full-width forms, letters, digits and white space are folded', () => {
  assert.equal(textOf(normaliseText('Ａ３区　１２３号\r\n\tABC')), 'a0区 0号 abc');
});

test('every folded character leads back into the raw text, in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const { codes, origin } = normaliseText(raw);
      assert.equal(codes.length, origin.length);
      for (let at = 1; at < origin.length; at++) {
        assert.ok((origin[at] ?? 0) > (origin[at - 1] ?? 0));
      }
      assert.ok((origin.at(-1) ?? -1) < raw.length);
    }),
  );
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (raw) => {
      const once = textOf(normaliseText(raw));
      assert.equal(textOf(normaliseText(once)), once);
    }),
  );
});

test('an endless text is read up to the limit', () => {
  assert.equal(normaliseText('路灯'.repeat(READ_LIMIT)).codes.length, READ_LIMIT);
});

test('words stand in the text one behind another', () => {
  const text = '圩镇社区的路灯坏了 两天没人修';
  const words = cutWords(text);
  const cut = Array.from(words.starts, (start, at) => text.slice(start, words.ends[at]));
  assert.ok(cut.includes('路灯'));
  assert.equal(cut.join(''), text.replaceAll(' ', ''));
});

test('a text of n characters has n + (n − 1) + (n − 2) n-grams, equal ones with equal keys', () => {
  const view = LETTER_VIEWS.find(({ longest }) => longest === 3);
  assert.ok(view);
  const features = featuresOf(normaliseText('路灯路灯'), view);
  assert.equal(features.count, 4 + 3 + 2);
  assert.equal(new Set(features.keys.subarray(0, features.count)).size, 2 + 2 + 2);
});

test('words that mean the same are one concept, and the longest word counts', () => {
  const found = (text: string): string[] => {
    const { codes } = normaliseText(text);
    const words: string[] = [];
    findConcepts(codes, (concept, start, length) => {
      words.push(`${concept} ${text.slice(start, start + length)}`);
    });
    return words;
  };
  const [coach] = found('坐大巴');
  const [bus] = found('班车');
  assert.equal(coach?.split(' ')[1], '大巴');
  assert.equal(coach?.split(' ')[0], bus?.split(' ')[0]);
  // 二手房 is a word of its own: neither 二手车 nor 房子 speaks for it.
  assert.ok(found('买二手房').every((one) => !one.endsWith(' 房')));
  assert.deepEqual(found('啊吧'), []);
});

test('the list of concepts is clean: no word twice in one, none of digits, none empty', () => {
  for (const [name, line] of Object.entries(concepts)) {
    const words = line.split(' ').map((word) => textOf(normaliseText(word)));
    assert.equal(new Set(words).size, words.length, name);
    for (const word of words) assert.match(word, /\p{L}/u, name);
  }
});

test('a vocabulary finds exactly the keys that stand in enough documents', () => {
  const key = fc.integer({ min: 0, max: 2 ** 48 });
  fc.assert(
    fc.property(fc.array(fc.array(key)), fc.integer({ min: 1, max: 3 }), (documents, least) => {
      const arrays = documents.map((keys) => Float64Array.from(keys));
      const vocabulary = buildVocabulary(arrays, arrays.length, {
        minDocuments: least,
        rarityPower: 1,
      });
      for (const candidate of documents.flat()) {
        const count = documents.filter((keys) => keys.includes(candidate)).length;
        const place = placeOf(vocabulary, candidate);
        assert.equal(place >= 0, count >= least);
        if (place >= 0) assert.equal(vocabulary.keys[place], candidate);
      }
    }),
  );
});
