import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkedUtf8, Decoder, guessEncoding, WrongEncoding } from './encoding.ts';
import { sheetTable } from './sheet.ts';
import { BlankRecords, gapsAmong, sheetRow } from './sheet-rows.ts';
import {
  columnTitles,
  csvCell,
  firstRecords,
  guessDelimiter,
  guessHeader,
  harmlessCell,
} from './table.ts';

const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc4, 0xea, 0xc1, 0xe4, 0x0a]);

test('the encoding is told by mark, by bytes, and else GB 18030', () => {
  assert.equal(guessEncoding(Buffer.from('姓名,年龄\n'), true), 'utf-8');
  assert.equal(guessEncoding(Buffer.from('姓名,年龄').subarray(0, 11), false), 'utf-8');
  assert.equal(
    guessEncoding(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a', 'utf16le')]), true),
    'utf-16le',
  );
  assert.equal(guessEncoding(gbk, true), 'gb18030');
  assert.equal(new Decoder('gb18030').push(gbk), '姓名,年龄\n');
});

test('a byte that does not fit is named with its line', () => {
  const decoder = new Decoder('utf-8');
  decoder.push(Buffer.from('姓名\n'));
  assert.throws(
    () => decoder.push(Buffer.concat([Buffer.from('张三\n李'), gbk])),
    (error: unknown) => {
      assert.ok(error instanceof WrongEncoding);
      assert.deepEqual([error.atByte, error.line], [17, 3]);
      return true;
    },
  );
});

test('UTF-8 is looked through piece by piece as it is, without its mark', async () => {
  const bytes = Buffer.from('\ufeff姓名,𠮷\n张三,é');
  const read = async (all: Buffer, size: number): Promise<string> => {
    const open = async function* () {
      for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
    };
    const pieces: Buffer[] = [];
    for await (const piece of checkedUtf8(open)) pieces.push(piece);
    return Buffer.concat(pieces).toString('utf8');
  };
  for (const size of [1, 2, 3, 5, 7, 100]) {
    assert.equal(await read(bytes, size), '姓名,𠮷\n张三,é', `${size} bytes a piece`);
    const fault = (line: number) => (error: unknown) =>
      error instanceof WrongEncoding && error.line === line;
    await assert.rejects(read(Buffer.concat([bytes, Buffer.from('\n'), gbk]), size), fault(3));
    await assert.rejects(read(bytes.subarray(0, -1), size), fault(2));
  }
});

test('records are cut as they were written', () => {
  const cell = fc.string({ maxLength: 8 }).filter((one) => !one.includes('\r'));
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => `${row.map(csvCell).join(',')}\n`).join('');
      assert.deepEqual(firstRecords(text, ',', 100), rows);
    }),
    { numRuns: 200 },
  );
});

test('the delimiter and the row of titles are found below a heading', () => {
  const text =
    '清溪镇80岁以上老人高龄津贴名册\n填报单位:社会事务办\n姓名;身份证号;村;金额\n张三;430121193001010011;石桥村;100,5\n李四;430121193001010038;双塘村;100,5\n';
  assert.equal(guessDelimiter(text), ';');
  assert.equal(guessHeader(firstRecords(text, ';', 20)), 2);
  assert.equal(
    guessHeader([
      ['a', 'b'],
      ['1', '2'],
    ]),
    0,
  );
  assert.deepEqual(columnTitles(['姓名', '', '姓名', ' 电 话* '], 5), [
    '姓名',
    '第2列',
    '姓名(2)',
    '电 话',
    '第5列',
  ]);
});

test('what a spreadsheet would run leaves the house asleep', () => {
  assert.equal(harmlessCell('=HYPERLINK("http://x")'), `'=HYPERLINK("http://x")`);
  assert.equal(harmlessCell('@SUM(A1)'), "'@SUM(A1)");
  assert.equal(harmlessCell('-12.5'), '-12.5');
  assert.equal(harmlessCell('张三'), '张三');
});

test('a row is named as the spreadsheet shows it, blank rows and titles counted', () => {
  assert.equal(sheetRow({ headerRow: 1 }, 1), 2);
  assert.equal(sheetRow({}, 7), 7);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 9 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
      (headerRow, offsets) => {
        const rows = offsets.map((offset) => headerRow + offset).sort((a, b) => a - b);
        const gaps = gapsAmong(headerRow, rows);
        assert.deepEqual(
          rows.map((_, at) => sheetRow({ headerRow, gaps }, at + 1)),
          rows,
        );
      },
    ),
  );
});

test('blank records are found however the file is cut, none inside of quotes', () => {
  const text = '名,值\r\n1,2\r\n\r\n"a\n\n""b""\n",3\n\n,\n5"\n\n';
  const bytes = Buffer.from(text);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length }), (cut) => {
      const blank = new BlankRecords(',', 10);
      blank.push(bytes.subarray(0, cut));
      blank.push(bytes.subarray(cut));
      assert.deepEqual(blank.found, [3, 5, 8]);
    }),
  );
});

test('a sheet names the rows between its titles and its last one that hold nothing', () => {
  const rows = [1, 3, 4, 7].map((row) => ({ row, cells: [`${row}`, row === 1 ? '名' : '值'] }));
  const [, ...below] = rows;
  const table = sheetTable({ name: '名册', rows: [{ row: 1, cells: ['名', '值'] }, ...below] }, 1);
  assert.deepEqual(table.gaps, [2, 5, 6]);
  assert.equal(sheetRow(table, 3), 7);
});
