import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Condition } from '../contract/conditions.ts';
import { operators } from '../contract/conditions.ts';
import type { FieldAnswer } from '../store/tables.ts';
import { grantedFields, leakingCondition, refusedCondition, selectionOf } from './selection.ts';

const keys = ['a', 'b', 'c', 'd', 'e'] as const;
const key = fc.constantFrom(...keys);
const condition: fc.Arbitrary<Condition> = fc.record({
  key,
  op: fc.constantFrom(...operators),
  value: fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.boolean()),
});
const conditions = fc.array(condition, { maxLength: 4 });
const answers = fc.dictionary(key, fc.constantFrom<FieldAnswer>('granted', 'masked', 'refused'));
const present = fc.uniqueArray(fc.record({ key, mask: fc.option(fc.constant('name')) }), {
  selector: (one) => one.key,
});

test('whatever is asked, only granted fields are read, masked ones masked, and only by what is whole', () => {
  fc.assert(
    fc.property(answers, conditions, conditions, present, (given, limits, asked, fields) => {
      const grant = { fields: grantedFields(keys, given), conditions: limits };
      const selection = selectionOf(grant, fields, asked);
      if (!selection) return;
      for (const field of selection.fields) {
        assert.notEqual(given[field.key] ?? 'refused', 'refused');
        assert.equal(field.masked, given[field.key] === 'masked');
        const now = fields.find((one) => one.key === field.key);
        assert.ok(now && (!field.masked || now.mask !== null), 'a masked field has its mask');
      }
      for (const one of asked) assert.equal(given[one.key], 'granted');
      for (const limit of limits) assert.ok(selection.where.includes(limit), 'no limit is lost');
    }),
    { numRuns: 500 },
  );
});

test('a condition on a masked or refused field is always refused', () => {
  fc.assert(
    fc.property(answers, fc.array(condition, { minLength: 1, maxLength: 4 }), (given, asked) => {
      const fields = grantedFields(keys, given);
      const isAllWhole = asked.every((one) => given[one.key] === 'granted');
      assert.equal(refusedCondition({ fields }, asked) === null, isAllWhole);
    }),
    { numRuns: 300 },
  );
});

test('an asked condition on what is not granted whole passes only as the owner’s own', () => {
  fc.assert(
    fc.property(answers, conditions, (given, asked) => {
      const fields = grantedFields(keys, given);
      assert.equal(leakingCondition(asked, fields, asked), null);
      const isLeaking = asked.some((one) => given[one.key] !== 'granted');
      assert.equal(leakingCondition(asked, fields, []) !== null, isLeaking);
    }),
    { numRuns: 300 },
  );
});
