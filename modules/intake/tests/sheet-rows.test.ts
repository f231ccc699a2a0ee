/** Rows of a list as people see them in their spreadsheet. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { bringIn } from '../index.ts';
import { fixRow } from '../service/bring/fix.ts';
import { refusedCsv } from '../service/bring/refused-files.ts';
import { refusedRows } from '../service/bring/refused.ts';
import { samplesOf } from '../service/bring/samples.ts';
import { elders, identity } from './resources.ts';

const [one, two, three] = [1, 2, 3].map((n) => identity('19360101', n));
const header = ['姓名', '公民身份号码', '电话', '出生年月日', '月标准(元)', '住址'];

test('rows are named as the sheet shows them: titles, blank and broken rows counted, in the list and in the file', async (t) => {
  const { ctx, ...town } = await testTown(t);
  const resource = await elders({ ctx, ...town });
  const bad = (name: string) => [name, one, '123', '1936-01-01', '100', '石桥村'].join(',');
  const good = ['李四', two, '13812345678', '1936-01-01', '100', '"石桥村\n\n1组"'].join(',');
  const broken = `王五,${three},13812345678,1936-01-01,100,石桥村,多一列`;
  const rows = [
    '清溪镇名册,,,,,',
    '',
    header.join(','),
    bad('甲'),
    '',
    good,
    broken,
    bad('乙'),
    '',
  ];
  const checked = await bringIn(ctx, {
    resourceId: resource.id,
    source: '手工台账',
    fileName: '名册.csv',
    bytes: Buffer.from(`${rows.join('\r\n')}\r\n`),
    applies: false,
  });
  const refused = await refusedRows(ctx, checked.id, { after: 0, limit: 50 });
  assert.deepEqual(
    refused.rows.map(({ row, values }) => [row, values['姓名']]),
    [
      [4, '甲'],
      [8, '乙'],
    ],
  );
  const file = Buffer.from((await refusedCsv(ctx, checked.id)).bytes as Uint8Array).toString(
    'utf8',
  );
  const lines = file
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  assert.deepEqual(
    lines.map((cells) => cells.at(-2)),
    ['原行号', '4', '8'],
  );
  const [sample] = await samplesOf(ctx, checked.id, false);
  assert.equal(sample?.row, 6);
  await assert.rejects(fixRow(ctx, checked.id, { line: 2, values: {} }), {
    values: { line: 6 },
  });
});
