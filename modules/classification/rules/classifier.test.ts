import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  classify,
  deserializeModel,
  explain,
  learnCorrections,
  LETTER_VIEWS,
  ModelFormatError,
  serializeModel,
  TrainingError,
  trainModel,
  UnknownLabelError,
  type Sample,
} from './index.ts';
import { addComplement } from './complement.ts';
import { stackRows } from './sparse.ts';
import { stratifiedFolds } from './train.ts';

const PLACES = ['圩镇社区', '村委会门口', '老街', '小学旁边', '桥头', '3组', '新村路口', '菜市场'];
const TROUBLES: Readonly<Record<string, readonly string[]>> = {
  路灯: ['路灯不亮', '路灯一闪一闪', '路灯杆歪了', '晚上没有路灯照明'],
  垃圾: ['垃圾堆了几天没人清运', '垃圾桶满了', '乱倒垃圾臭得很', '垃圾没人收'],
  供水: ['自来水停了', '水管漏水', '水压太低', '自来水发黄'],
};

function toySamples(): Sample[] {
  return Object.entries(TROUBLES).flatMap(([label, troubles]) =>
    troubles.flatMap((trouble) =>
      PLACES.map((place) => ({ text: `${place}${trouble}，请派人处理。`, label })),
    ),
  );
}

const model = trainModel(toySamples());

test('a toy set is separated, also at places never seen', () => {
  for (const [label, troubles] of Object.entries(TROUBLES)) {
    for (const trouble of troubles) {
      const answer = classify(model, `云岭大道${trouble}，麻烦看看`);
      assert.equal(answer.label, label);
      assert.ok(answer.probability > 0.5);
    }
  }
});

test('all classes are ranked and their probabilities sum to one', () => {
  const { ranked, label, probability } = classify(model, '路灯坏了');
  assert.deepEqual(ranked.map((each) => each.label).sort(), [...model.labels]);
  assert.deepEqual(ranked[0], { label, probability });
  assert.ok(Math.abs(ranked.reduce((sum, each) => sum + each.probability, 0) - 1) < 1e-9);
});

test('strange texts get an answer too', () => {
  for (const text of ['', ' \n', '\ud800', '😀'.repeat(9000), 'A'.repeat(100_000)]) {
    const { probability } = classify(model, text);
    assert.ok(probability > 0 && probability <= 1);
  }
});

test('the words that decided stand in the text and hold the telling one', () => {
  const text = '桥头那边的自来水发黄，已经 123 天了';
  const phrases = explain(model, text, '供水');
  assert.ok(phrases.length > 0);
  for (const { phrase, weight } of phrases) {
    assert.ok(text.includes(phrase), phrase);
    assert.ok(weight > 0 && weight <= 1);
  }
  assert.match(phrases[0]?.phrase ?? '', /水|发黄/);
  assert.deepEqual(explain(model, text, '没有这一类'), []);
});

test('the same seed gives the same model, sample by sample and bit by bit', () => {
  const again = trainModel(toySamples());
  assert.deepEqual(again.weights, model.weights);
  assert.equal(again.sharpness, model.sharpness);
});

test('a stored model reads back and answers alike', () => {
  const restored = deserializeModel(serializeModel(model));
  for (const { text } of toySamples()) {
    const [a, b] = [classify(model, text), classify(restored, text)];
    assert.equal(a.label, b.label);
    assert.ok(Math.abs(a.probability - b.probability) < 0.001);
  }
});

test('what is no model, cut short or of another version is refused', () => {
  const bytes = serializeModel(model);
  const newer = bytes.slice();
  newer[4] = 99;
  for (const broken of [new Uint8Array(3), bytes.subarray(0, bytes.length - 9), newer]) {
    assert.throws(() => deserializeModel(broken), ModelFormatError);
  }
});

test('corrections change the answer and leave the others', () => {
  const text = '菜市场的水果摊垃圾乱丢';
  assert.equal(classify(model, text).label, '垃圾');
  const corrected = learnCorrections(model, [{ text, label: '供水' }]);
  assert.equal(classify(corrected, text).label, '供水');
  assert.equal(classify(model, text).label, '垃圾');
  const samples = toySamples();
  const kept = samples.filter((each) => classify(corrected, each).label === each.label);
  assert.ok(kept.length >= 0.95 * samples.length, `${kept.length} of ${samples.length}`);
});

test('a correction to an unknown class is refused', () => {
  assert.throws(
    () => learnCorrections(model, [{ text: '狗叫', label: '噪声' }]),
    UnknownLabelError,
  );
});

test('one class alone can not be trained', () => {
  assert.throws(() => trainModel([{ text: '路灯', label: '路灯' }]), TrainingError);
  assert.throws(() => trainModel([]), TrainingError);
});

test('variants of one phrase stay together when probabilities are calibrated', () => {
  const classes = Int32Array.from({ length: 60 }, (_, row) => row % 2);
  const groups = Array.from(classes, (_, row) => `phrase ${row % 12}`);
  const fold = stratifiedFolds(classes, 3, 1, groups);
  for (const [row, group] of groups.entries()) assert.equal(fold[row], fold[groups.indexOf(group)]);
  assert.deepEqual(
    [...new Set(fold)].sort((a, b) => a - b),
    [0, 1, 2],
  );
});

test('a heavier sample wins over a lighter one that says the opposite', () => {
  const quarrel = (heavy: string, light: string): Sample[] => [
    ...toySamples(),
    { text: '井盖丢了', label: heavy, weight: 10 },
    { text: '井盖丢了', label: light, weight: 1 },
  ];
  assert.equal(classify(trainModel(quarrel('路灯', '供水')), '井盖丢了').label, '路灯');
  assert.equal(classify(trainModel(quarrel('供水', '路灯')), '井盖丢了').label, '供水');
});

test('a word that no sample has is understood by the concept it shares with one that a sample has', () => {
  const asked = (text: string) =>
    classify(trainModel(samples, { views: LETTER_VIEWS }), text).label;
  const samples = PLACES.flatMap((place) => [
    { text: `${place}要大巴`, label: '客运' },
    { text: `${place}要猪场`, label: '养殖' },
  ]);
  assert.equal(asked('长途'), '客运');
  assert.equal(asked('牲畜'), '养殖');
});

test('complement naive Bayes alone gives a rare word to the only class that has it', () => {
  const rows = stackRows(
    [
      { columns: Int32Array.of(0), values: Float32Array.of(1) },
      { columns: Int32Array.of(1), values: Float32Array.of(1) },
      { columns: Int32Array.of(1), values: Float32Array.of(1) },
    ],
    2,
  );
  const table = {
    rows,
    classes: Int32Array.of(0, 1, 2),
    costs: Float64Array.of(1, 1, 1),
    classCount: 3,
  };
  // Machines that only know the classes apart by their constants: what the words say is new.
  const weights = Float32Array.of(0, 0, 0, 0, 0, 0, 1, 0, 0);
  addComplement(table, weights, 1);
  const of = (column: number) => [...weights.subarray(column * 3, column * 3 + 3)];
  const [own = 0, ...others] = of(0);
  assert.ok(
    others.every((other) => own > other),
    of(0).join(' '),
  );
  assert.deepEqual(of(2), [1, 0, 0]);
});
