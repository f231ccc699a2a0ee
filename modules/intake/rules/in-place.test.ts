import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { usual } from '../contract/mapping.ts';
import { plainField } from '#modules/catalogue/index.ts';
import { judgedBy } from './pushdown.ts';
import { keyOfReference, newReferenceKey, referenceOf } from './references.ts';

test('a row that stays at its source has one name, which tells nothing and cannot be made up', () => {
  const key = newReferenceKey();
  const other = newReferenceKey();
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
      (values) => {
        const name = referenceOf(key, values);
        assert.match(name, /^r[\w-]{38,}$/);
        assert.equal(name, referenceOf(key, values));
        assert.deepEqual(keyOfReference(key, name), values);
        assert.equal(keyOfReference(other, name), null);
        const at = 1 + Math.floor(name.length / 2);
        const forged = `${name.slice(0, at)}${name[at] === 'A' ? 'B' : 'A'}${name.slice(at + 1)}`;
        assert.equal(keyOfReference(key, forged), null);
      },
    ),
  );
  for (const text of ['', 'r', '17', 'rAAAA', 'r-_-_-_'])
    assert.equal(keyOfReference(key, text), null);
});

test('a source judges conditions only where a value means the same there', () => {
  const columns = [
    { name: '村', type: 'text' as const },
    { name: '金额', type: 'decimal' as const },
    { name: '时间', type: 'other' as const },
  ];
  const asIs = { ...usual, field: 'x', column: '村', repairs: [] };
  const village = plainField('x', '村');
  assert.equal(judgedBy(village, asIs, columns)?.name, '村');
  assert.equal(judgedBy(village, undefined, columns), null);
  assert.equal(judgedBy(village, { ...asIs, column: '组' }, columns), null);
  assert.equal(judgedBy(village, { ...asIs, column: null, constant: '石桥村' }, columns), null);
  assert.equal(judgedBy(village, { ...asIs, repairs: ['trim'] }, columns), null);
  const translate = [{ from: '石桥', to: '石桥村' }];
  assert.equal(judgedBy(village, { ...asIs, translate }, columns), null);
  const amount = plainField('x', '金额', { type: 'decimal' });
  assert.equal(
    judgedBy(amount, { ...usual, field: 'x', column: '金额' }, columns)?.type,
    'decimal',
  );
  assert.equal(
    judgedBy(amount, { ...asIs, column: '村' }, columns),
    null,
    'a number kept as a text',
  );
  const at = plainField('x', '时间', { type: 'instant' });
  assert.equal(judgedBy(at, { ...asIs, column: '时间' }, columns), null);
});
