import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type FieldView, plainField } from '#modules/catalogue/index.ts';
import { Engine, literal } from '#platform/duckdb/index.ts';
import { type FieldMapping, usual } from '../../contract/mapping.ts';
import { checkStatement, plainSplit } from './statement.ts';

const folder = await mkdtemp(join(tmpdir(), 'zhenshu-plain-'));
const engine = new Engine({ temporaryDirectory: folder, directories: [], memoryMegabytes: 256 });
after(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const text = plainField('value', '值');

/** Cells of every kind, each also with what people and systems leave around and inside. */
const seeds = [
  '张伟',
  '张 伟',
  'Li Ming',
  '石桥村1组2号',
  '良好',
  '一般',
  '无',
  '是',
  '否',
  '男',
  'x',
  '√',
  '-',
  '0',
  '7',
  '-7',
  '007',
  '12.5',
  '12.0',
  '1.',
  '.5',
  '1e3',
  '1_0',
  'nan',
  'inf',
  '0x10',
  '1e400',
  '99999999999999999999',
  '181',
  '1,200',
  '2026-03-05',
  '2026-3-05',
  '2026-02-30',
  '1849-12-31',
  '2150-12-31',
  '2151-01-01',
  '20260305',
  '46086',
  '2026/03/05',
  '2026年3月5日',
  '12026-03-05',
  '0044-03-15',
  '0044-03-15 (BC)',
  '2026-03-05 08:30:00',
  '2026-03-05T08:30:00',
  '2026-03-05 08:30',
  '2026-03-05 08:30:00Z',
  '2026-03-05 25:30:00',
  '1772670600',
  '2026-03-05 08:30:00.5',
  '10000-03-05 08:30:00',
  '430121193601010012',
  '43012119360101002X',
  '43012119360101001x',
  '430121360101001',
  '4.30121E+17',
  '110000000000000e03',
  '110000000000000E03',
  '43012119360101_012',
  '13812345678',
  '138 1234 5678',
  '+8613812345678',
  '0731-84312345',
  '1.38123E+10',
  '1.38123e+10',
  '1381234_678',
  '12812345678',
  '1381234567.',
  '91430121MA4L16JQ9T',
  '91430121ma4l16jq9t',
  '湘A12345',
  '湘a12345',
  '湘A·12345',
  '6222021234567890128',
  '4111111111111111',
  '4111 1111 1111 1111',
];
const around = [
  '',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u000b',
  '\u000c',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '\u2003',
  '　',
  '０',
  'Ａ',
  '’',
];
const cells = [
  null,
  '',
  ...seeds.flatMap((seed) =>
    around.flatMap((sign) => [
      seed,
      `${sign}${seed}`,
      `${seed}${sign}`,
      `${seed[0]}${sign}${seed.slice(1)}`,
    ]),
  ),
  ...seeds.map((seed) =>
    seed.replace(/[0-9]/g, (one) => String.fromCharCode(0xff10 + Number(one))),
  ),
];
const unique = [...new Set(cells)];

const kinds: readonly {
  field: Partial<FieldView>;
  mapping?: Partial<FieldMapping>;
  plain: number;
}[] = [
  { field: {}, plain: 100 },
  { field: { mask: 'name' }, plain: 100 },
  { field: { codes: ['良好', '一般', ' 怪 ', '无'] }, plain: 3 },
  { field: { format: 'idNumber' }, plain: 1 },
  { field: { format: 'phone' }, plain: 1 },
  { field: { format: 'socialCredit' }, plain: 1 },
  { field: { format: 'plate' }, plain: 1 },
  { field: { format: 'bankCard' }, plain: 2 },
  { field: { type: 'integer' }, plain: 4 },
  { field: { type: 'decimal' }, plain: 6 },
  { field: { type: 'longitude' }, plain: 4 },
  { field: { type: 'latitude' }, plain: 4 },
  { field: { type: 'date' }, plain: 2 },
  { field: { type: 'instant' }, plain: 1 },
  { field: { type: 'boolean' }, plain: 4 },
  {
    field: {},
    mapping: {
      translate: [{ from: '男', to: '一' }],
      rules: { least: null, most: null, pattern: '.{1,4}', longest: 3 },
    },
    plain: 20,
  },
  {
    field: { type: 'integer' },
    mapping: { rules: { least: '1', most: '9', pattern: null, longest: null } },
    plain: 1,
  },
];

test('a cell that is told to be plain is one that the whole check takes as it is', async () => {
  const rows = unique.map((cell, at) => `(${at}, ${literal(cell)})`);
  await engine.use((connection) =>
    connection.run(`CREATE TABLE cells AS SELECT * FROM (VALUES ${rows.join(', ')}) s(_line, c0)`),
  );
  for (const { field, mapping, plain } of kinds) {
    for (const { required, repairs } of [
      { required: false, repairs: usual.repairs },
      { required: true, repairs: [] },
    ]) {
      const found = await plainAndChecked({ ...text, ...field, required }, { ...mapping, repairs });
      const what = JSON.stringify([field, mapping, required, repairs]);
      assert.ok(found.plain >= plain, `${what}: ${found.plain} plain`);
      assert.deepEqual(found.wrong, [], what);
    }
  }
});

/** Plain cells that the whole check sees otherwise. */
async function plainAndChecked(field: FieldView, mapping: Partial<FieldMapping>) {
  const fed = {
    field,
    mapping: { ...usual, field: 'value', column: 'c', ...mapping },
    column: 'c0',
  };
  const from = '(SELECT * FROM cells)';
  const of = { fields: [field], fed: [fed], from };
  const split = plainSplit(of);
  assert.ok(split);
  return engine.use(async (connection) => {
    const read = await connection.runAndReadAll(
      `SELECT given._line, _reasons IS NOT NULL OR _repaired > 0 OR value IS DISTINCT FROM (${split.values[0]}) AS wrong
       FROM ${from} AS given JOIN (${checkStatement(of)}) AS whole ON given._line = whole._line
       WHERE given._line NOT IN (SELECT _line FROM ${split.others})`,
    );
    const all = read.getRows();
    const wrong = all.filter((row) => row[1] === true).map(([line]) => unique[Number(line)]);
    return { plain: all.length, wrong };
  });
}
