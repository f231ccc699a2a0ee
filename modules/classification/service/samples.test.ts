import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Category, defaultCatalogue } from '#modules/duties/index.ts';
import { samplesFor } from './samples.ts';

/** The catalogue with one category of the town's own. */
const categories = [
  ...defaultCatalogue,
  { ...defaultCatalogue[0], code: '029901', nameZh: '龙舟训练', keywords: ['龙舟', '划船'] },
] as unknown as Category[];

test('a category of the town itself learns from its own words', () => {
  const texts = samplesFor(categories, []).filter(({ label }) => label === '029901');
  assert.ok(texts.some(({ text }) => text.startsWith('龙舟训练')));
  assert.ok(texts.some(({ text }) => text === '划船'));
});

test('a correction outweighs a written example and, as a message, tells how far to trust answers', () => {
  const [taught] = samplesFor(categories, [{ text: '龙舟鼓太吵', categoryCode: '020402' }]).filter(
    ({ text }) => text === '龙舟鼓太吵',
  );
  assert.equal(taught?.label, '020402');
  assert.ok((taught?.weight ?? 1) > 1);
  assert.equal(taught?.group, '龙舟鼓太吵');
});

test('blank corrections and those of categories that are gone teach nothing', () => {
  const plain = samplesFor(categories, []).length;
  const useless = [
    { text: ' ', categoryCode: '020402' },
    { text: '路灯不亮', categoryCode: '999999' },
  ];
  assert.equal(samplesFor(categories, useless).length, plain);
});
