import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fitSharpness, softmax } from './calibration.ts';
import { fitConfidence, messageSharpness } from './confidence.ts';
import { calibrationError, measureQuality } from './evaluation.ts';

const scoresOf = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  minLength: 2,
  maxLength: 8,
});

test('probabilities sum to one and keep the order of the scores', () => {
  fc.assert(
    fc.property(scoresOf, fc.double({ min: 0.1, max: 50, noNaN: true }), (scores, sharpness) => {
      const probabilities = softmax(scores, sharpness);
      assert.ok(Math.abs(probabilities.reduce((a, b) => a + b, 0) - 1) < 1e-9);
      for (const [i, a] of scores.entries()) {
        for (const [j, b] of scores.entries()) {
          if (a > b) assert.ok((probabilities[i] ?? 0) >= (probabilities[j] ?? 0));
        }
      }
    }),
  );
});

test('the sharper, the surer of the first', () => {
  let previous = 0;
  for (const sharpness of [0.5, 1, 2, 4, 8]) {
    const first = softmax([1, 0.5, -1], sharpness)[0] ?? 0;
    assert.ok(first > previous);
    previous = first;
  }
});

test('sharpness makes stated and true hit rates agree', () => {
  // Of ten alike messages eight are right: the answer should state 0.8.
  const cases = Array.from({ length: 10 }, (_, at) => ({
    scores: [1, 0],
    truth: at < 8 ? 0 : 1,
  }));
  assert.ok(Math.abs((softmax([1, 0], fitSharpness(cases))[0] ?? 0) - 0.8) < 0.01);
});

/** Answers to known words are right nine times of ten, to unknown ones three times of ten. */
const twoKinds = Array.from({ length: 400 }, (_, at) => {
  const known = at % 2;
  const right = (at >> 1) % 10 < (known === 1 ? 9 : 3);
  return { scores: [1, 0, 0], truth: right ? 0 : 1, known };
});

function chanceOf(scores: readonly number[], known: number): number {
  const sharpness = fitSharpness(twoKinds);
  const confidence = fitConfidence(twoKinds, sharpness);
  assert.ok(confidence);
  return softmax(scores, messageSharpness({ scores, known }, sharpness, confidence))[0] ?? 0;
}

test('an answer to words never seen is trusted less than one with the same scores to known words', () => {
  assert.ok(Math.abs(chanceOf([1, 0, 0], 1) - 0.9) < 0.03, `${chanceOf([1, 0, 0], 1)}`);
  assert.ok(Math.abs(chanceOf([1, 0, 0], 0) - 0.3) < 0.04, `${chanceOf([1, 0, 0], 0)}`);
});

test('too few answers, one class, ties and huge scores leave the probabilities whole', () => {
  assert.equal(fitConfidence(twoKinds.slice(0, 100), 3), undefined);
  for (const scores of [[0, 0, 0], [1e6, 0, -1e6], [1], [1, 1, 0]]) {
    const confidence = fitConfidence(twoKinds, 3);
    const sharpness = messageSharpness({ scores, known: 1 }, 3, confidence);
    const sum = softmax(scores, sharpness).reduce((a, b) => a + b, 0);
    assert.ok(Math.abs(sum - 1) < 1e-9, `${scores.join(' ')}: ${sharpness}`);
  }
});

test('calibration error is 0 for honest answers and 1 for answers surely wrong', () => {
  const honest = Array.from({ length: 10 }, (_, at) => ({
    truth: at < 7 ? 'a' : 'b',
    label: 'a',
    probability: 0.7,
  }));
  assert.ok(calibrationError(honest) < 1e-9);
  assert.equal(calibrationError([{ truth: 'a', label: 'b', probability: 1 }]), 1);
});

test('macro-F1 and accuracy of a small table worked out by hand', () => {
  const pairs = ['aa', 'aa', 'ab', 'bb', 'ba', 'cc'];
  const verdicts = pairs.map((pair) => ({
    truth: pair.charAt(0),
    label: pair.charAt(1),
    probability: 1,
  }));
  const quality = measureQuality(verdicts);
  assert.ok(Math.abs(quality.macroF1 - (2 / 3 + 1 / 2 + 1) / 3) < 1e-9);
  assert.ok(Math.abs(quality.accuracy - 4 / 6) < 1e-9);
});
