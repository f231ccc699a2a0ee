import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type FieldView, plainField } from '#modules/catalogue/index.ts';
import { Engine, literal } from '#platform/duckdb/index.ts';
import {
  canonicalMobile,
  isBankCard,
  isIdentityNumber,
  isPlate,
  isSocialCreditCode,
  wholeIdentityNumber,
} from '#platform/text/index.ts';
import { type FieldMapping, usual } from '../../contract/mapping.ts';
import { checkStatement } from './statement.ts';

const folder = await mkdtemp(join(tmpdir(), 'zhenshu-cleaning-'));
const engine = new Engine({ temporaryDirectory: folder, directories: [], memoryMegabytes: 256 });
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const plain = plainField('value', '值');

interface Checked {
  value: unknown;
  reasons: string | null;
  repaired: boolean;
}

/** What becomes of texts as one field. */
async function check(
  texts: readonly (string | null)[],
  field: Partial<FieldView>,
  mapping: Partial<FieldMapping> = {},
): Promise<Checked[]> {
  const rows = texts.map((text, at) => `(${at}, ${literal(text)})`);
  const whole = { ...plain, ...field };
  const statement = checkStatement({
    fields: [whole],
    fed: [
      {
        field: whole,
        mapping: { field: 'value', column: 'c0', ...usual, ...mapping },
        column: 'c0',
      },
    ],
    from: `(SELECT * FROM (VALUES ${rows.join(', ')}) s(_line, c0))`,
  });
  return engine.use(async (connection) => {
    const read = await connection.runAndReadAll(`SELECT * FROM (${statement}) ORDER BY _line`);
    return read.getRowObjectsJson().map((row) => ({
      value: row['value'],
      reasons: row['_reasons'] as string | null,
      repaired: Number(row['_repaired']) > 0,
    }));
  });
}

const values = async (...given: Parameters<typeof check>) =>
  (await check(...given)).map(({ value, reasons }) => reasons ?? value);

test('days are read in the forms in which lists hold them', async () => {
  const forms = [
    '2026-03-05',
    '2026/3/5',
    '2026.3.5',
    '20260305',
    '2026年3月5日',
    '2026年03月05号',
    '二〇二六年三月五日',
    '46086',
    '２０２６－０３－０５',
    ' 2026-3-5 ',
    '2026-03-05 00:00:00',
    '二〇二六年十一月二十三日',
    '2026年十月十日',
  ];
  assert.deepEqual(await values(forms, { type: 'date' }), [
    ...Array.from({ length: 11 }, () => '2026-03-05'),
    '2026-11-23',
    '2026-10-10',
  ]);
  const bad = ['2026-02-30', '20261301', '昨天', '99999', '0000-00-00', '2026年13月1日'];
  assert.deepEqual(
    await values(bad, { type: 'date' }),
    bad.map(() => 'value:not-date'),
  );
  const [kept, mended, none, words] = await check(['2026-03-05', '2026/3/5', '', '不详'], {
    type: 'date',
  });
  assert.deepEqual(
    [kept?.repaired, mended?.repaired, none?.value, words?.value],
    [false, true, null, null],
  );
});

test('instants without a zone are meant in Shanghai', async () => {
  const found = await values(
    ['2026-03-05 08:30', '2026-03-05T00:30:00Z', '2026/3/5 8:30:00', '1772670600'],
    { type: 'instant' },
  );
  assert.deepEqual(
    new Set(
      found.map((one) =>
        new Date(String(one).replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString(),
      ),
    ),
    new Set(['2026-03-05T00:30:00.000Z']),
  );
});

test('numbers keep their value, and a fraction is no whole number', async () => {
  assert.deepEqual(
    await values(['1,200', '３５', '-7', '12.0', '1.5', '约3', '1e3'], { type: 'integer' }),
    ['1200', '35', '-7', '12', 'value:not-integer', 'value:not-integer', 'value:not-integer'],
  );
  assert.deepEqual(
    await values(['1,200.50元', '¥3', '.5', 'nan', 'inf', '12.3.4'], { type: 'decimal' }),
    [1200.5, 3, 0.5, 'value:not-decimal', 'value:not-decimal', 'value:not-decimal'],
  );
});

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (count: number) =>
  fc.array(digit, { minLength: count, maxLength: count }).map((all) => all.join(''));
const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
const first17 = fc
  .tuple(fc.constantFrom('430121', '110105', '990101'), fc.oneof(birth, digits(8)), digits(3))
  .map((parts) => parts.join(''));
const identity = fc.oneof(
  fc.tuple(first17, fc.constantFrom(...'0123456789X')).map(([body, last]) => body + last),
  fc.tuple(fc.constant('430121'), birth, digits(3)).map(([a, day, b]) => a + day.slice(2) + b),
  fc.tuple(digits(17), fc.constantFrom(...'0123456789XxE_.- ')).map(([body, last]) => body + last),
);

test('an identity number is judged and lengthened as the platform does it', async () => {
  const sample = fc.sample(identity, { numRuns: 600, seed: 5 });
  const right = sample.map((one) => wholeIdentityNumber(one));
  const found = await check(sample, { format: 'idNumber' });
  found.forEach(({ value, reasons }, at) => {
    const whole = right[at] ?? '';
    assert.equal(reasons === null, isIdentityNumber(whole), `${sample[at]} → ${whole}: ${reasons}`);
    if (reasons === null) assert.equal(value, whole);
  });
  assert.ok(found.some(({ reasons }) => reasons === null) && found.some(({ reasons }) => reasons));
});

test('a right check character is the only one that is taken', async () => {
  const bodies = fc.sample(
    fc.tuple(fc.constant('430121'), birth, digits(3)).map((parts) => parts.join('')),
    { numRuns: 60, seed: 6 },
  );
  const all = bodies.flatMap((body) => [...'0123456789X'].map((last) => body + last));
  const taken = (await check(all, { format: 'idNumber' })).filter(
    ({ reasons }) => reasons === null,
  );
  assert.equal(taken.length, bodies.length);
});

test('nobody is born tomorrow or later: such a number is wrong whatever its check character says', async () => {
  const bornIn = (year: number): string[] =>
    [...'0123456789X'].map((last) => `430121${year}0101001${last}`);
  const next = new Date().getUTCFullYear() + 1;
  const taken = async (all: string[]) =>
    (await check(all, { format: 'idNumber' })).filter(({ reasons }) => reasons === null).length;
  assert.deepEqual([await taken(bornIn(next - 1)), await taken(bornIn(next + 1))], [1, 0]);
});

test('numbers that a spreadsheet damaged are told apart from wrong ones', async () => {
  const found = await values(
    ['4.30121E+17', '4.30121194912E+17', '43012119491231002', '430121194912310020 '],
    { format: 'idNumber' },
  );
  assert.deepEqual(found, [
    'value:damaged',
    'value:damaged',
    'value:not-idNumber',
    'value:not-idNumber',
  ]);
});

test('credit codes, phones, plates and bank cards are judged as the platform does it', async () => {
  const credit = [
    '91430121MA4L16JQ9B',
    '91430100MA4L1ABCDX',
    ...fc.sample(
      fc.tuple(fc.constant('9143012'), digits(11)).map((parts) => parts.join('')),
      { numRuns: 200, seed: 7 },
    ),
  ];
  (await check(credit, { format: 'socialCredit' })).forEach(({ reasons }, at) =>
    assert.equal(reasons === null, isSocialCreditCode(credit[at] ?? ''), credit[at]),
  );
  const cards = [
    '6222021234567890128',
    '4111111111111111',
    '4111111111111112',
    ...fc.sample(
      fc.tuple(fc.constant('62220'), digits(11)).map((parts) => parts.join('')),
      { numRuns: 100, seed: 8 },
    ),
  ];
  (await check(cards, { format: 'bankCard' })).forEach(({ reasons }, at) =>
    assert.equal(reasons === null, isBankCard(cards[at] ?? ''), cards[at]),
  );
  const plates = ['湘A12345', '湘AD12345', '湘A·12345', '湘I12345', '清A12345', '湘AABCDE'];
  (await check(plates, { format: 'plate' })).forEach(({ reasons, value }) =>
    assert.equal(reasons === null, isPlate(String(value)), String(value)),
  );
  const phones = [
    '13812345678',
    '+86 138-1234-5678',
    '86 13812345678',
    '１３８１２３４５６７８',
    '0731-84312345',
    '12345',
    '10812345678',
  ];
  assert.deepEqual(await values(phones, { format: 'phone' }), [
    ...Array.from({ length: 4 }, () => canonicalMobile('13812345678')),
    '073184312345',
    'value:not-phone',
    'value:not-phone',
  ]);
});

test('texts lose blanks at their ends and in names, and nothing else', async () => {
  assert.deepEqual(
    await values(['　张 伟 ', 'Li Ming', '买买提·艾力', '张　三'], {
      mask: 'name',
      personalClass: 'personal',
    }),
    ['张伟', 'Li Ming', '买买提·艾力', '张三'],
  );
  assert.deepEqual(await values(['3组 12号', ' a ', '', '   ', null], {}), [
    '3组 12号',
    'a',
    null,
    null,
    null,
  ]);
});

test('required, lists, bounds and patterns refuse with their own reason', async () => {
  assert.deepEqual(
    await values(
      ['', '男', '女性'],
      { required: true, codes: ['男', '女'] },
      { translate: [{ from: '女性', to: '女' }] },
    ),
    ['value:missing', '男', '女'],
  );
  assert.deepEqual(await values(['x'], { codes: ['男', '女'] }), ['value:not-in-list']);
  const rules = { least: '1', most: '150', pattern: null, longest: null };
  assert.deepEqual(await values(['0', '80', '151'], { type: 'integer' }, { rules }), [
    'value:too-small',
    '80',
    'value:too-large',
  ]);
  assert.deepEqual(
    await values(
      ['A-1', 'b'],
      {},
      { rules: { least: null, most: null, pattern: '[A-Z]-\\d', longest: null } },
    ),
    ['A-1', 'value:not-like-pattern'],
  );
  assert.deepEqual(await values(['181', '113.5'], { type: 'longitude' }), [
    'value:out-of-range',
    113.5,
  ]);
});
