import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Offer, transitions } from '../../../contract/index.ts';
import { emptyDraft, inputOf, missingIn, startDraft } from './draft.ts';

function offerOf(action: string): Offer {
  const row = transitions.find((one) => one.action === action);
  assert.ok(row);
  return { ...row, needs: [...row.needs], takes: [...row.takes] };
}

test('every action of the table says what is missing from an empty dialog', () => {
  for (const { action } of transitions) {
    const offer = offerOf(action);
    assert.deepEqual(missingIn(offer, emptyDraft), offer.needs, action);
  }
});

test('what an action does not ask for is not sent, whatever was typed', () => {
  const draft = {
    ...emptyDraft,
    reason: ' 垃圾已清 ',
    stars: 4,
    departmentId: 'd',
    intoCase: 'ZS1',
  };
  assert.deepEqual(inputOf(offerOf('close'), draft, []), { reason: '垃圾已清' });
  assert.deepEqual(inputOf(offerOf('rate'), draft, []), { reason: '垃圾已清', stars: 4 });
});

test('a reason of blanks is no reason', () => {
  assert.deepEqual(missingIn(offerOf('return'), { ...emptyDraft, reason: '  ' }), ['reason']);
});

test('an extension starts a day after the deadline, or after now where that has passed', () => {
  const now = new Date('2026-03-05T02:00:00Z');
  const due = (dueAt: string) =>
    startDraft(offerOf('requestExtension'), { dueAt } as never, now).until;
  assert.equal(due('2026-03-06T02:00:00Z'), '2026-03-07T02:00:00.000Z');
  assert.equal(due('2026-03-01T02:00:00Z'), '2026-03-06T02:00:00.000Z');
});
