import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Condition, RuleDefinition } from '../../../contract/index.ts';
import { blankDraft, conditionOf, definitionOf, draftOf, rowsOf, withProperty } from './draft.ts';

const open = { kind: 'threshold', key: 'open', op: 'equals', value: true } as const;
const conditions: Condition[] = [
  open,
  { kind: 'duration', seconds: 600, of: open },
  { kind: 'repetition', times: 3, among: 5, withinSeconds: null, of: open },
  { kind: 'repetition', times: 3, among: null, withinSeconds: 3600, of: open },
  { kind: 'absence', key: null, seconds: 60 },
  { kind: 'rateOfChange', key: 'a', direction: 'fall', amount: 2, withinSeconds: 60 },
  { kind: 'comparison', key: 'a', op: 'above', otherKey: 'b', otherThingCode: 'X', offset: 1 },
  { kind: 'duration', seconds: 60, of: { kind: 'all', of: [open, open] } },
  { kind: 'any', of: [open, { kind: 'all', of: [open, open] }] },
];

test('every condition comes back from the form as it was', () => {
  for (const condition of conditions) assert.deepEqual(conditionOf(rowsOf(condition)), condition);
});

test('a row without a property or a value is no condition yet', () => {
  const { when } = blankDraft();
  assert.equal(conditionOf(when), null);
  const [row] = when.rows;
  assert.ok(row);
  assert.equal(conditionOf({ ...when, rows: [{ ...row, key: 'a' }] }), null);
});

test('a form says a rule once name, model and condition are there; English falls back to Chinese', () => {
  const draft = blankDraft();
  assert.equal(definitionOf(draft), null);
  const done = definitionOf({
    ...draft,
    code: 'cover',
    nameZh: '井盖',
    scope: { ...draft.scope, modelCode: 'manhole' },
    when: rowsOf(open),
  });
  assert.equal(done?.titleEn, '井盖');
  assert.equal(done?.type, 'cover');
  assert.deepEqual(definitionOf(draftOf('cover', done as RuleDefinition)), done);
});

test('another property takes an operator that fits it', () => {
  const [row] = blankDraft().when.rows;
  assert.ok(row);
  const property = { key: 'open', nameZh: '', nameEn: '', type: 'boolean', unit: '', choices: [] };
  const changed = withProperty({ ...row, op: 'above', value: 5 }, property);
  assert.equal(changed.op, 'equals');
  assert.equal(changed.value, true);
  const number = withProperty(changed, { ...property, key: 'a', type: 'number' });
  assert.equal(number.op, 'above');
  assert.equal(number.value, null);
});
