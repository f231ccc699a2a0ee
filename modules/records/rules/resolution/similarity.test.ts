import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editsUpTo, jaroWinkler, type Stretch } from './similarity.ts';

const stretch = (text: string): Stretch => ({
  units: Uint16Array.from(text, (character) => character.charCodeAt(0)),
  from: 0,
  length: text.length,
});
const likeness = (a: string, b: string) => jaroWinkler(stretch(a), stretch(b));
const edits = (a: string, b: string, most = 3) => editsUpTo(stretch(a), stretch(b), most);

test('the examples of Winkler come out as published', () => {
  for (const [a, b, expected] of [
    ['MARTHA', 'MARHTA', 0.961],
    ['DWAYNE', 'DUANE', 0.84],
    ['DIXON', 'DICKSONX', 0.813],
  ] as const) {
    assert.ok(Math.abs(likeness(a, b) - expected) < 0.001, `${a} ${b}: ${likeness(a, b)}`);
  }
});

test('edits: changed, put in, left out, and two neighbours changed over count one each', () => {
  assert.equal(edits('4399811958', '4399811958'), 0);
  assert.equal(edits('4399811958', '4399811985'), 1);
  assert.equal(edits('4399811958', '439981195'), 1);
  assert.equal(edits('4399811958', '4399811858'), 1);
  assert.equal(edits('4399811958', '4399111985'), 2);
  assert.equal(edits('abc', 'xyz', 1), 2);
});

test('edits are symmetric and at least the difference of the lengths', () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom(...'abc') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      assert.equal(edits(a, b), edits(b, a));
      assert.ok(edits(a, b) >= Math.min(4, Math.abs(a.length - b.length)));
      assert.equal(edits(a, b) === 0, a === b);
    }),
    { numRuns: 300 },
  );
});
