import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CaseState, type Party, type Transition, transitions } from '../states.ts';
import { deadEnds, offersFor, stateAfter } from './transition.ts';

const everyone = new Set<Party>(transitions.flatMap((row) => [...row.who]));
const ends: readonly CaseState[] = ['closed', 'cancelled', 'merged'];

test('no state is a dead end: from each, actions lead to closed', () => {
  assert.deepEqual(deadEnds(), []);
});

test('a table with a dead end is found', () => {
  const broken: Transition[] = transitions.filter(({ action }) => action !== 'close');
  assert.ok(deadEnds(broken).includes('verified'));
});

test('after any walk of possible actions the case can still be closed', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
      let state: CaseState = 'registered';
      for (const choice of choices) {
        const offers = offersFor(state, everyone);
        const offer = offers[choice % offers.length];
        assert.ok(offer, `nothing can be done in ${state}`);
        state = stateAfter(offer.action as never, state);
      }
      assert.ok(ends.includes(state) || reachesClosed(state), `stuck in ${state}`);
    }),
    { numRuns: 500 },
  );
});

function reachesClosed(from: CaseState, seen = new Set<CaseState>()): boolean {
  if (from === 'closed') return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return offersFor(from, everyone).some((row) =>
    reachesClosed(row.to === 'same' ? from : row.to, seen),
  );
}

test('every action names who may do it and words in both languages', () => {
  for (const row of transitions) {
    assert.ok(row.who.length > 0 && row.zh && row.en, row.action);
  }
});
