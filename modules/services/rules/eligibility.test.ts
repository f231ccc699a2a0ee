import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { tableOf } from '../catalogue/build.ts';
import { combinations, decide, nextQuestion, strangeAnswers, tableFaults } from './eligibility.ts';

const table = tableOf({ age: '满 60 岁？|yes=满了|no=没有', kind: '哪种？|a=甲|b=乙' }, [
  [{ age: 'no' }, 'cannot', '还不能。'],
  [{ kind: 'a' }, 'can', '可以。', '身份证'],
  [{}, 'instead:other', '办另一件。'],
]);

test('the first rule that fits decides, with what to bring or what else to do', () => {
  assert.equal(decide(table, { age: 'no', kind: 'a' })?.outcome, 'cannot');
  assert.deepEqual(decide(table, { age: 'yes', kind: 'a' })?.bring, ['身份证']);
  assert.equal(decide(table, { age: 'yes', kind: 'b' })?.instead, 'other');
  assert.deepEqual(strangeAnswers(table, { age: 'maybe', x: '1' }), ['age', 'x']);
});

test('no question is asked that does not matter any more', () => {
  assert.equal(nextQuestion(table, {}), 'age');
  assert.equal(nextQuestion(table, { age: 'no' }), null);
  assert.equal(nextQuestion(table, { age: 'yes' }), 'kind');
  assert.equal(nextQuestion(table, { age: 'yes', kind: 'b' }), null);
});

test('a table with a gap, an unknown word or a rule out of reach is refused', () => {
  assert.deepEqual(tableFaults(table), []);
  const [first, second, last] = table.rules;
  assert.ok(first && second && last);
  assert.match(tableFaults({ ...table, rules: [first, second] })[0] ?? '', /满了、乙/);
  assert.match(tableFaults({ ...table, rules: [last, first] })[0] ?? '', /第 2 条/);
  assert.match(
    tableFaults({ ...table, rules: [{ ...first, when: { age: ['perhaps'] } }] })[0] ?? '',
    /perhaps/,
  );
});

test('whatever table: where it is whole, asking one by one ends in the verdict of the whole table', () => {
  const options = (letters: string) => [...letters].map((value) => ({ value, zh: value }));
  const rule = fc.record({
    when: fc.record(
      {
        p: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
        q: fc.subarray(['x', 'y'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
    zh: fc.string({ minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), (drawn) => {
      const rules = [...drawn, { when: {}, zh: 'rest' }].map((one) => ({
        ...one,
        outcome: 'can' as const,
        bring: [],
      }));
      const questions = [
        { key: 'p', zh: 'p', options: options('abc') },
        { key: 'q', zh: 'q', options: options('xy') },
      ];
      for (const whole of combinations({ questions })) {
        const given: Record<string, string> = {};
        for (
          let key = nextQuestion({ questions, rules }, given);
          key;
          key = nextQuestion({ questions, rules }, given)
        ) {
          given[key] = whole[key] ?? '';
        }
        assert.equal(decide({ questions, rules }, given), decide({ questions, rules }, whole));
      }
    }),
    { numRuns: 100 },
  );
});
