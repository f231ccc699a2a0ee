import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markedDifferences } from './differences.ts';

const marks = (a: string, b: string) =>
  markedDifferences(a, b).map((pieces) =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  );

test('what differs is marked: one character, two that changed places, a digit', () => {
  assert.deepEqual(marks('张思慧', '张思琪'), ['张思[慧]', '张思[琪]']);
  assert.deepEqual(marks('1958-03-07', '1958-03-07'), ['1958-03-07', '1958-03-07']);
  assert.deepEqual(marks('石桥村3组12号', '石桥村3组21号'), ['石桥村3组[1]2号', '石桥村3组2[1]号']);
  assert.deepEqual(marks('', '19900000001'), ['', '19900000001']);
});

test('pieces put together are the texts, and what is not marked is the same in both', () => {
  const word = fc.string({ maxLength: 20, unit: fc.constantFrom(...'张王李1') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const [left, right] = markedDifferences(a, b);
      assert.equal(left.map(({ text }) => text).join(''), a);
      assert.equal(right.map(({ text }) => text).join(''), b);
      if (a === '' || b === '') return;
      const same = (pieces: typeof left) =>
        pieces.map(({ text, differs }) => (differs ? '' : text)).join('');
      assert.equal(same(left), same(right));
    }),
    { numRuns: 300 },
  );
});
