import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FactName } from '../../../contract/index.ts';
import { suggestionsFor, type Vocabulary, withSuggestion, wordAt } from './suggest.ts';

const fact = (name: string, titleZh: string): FactName => ({
  name,
  kind: 'count',
  titleZh,
  titleEn: name,
  meaningZh: '',
  meaningEn: '',
  unit: '1',
  dimensions: [],
});

const vocabulary: Vocabulary = {
  facts: [
    fact('cases.closed.n', '结案事件 · 件数'),
    fact('cases.closed.n', '结案事件 · 件数'),
    fact('cases.registered.n', '立案事件 · 件数'),
  ],
  indicators: [{ code: 'closing-rate', name: '结案率' }],
  isEnglish: false,
  functionHint: (name) => `函数 ${name}`,
};

test('the word before the caret is a name, a code or words of a title', () => {
  assert.deepEqual(wordAt('percent(cases.cl', 16), { text: 'cases.cl', from: 8 });
  assert.deepEqual(wordAt('1 + @closing-r', 14), { text: '@closing-r', from: 4 });
  assert.deepEqual(wordAt('a.b.n - 结案', 10), { text: '结案', from: 8 });
  assert.deepEqual(wordAt('1 +', 3), { text: '', from: 3 });
});

test('suggestions are found by name and by title; after @ only indicators', () => {
  const texts = (word: string): string[] =>
    suggestionsFor(word, vocabulary).map(({ text }) => text);
  assert.deepEqual(texts('cases.cl'), ['cases.closed.n']);
  assert.deepEqual(texts('结案'), ['cases.closed.n', '@closing-rate']);
  assert.deepEqual(texts('@'), ['@closing-rate']);
  assert.deepEqual(texts('perc'), ['percent(, )']);
  assert.equal(texts('').length, 9);
  assert.deepEqual(texts('zzz'), []);
});

test('a suggestion takes the place of the word; in functions the caret stands between the brackets', () => {
  const word = wordAt('1 + 结案 + 2', 6);
  const [first] = suggestionsFor(word.text, vocabulary);
  assert.ok(first);
  assert.deepEqual(withSuggestion('1 + 结案 + 2', word, first), {
    formula: '1 + cases.closed.n + 2',
    caret: 18,
  });
  const [percent] = suggestionsFor('perc', vocabulary);
  assert.ok(percent);
  assert.deepEqual(withSuggestion('perc', { text: 'perc', from: 0 }, percent), {
    formula: 'percent(, )',
    caret: 8,
  });
});
