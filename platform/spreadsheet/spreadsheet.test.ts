import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { readTable, readWorkbook, type SheetColumn, writeWorkbook } from './index.ts';
import { safeArchive } from '../archive/index.ts';

const columns: SheetColumn[] = [
  { key: 'name', title: '名称' },
  { key: 'count', title: '数量', type: 'number' },
  { key: 'on', title: '日期', type: 'date' },
  { key: 'at', title: '时间', type: 'dateTime' },
  { key: 'open', title: '开放', type: 'boolean' },
  { key: 'amountFen', title: '金额', type: 'yuan' },
];
const record = {
  name: '石桥村',
  count: 3.5,
  on: new Date('2026-11-22T16:00:00Z'),
  at: new Date('2026-11-23T00:30:00Z'),
  open: true,
  amountFen: 123_450,
};

test('what is written is read back the same, with row numbers', async () => {
  const file = await writeWorkbook([{ name: '一/二', columns, rows: [record, {}, record] }]);
  const { sheets, problems } = await readWorkbook(file);
  assert.deepEqual(problems, []);
  const [sheet] = sheets;
  assert.ok(sheet);
  assert.equal(sheet.name, '一 二');
  assert.deepEqual(
    sheet.rows.map(({ row }) => row),
    [1, 2, 4],
  );
  const table = readTable(sheet, columns);
  assert.deepEqual(table, { rows: [2, 4].map((row) => ({ row, values: record })), problems: [] });
});

test('texts that look like formulas stay texts', async () => {
  const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '\u0007=1', '<b>&'];
  const rows = texts.map((name) => ({ name }));
  const file = await writeWorkbook([{ name: 'a', columns: columns.slice(0, 1), rows }]);
  const xml = safeArchive(file, 1e7, (name) => name === 'xl/worksheets/sheet1.xml').toString();
  assert.doesNotMatch(xml, /<f>/);
  assert.equal(xml.match(/t="s"/g)?.length, texts.length + 1);
  const { sheets } = await readWorkbook(file);
  const read = sheets[0]?.rows.slice(1).map(({ cells }) => cells[0]);
  assert.deepEqual(read, [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '=HYPERLINK("http://x","y")',
    '=1',
    '<b>&',
  ]);
});

test('sheets of one name, long names and over-long texts are made to fit', async () => {
  const sheet = { columns: columns.slice(0, 1), rows: [{ name: '长'.repeat(40_000) }] };
  const name = '清溪镇二〇二六年第四季度全部已办结的城市管理事件明细表格汇总总表';
  const file = await writeWorkbook([
    { ...sheet, name },
    { ...sheet, name },
  ]);
  const { sheets } = await readWorkbook(file);
  assert.equal(new Set(sheets.map((one) => one.name)).size, 2);
  assert.ok(sheets.every((one) => one.name.length <= 31));
  assert.equal(String(sheets[0]?.rows[1]?.cells[0]).length, 32_767);
});

test('a workbook with personal data says who took it, at the head of each page and on a sheet', async () => {
  const mark = '王<五> & 2026-11-26 10:00:00';
  const file = await writeWorkbook([{ name: 'a', columns, rows: [record] }], mark);
  const xml = safeArchive(file, 1e7, (name) => name === 'xl/worksheets/sheet1.xml').toString();
  assert.match(xml, /<oddHeader>&amp;R王&lt;五&gt; &amp;&amp; 2026-11-26 10:00:00<\/oddHeader>/);
  const { sheets, problems } = await readWorkbook(file);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    sheets.map(({ name }) => name),
    ['a', '导出说明'],
  );
});

test('values that do not fit their column are a fault of the program', async () => {
  const write = (row: object) =>
    writeWorkbook([{ name: 'a', columns, rows: [{ ...record, ...row }] }]);
  await assert.rejects(write({ count: 'x' }), /count/);
  await assert.rejects(write({ amountFen: 0.5 }), TypeError);
  await assert.rejects(write({ at: new Date(Number.NaN) }), TypeError);
  await assert.rejects(writeWorkbook([]), RangeError);
});

test('every faulty cell is named by row and column', async () => {
  const text = (key: string, title: string): SheetColumn => ({ key, title });
  const file = await writeWorkbook([
    {
      name: '导入',
      columns: [text('b', '数量 '), text('a', '名称*'), text('c', '日期')],
      rows: [
        { a: '甲', b: '１２', c: '2026年2月3日' },
        { a: '乙', b: '许多', c: '2026-02-30' },
        { b: '1' },
      ],
    },
  ]);
  const [sheet] = (await readWorkbook(file)).sheets;
  assert.ok(sheet);
  const wanted = columns
    .slice(0, 3)
    .map((column) => ({ ...column, required: column.key === 'name' }));
  const { rows, problems } = readTable(sheet, wanted);
  assert.deepEqual(rows, [
    { row: 2, values: { name: '甲', count: 12, on: new Date('2026-02-02T16:00:00Z') } },
  ]);
  assert.deepEqual(
    problems.map(({ row, column, code }) => `${column}${row} ${code}`),
    ['A3 wrong-type', 'C3 wrong-type', 'B4 value-missing'],
  );
  const missing = readTable(sheet, [{ key: 'x', title: '电话', required: true }]);
  assert.equal(missing.problems[0]?.code, 'column-missing');
  assert.equal(readTable({ name: '', rows: [] }, wanted).problems[0]?.code, 'no-rows');
});

test('a file that is no workbook is refused in words', async () => {
  const good = await writeWorkbook([{ name: 'a', columns, rows: [record] }]);
  const files = [
    Buffer.from(''),
    Buffer.from('name,count\n1,2'),
    good.subarray(0, good.length - 100),
    Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]),
    archive('a.txt', Buffer.from('hello')),
    archive('xl/workbook.xml', Buffer.from('<workbook')),
  ];
  for (const file of files) {
    const { sheets, problems } = await readWorkbook(file);
    assert.deepEqual(sheets, []);
    assert.equal(problems[0]?.code, 'not-a-workbook');
  }
});

test('limits of size, unpacked size and rows hold, whatever the archive claims', async () => {
  const codes = async (file: Buffer, limits: object) =>
    (await readWorkbook(file, limits)).problems.map(({ code }) => code);
  const rows = Array.from({ length: 30 }, () => record);
  const good = await writeWorkbook([{ name: 'a', columns, rows }]);
  assert.deepEqual(await codes(good, { maxBytes: 100 }), ['too-large']);
  assert.deepEqual(await codes(good, { maxRows: 30 }), ['too-many-rows']);
  assert.deepEqual(await codes(good, { maxRows: 31, maxColumns: 5 }), ['too-many-columns']);
  const bomb = archive('xl/workbook.xml', Buffer.alloc(30_000_000));
  assert.ok(bomb.length < 100_000);
  assert.deepEqual(await codes(bomb, { maxUnpackedBytes: 10_000_000 }), ['too-large']);
});

test('one cell in a far corner does not make millions of empty ones', async () => {
  for (const place of ['A1048576', 'XFD1', '&#65;1048576']) {
    const xml = Buffer.from(`<worksheet><sheetData><row><c r="${place}"/></row></sheetData>`);
    const { problems } = await readWorkbook(archive('xl/worksheets/sheet1.xml', xml));
    assert.match(problems[0]?.code ?? '', /too-many/);
  }
});

/** A ZIP archive of one packed entry that claims to hold ten bytes. */
function archive(name: string, data: Buffer): Buffer {
  const packed = deflateRawSync(data);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(8, 4);
  shared.writeUInt32LE(packed.length, 14);
  shared.writeUInt32LE(10, 18);
  shared.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, Buffer.from(name), packed]);
  const entry = Buffer.concat([
    Buffer.from('PK\u0001\u0002'),
    Buffer.from([20, 0]),
    shared,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, entry, end]);
}
