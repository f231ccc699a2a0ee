/** The paper itself: headings of tables are repeated, rows are whole, pages numbered, pictures have their words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { draw } from '../rules/drawing/draw.ts';
import type { Chart, Table } from '../contract/document.ts';
import { noEdits, printed } from '../rules/edits.ts';
import { pagesOf, wordsOfDocx } from '../tests/town-history.ts';
import { writeDocx } from './docx/docx.ts';
import { writePdf } from './pdf/pdf.ts';
import { pictureOf } from './picture.ts';

const same = (text: string) => ({ zh: text, en: text });
const cell = (text: string) => ({ ...same(text), tone: 'none' as const });

const table: Table = {
  title: same('名单'),
  columns: [
    { title: same('编号栏'), align: 'left', width: 1 },
    { title: same('数值栏'), align: 'right', width: 1 },
  ],
  rows: Array.from({ length: 90 }, (_, at) => ({
    cells: [cell(`第${at}行`), cell(String(at))],
    strong: at === 89,
    link: null,
  })),
};

const chart: Chart = {
  kind: 'bars',
  title: same('立案量'),
  unit: { zh: ' 件', en: '' },
  decimals: 0,
  labels: [same('东街村'), same('西街村')],
  series: [
    { name: same('本周'), role: 'now', values: [12, null] },
    { name: same('上周'), role: 'before', values: [0, 3] },
  ],
};

const brief = printed(
  {
    kind: 'weekly',
    title: same('镇域运行周报'),
    issuer: same('综合指挥中心'),
    town: same('清溪镇'),
    number: 47,
    year: 2026,
    period: { from: '2026-11-16', to: '2026-11-22' },
    compared: null,
    composedAt: '2026-11-23T00:30:00.000Z',
    sections: [
      {
        id: 'a',
        kind: 'figures',
        title: same('长表'),
        sentences: [{ id: 'a', ...same('稀见字\u{2b4e7}也不使文件作废。') }],
        figures: [],
        charts: [chart],
        tables: [table],
      },
    ],
    definitions: [],
    gaps: ['gone-indicator'],
  },
  noEdits,
);
const imprint = {
  language: 'zh' as const,
  state: 'issued' as const,
  edition: 1,
  reason: '',
  issuedAt: new Date('2026-11-23T00:30:00Z'),
};

test('a long table: its heading stands on every page, each row once, pages are numbered', async () => {
  const bytes = await writePdf(brief, imprint);
  const pages = await pagesOf(bytes);
  assert.ok(pages.length >= 3, `${pages.length} pages`);
  const withRows = pages.filter((page) => /第\d+行/.test(page));
  for (const page of withRows) assert.match(page, /编号栏数值栏/);
  const all = pages.join('');
  for (let at = 0; at < 90; at += 1) {
    assert.equal(all.split(`第${at}行`).length, 2, `row ${at}`);
  }
  assert.ok(all.includes(`第${pages.length}页共${pages.length}页`));
  assert.ok(bytes.length < 120_000, `${bytes.length} bytes`);
  assert.match(all, /稀见字〓也不使文件作废/, 'a sign that the font lacks is shown as missing');
  assert.match(all, /gone-indicator/);
});

test('the same as DOCX: the heading row repeats, the chart is a picture with its words', async () => {
  const bytes = await writeDocx(brief, imprint);
  const { safeArchive } = await import('../../../platform/archive/index.ts');
  const xml = safeArchive(
    Buffer.from(bytes),
    50_000_000,
    (name) => name === 'word/document.xml',
  ).toString('utf8');
  assert.match(xml, /<w:tblHeader\/>/);
  assert.match(xml, /descr="立案量\uff1a东街村 12 件\uff0c西街村 — 件"/);
  assert.match(wordsOfDocx(bytes), /一、长表.*第89行/s);
});

test('a chart as picture needs no font of the machine', async () => {
  const picture = await pictureOf(draw(chart, 'zh'));
  const { width, height } = await sharp(picture).metadata();
  assert.ok((width ?? 0) > 1000 && (height ?? 0) > 100);
  const { channels } = await sharp(picture).stats();
  assert.ok((channels[0]?.stdev ?? 0) > 5, 'something is drawn');
});

test('charts of nothing, of one value and of thousands are drawn without faults', () => {
  for (const values of [
    [null, null],
    [0, 0],
    [1, 1],
    [12_345, 3],
    [0.4, 0.25],
  ]) {
    for (const kind of ['bars', 'line', 'columns'] as const) {
      const { marks, height } = draw(
        { ...chart, kind, decimals: 1, series: [{ name: same('本周'), role: 'now', values }] },
        'zh',
      );
      assert.ok(height > 0);
      assert.doesNotMatch(JSON.stringify(marks), /null|NaN/);
    }
  }
});
