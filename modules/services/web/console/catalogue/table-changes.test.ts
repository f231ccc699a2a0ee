import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableFaults } from '../../../rules/eligibility.ts';
import {
  changedQuestion,
  firstTable,
  ruleUp,
  withAnswers,
  withoutQuestion,
  withQuestion,
  withRule,
} from './table-changes.ts';

test('a table stays in one piece whatever is taken out of it', () => {
  const two = withQuestion(firstTable);
  const [, second] = two.questions;
  assert.equal(second?.key, 'q2');
  const rule = two.rules[0];
  assert.ok(second && rule);
  const asked = { ...two, rules: two.rules.with(0, withAnswers(rule, 'q2', ['a1', 'a2'])) };
  const fewer = changedQuestion(asked, 1, { ...second, options: second.options.slice(0, 1) });
  assert.deepEqual(fewer.rules[0]?.when, { q1: ['a2'], q2: ['a1'] });
  assert.deepEqual(withoutQuestion(fewer, 1).rules, firstTable.rules);
  assert.deepEqual(tableFaults(withoutQuestion(fewer, 1)), []);
  const longer = withRule(firstTable);
  assert.deepEqual(
    longer.rules.map(({ outcome }) => outcome),
    ['cannot', 'window', 'can'],
  );
  assert.deepEqual(
    tableFaults(longer),
    ['第 3 条规则永远用不到'],
    'the new one is filled in first',
  );
  assert.equal(ruleUp(longer, 1).rules[0]?.outcome, 'window');
  assert.deepEqual(ruleUp(longer, 0), longer);
});
