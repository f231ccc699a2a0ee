import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moves, stages } from '../contract/stages.ts';
import { actsFor, deadEnds, isEnd, stageAfter } from './transition.ts';

test('every stage has a way to an end, and ends are ends', () => {
  assert.deepEqual(deadEnds(), []);
  assert.deepEqual(stages.filter(isEnd), ['delivered', 'refused', 'declined', 'withdrawn']);
});

test('who may do what, where', () => {
  assert.deepEqual(actsFor('submitted', ['desk']), ['accept', 'decline', 'askSupplement']);
  assert.deepEqual(actsFor('accepted', ['desk', 'decider']), [
    'askSupplement',
    'approve',
    'refuse',
  ]);
  assert.deepEqual(actsFor('supplementing', ['applicant']), ['supplement', 'withdraw']);
  assert.deepEqual(actsFor('approved', ['applicant']), [], 'what was granted is not withdrawn');
  assert.deepEqual(actsFor('delivered', ['applicant'], { isRated: true }), []);
  assert.equal(stageAfter('delivered', 'approve'), null);
});

test('whatever waits for a supplement pauses the case, and goes on with it', () => {
  const drive = (act: string) => moves.find((move) => move.act === act)?.drive;
  assert.deepEqual(drive('askSupplement'), ['suspend']);
  assert.deepEqual(drive('supplement'), ['resume', 'accept']);
});
