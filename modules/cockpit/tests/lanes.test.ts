import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TileAnswer } from '../contract/index.ts';
import { Lane } from '../service/lanes.ts';

const blank = { problem: null, from: null, to: null, series: [], lines: [] };
const answerOf = (tileId: string): TileAnswer => ({ ...blank, tileId, state: 'ok' });

/** A lane whose questions are answered by hand. */
function laneByHand() {
  const asked: ((answer: TileAnswer) => void)[] = [];
  const lane = new Lane({
    ask: () => new Promise((resolve) => asked.push(resolve)),
    onAnswer: () => undefined,
    onError: () => undefined,
    shown: null,
  });
  return { lane, asked };
}

/** All that could go on without an answer has gone on. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('two readers who come together wait for the same answer', async () => {
  const { lane, asked } = laneByHand();
  const seen: (string | undefined)[] = [];
  const readers = [1, 2].map(() => lane.settle().then(() => seen.push(lane.answer?.tileId)));
  await turn();
  assert.equal(asked.length, 1);
  assert.deepEqual(seen, []);
  asked[0]?.(answerOf('first'));
  await Promise.all(readers);
  assert.deepEqual(seen, ['first', 'first']);
});

test('what was asked before an event is not what a reader after it gets', async () => {
  const { lane, asked } = laneByHand();
  const early = lane.settle();
  await turn();
  lane.age();
  const late = lane.settle();
  asked[0]?.(answerOf('before'));
  await early;
  await turn();
  assert.equal(asked.length, 2);
  asked[1]?.(answerOf('after'));
  await late;
  assert.equal(lane.answer?.tileId, 'after');
});
