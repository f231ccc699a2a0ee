import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FieldView, plainField } from '#modules/catalogue/index.ts';
import type { ColumnProfile } from '../contract/shapes.ts';
import { suggestMapping } from './suggest.ts';

const field = (key: string, titleZh: string, format: FieldView['format'] = null): FieldView =>
  plainField(key, titleZh, { format });

const column = (title: string, looksLike: ColumnProfile['looksLike']): ColumnProfile => ({
  title,
  missing: 0,
  distinct: 5,
  longest: 18,
  looksLike,
  share: 1,
  samples: [],
});

const pairs = (fields: readonly FieldView[], columns: readonly ColumnProfile[]) =>
  Object.fromEntries(suggestMapping(fields, columns).map((one) => [one.field, one.column]));

test('a column of numbers that are in part wrong still feeds the field its title names', () => {
  const fields = [field('idNumber', '身份证号', 'idNumber'), field('phone', '联系电话', 'phone')];
  for (const looksLike of ['integer', 'text', 'idNumber', 'damaged'] as const) {
    const columns = [column('身份证号码', looksLike), column('手机', 'integer')];
    assert.deepEqual(pairs(fields, columns), { idNumber: '身份证号码', phone: '手机' }, looksLike);
  }
});

test('a column of another kind feeds no field of a format, however alike the title', () => {
  const fields = [field('idNumber', '身份证号', 'idNumber')];
  assert.deepEqual(pairs(fields, [column('证件号', 'date')]), {});
});
