import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  correctionMoves,
  correctionStates,
  type Party,
  type RequestAct,
  requestMoves,
  requestStates,
  type RequestState,
} from '../contract/states.ts';
import { correctionAfter, isSettled, requestActs, requestAfter } from './transition.ts';

const acts = [...new Set(requestMoves.map(({ act }) => act))];
const parties: readonly Party[] = ['asker', 'owner', 'clock'];
const step = fc.record({
  act: fc.constantFrom(...acts),
  by: fc.constantFrom(...parties),
});

/** Walks a request along steps, leaving out those that are not open. */
function walk(steps: readonly { readonly act: RequestAct; readonly by: Party }[]) {
  const seen: { state: RequestState; act: RequestAct; by: Party; to: RequestState }[] = [];
  let state: RequestState = 'draft';
  for (const { act, by } of steps) {
    const to = requestAfter(state, act, by);
    if (!to) continue;
    seen.push({ state, act, by, to });
    state = to;
  }
  return { seen, state };
}

test('whatever is tried in whatever order, a grant needs the owner or the open rule, and an end is an end', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const { seen } = walk(steps);
      for (const [at, { state, act, by, to }] of seen.entries()) {
        if (to === 'granted' || to === 'partlyGranted') {
          assert.equal(state, 'asked');
          assert.ok(by === 'owner' || (by === 'clock' && act === 'grant'));
        }
        if (to === 'revoked') assert.equal(by, 'owner');
        if (to === 'withdrawn') assert.equal(by, 'asker');
        if (isSettled(to)) assert.equal(at, seen.length - 1, 'nothing follows an end');
      }
    }),
    { numRuns: 300 },
  );
});

test('every state is reached, every state but the ends leads on, and every step has one outcome', () => {
  const reached = new Set<RequestState>(['draft', ...requestMoves.map(({ to }) => to)]);
  assert.deepEqual([...reached].sort(), [...requestStates].sort());
  const ends = requestStates.filter(isSettled);
  assert.deepEqual(ends, ['refused', 'withdrawn', 'ended', 'revoked']);
  for (const moves of [requestMoves, correctionMoves]) {
    const keys = moves.map(({ from, act, by }) => `${from} ${act} ${by}`);
    assert.equal(new Set(keys).size, keys.length);
  }
});

test('the acts that are offered are exactly those that are open', () => {
  fc.assert(
    fc.property(fc.constantFrom(...requestStates), fc.subarray([...parties]), (state, own) => {
      const offered = requestActs(state, own);
      for (const act of acts) {
        const isOpen = own.some((by) => requestAfter(state, act, by) !== null);
        assert.equal(offered.includes(act), isOpen);
      }
    }),
    { numRuns: 200 },
  );
});

test('a correction is answered by the source alone and once', () => {
  for (const state of correctionStates) {
    for (const act of ['accept', 'finish', 'refuse'] as const) {
      assert.equal(correctionAfter(state, act, 'asker'), null);
      const isOver = state === 'done' || state === 'refused' || state === 'withdrawn';
      if (isOver) assert.equal(correctionAfter(state, act, 'owner'), null);
    }
  }
});
