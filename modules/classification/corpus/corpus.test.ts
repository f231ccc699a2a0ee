import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultCatalogue } from '#modules/duties/catalogue/index.ts';
import { textSimilarity } from '#platform/text/index.ts';
import { seededRandom } from '../rules/random.ts';
import { corpusSamples, demoDescriptions } from './index.ts';
import { demoPhrases, trainingPhrases } from './phrases.ts';

const codes = defaultCatalogue.map((category) => category.code).sort();
const samples = corpusSamples();

test('every category of the catalogue, and no other, has phrases and demo phrases', () => {
  assert.deepEqual(Object.keys(trainingPhrases).sort(), codes);
  assert.deepEqual(Object.keys(demoPhrases).sort(), codes);
});

test('every category has at least twenty-eight phrases; no phrase stands under two categories', () => {
  const owner = new Map<string, string>();
  for (const [code, phrases] of Object.entries(trainingPhrases)) {
    assert.ok(phrases.length >= 28, `${code}: ${phrases.length}`);
    for (const phrase of phrases) {
      assert.equal(owner.get(phrase), undefined, phrase);
      owner.set(phrase, code);
    }
  }
});

test('every category has at least thirty different training texts', () => {
  const byLabel = new Map<string, Set<string>>();
  for (const { text, label } of samples) {
    byLabel.set(label, (byLabel.get(label) ?? new Set()).add(text));
  }
  assert.equal(byLabel.size, codes.length);
  for (const [label, texts] of byLabel) assert.ok(texts.size >= 30, `${label}: ${texts.size}`);
});

test('every variant belongs to a phrase of its own class, which comes first', () => {
  const met = new Set<string>();
  for (const { text, label, group } of samples) {
    assert.ok(trainingPhrases[label]?.includes(group), `${label}: ${group}`);
    if (!met.has(group)) assert.equal(text, group);
    met.add(group);
  }
  assert.equal(met.size, Object.values(trainingPhrases).flat().length);
});

test('the corpus is the same each time it is made', () => {
  assert.deepEqual(corpusSamples(), samples);
});

test('texts are clean: no blank ones, no slots left open, no line breaks', () => {
  for (const { text } of samples) {
    assert.ok(text.trim().length >= 2, text);
    assert.doesNotMatch(text, /[{}\n]|undefined/);
  }
});

test('demo texts name the place and fill every slot', () => {
  const draw = seededRandom(7);
  for (const code of codes) {
    for (let count = 0; count < 5; count += 1) {
      const text = demoDescriptions(code, draw, '石桥村$&三组');
      assert.ok(text.includes('石桥村$&三组'), text);
      assert.doesNotMatch(text, /[{}]|undefined/);
    }
  }
});

test('demo texts vary: of two hundred of one category at least 150 differ', () => {
  const draw = seededRandom(11);
  const texts = Array.from({ length: 200 }, () => demoDescriptions('020101', draw, '老街'));
  assert.ok(new Set(texts).size >= 150, `${new Set(texts).size} different ones`);
});

test('demo phrases are no copies of training phrases', () => {
  for (const [code, phrases] of Object.entries(demoPhrases)) {
    assert.ok(phrases.length >= 4, code);
    for (const phrase of phrases) {
      const nearest = Math.max(
        ...(trainingPhrases[code] ?? []).map((other) => textSimilarity(phrase, other)),
      );
      assert.ok(nearest < 0.5, `${phrase} (${nearest.toFixed(2)})`);
    }
  }
});
