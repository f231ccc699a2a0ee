import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  billMoves,
  billStates,
  orderMoves,
  type OrderState,
  orderStates,
  refundMoves,
  refundStates,
  waiverMoves,
  waiverStates,
} from '../contract/states.ts';
import { billAfter, orderAfter, refundAct, refundAfter, waiverAfter } from './transition.ts';

const tables = [
  { moves: billMoves, states: billStates, first: 'due', ends: ['refunded', 'waived', 'withdrawn'] },
  { moves: orderMoves, states: orderStates, first: 'created', ends: ['refunded'] },
  { moves: refundMoves, states: refundStates, first: 'asked', ends: ['refused', 'done'] },
  { moves: waiverMoves, states: waiverStates, first: 'asked', ends: ['approved', 'refused'] },
] as const;

test('every state is reached, only ends lead nowhere, and every act has one outcome', () => {
  for (const { moves, states, first, ends } of tables) {
    const reached = new Set<string>([first, ...moves.map(({ to }) => to)]);
    assert.deepEqual([...reached].sort(), [...states].sort());
    const idle = states.filter((state) => !moves.some(({ from }) => from === state));
    assert.deepEqual([...idle].sort(), [...ends].sort());
    const keys = moves.map(({ from, act }) => `${from} ${act}`);
    assert.equal(new Set(keys).size, keys.length);
  }
});

test('a bill is paid, waived or withdrawn, never two of them, and nothing is refunded that was not paid', () => {
  for (const act of ['pay', 'waive', 'withdraw'] as const) {
    assert.ok(billAfter('due', act));
    for (const state of billStates) if (state !== 'due') assert.equal(billAfter(state, act), null);
  }
  assert.equal(billAfter('due', 'refundAll'), null);
  assert.equal(refundAct(100, 99), 'refundPart');
  assert.equal(refundAct(100, 100), 'refundAll');
});

test('whatever happens in whatever order, an order is paid at most once', () => {
  const acts = [...new Set(orderMoves.map(({ act }) => act))];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 40 }), (steps) => {
      let state: OrderState = 'created';
      let paid = 0;
      for (const act of steps) {
        const to = orderAfter(state, act);
        if (!to) continue;
        if (act === 'pay' || act === 'take') paid += 1;
        state = to;
      }
      assert.ok(paid <= 1);
    }),
    { numRuns: 300 },
  );
});

test('a decision is taken once; a refund that failed can be sent again', () => {
  assert.equal(waiverAfter('approved', 'refuse'), null);
  assert.equal(refundAfter('refused', 'approve'), null);
  assert.equal(refundAfter('failed', 'retry'), 'sending');
});
