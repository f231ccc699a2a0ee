import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { choice, count, day, formOf, line, optional, photos, when } from '../catalogue/build.ts';
import type { Answers } from '../contract/form.ts';
import { faultsOf, keptAnswers, missingOf, questionsOf, schemaFaults } from './form.ts';
import { carriedOver, changesBetween, isSameForm } from './form-versions.ts';

const form = formOf([
  line('name', '姓名'),
  choice('kind', '种类', '甲|乙'),
  when('kind', '乙', count('size', '多大', [1, 10])),
  optional(day('since', '从哪天')),
  photos('proof', '材料'),
]);

test('a question is asked only when the one it hangs on has that answer, and its answer goes when the mind changes', () => {
  const keys = (answers: Answers) => questionsOf(form, answers).map(({ key }) => key);
  assert.deepEqual(keys({}), ['name', 'kind', 'since', 'proof']);
  assert.deepEqual(keys({ kind: '乙' }), ['name', 'kind', 'size', 'since', 'proof']);
  assert.deepEqual(keptAnswers(form, { kind: '甲', size: 3, name: ' 张三 ' }), {
    kind: '甲',
    name: '张三',
  });
});

test('what is missing and what is wrong is said question by question', () => {
  assert.deepEqual(missingOf(form, { name: '张三', kind: '乙' }), ['size', 'proof']);
  const wrong = { kind: '丙', since: '2026-02-30', name: 5, proof: 'x' } as const;
  assert.deepEqual(
    faultsOf(form, wrong).map(({ key }) => key),
    ['name', 'kind', 'since', 'proof'],
  );
  assert.deepEqual(
    faultsOf(form, { kind: '乙', size: 1.5 }).map(({ zh }) => zh),
    ['请填整数'],
  );
  const number = formOf([line('id', '身份证号', { format: 'identity-number' })]);
  assert.equal(faultsOf(number, { id: '11010519491231002X' }).length, 0);
  assert.equal(faultsOf(number, { id: '110105194912310021' }).length, 1);
});

test('a form with a gap is refused before anyone meets it', () => {
  assert.deepEqual(schemaFaults(form), []);
  assert.equal(schemaFaults({ ...form, 'x-order': ['name'] }).length, 4);
  assert.equal(schemaFaults(formOf([when('b', '1', line('a', '甲')), line('b', '乙')])).length, 1);
  assert.equal(
    schemaFaults(formOf([choice('a', '甲', '1|2'), when('a', '3', line('b', '乙'))])).length,
    1,
  );
});

test('a changed form: what still fits stays, what does not is said, field by field', () => {
  const after = formOf([
    line('name', '申请人姓名'),
    choice('kind', '种类', '甲|丙'),
    optional(day('since', '从哪天')),
    photos('proof', '材料'),
    line('reason', '理由'),
  ]);
  const answers = { name: '张三', kind: '乙', size: 3, since: '2026-01-01' };
  assert.deepEqual(carriedOver(form, after, answers), { name: '张三', since: '2026-01-01' });
  const said = changesBetween(form, after, answers).map(({ key, change, answer }) => [
    key,
    change,
    answer,
  ]);
  assert.deepEqual(said, [
    ['size', 'removed', 'dropped'],
    ['name', 'changed', 'kept'],
    ['kind', 'changed', 'dropped'],
    ['reason', 'added', 'toAnswer'],
  ]);
  assert.equal(isSameForm(form, form, answers), true);
  assert.equal(isSameForm(form, after, answers), false);
});

test('whatever is answered: kept answers have no fault that was not told, and keeping is done once', () => {
  const answer = fc.oneof(
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.array(fc.uuid(), { maxLength: 9 }),
    fc.constantFrom('甲', '乙', '2026-01-01'),
  );
  const keys = fc.constantFrom('name', 'kind', 'size', 'since', 'proof', 'other');
  fc.assert(
    fc.property(fc.dictionary(keys, answer), (given) => {
      const kept = keptAnswers(form, given);
      assert.deepEqual(keptAnswers(form, kept), kept);
      assert.ok(Object.keys(kept).every((key) => key in form.properties));
      assert.deepEqual(
        faultsOf(form, kept).map(({ key }) => key),
        faultsOf(form, given).map(({ key }) => key),
      );
    }),
    { numRuns: 200 },
  );
});
