/** A workbook is taken in on screen: faulty rows named, the good ones taken, new accounts told once. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { readTable, type TableColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { consolePage, downloaded, until, walked } from './walk.ts';

after(closeBrowser);

const columns: readonly TableColumn[] = [
  '姓名',
  '用户名',
  '手机号',
  '性别',
  '职务',
  '部门',
  '技能',
  '角色',
].map((title) => ({ key: title, title }));
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

test('staff: the export is opened, changed and taken back with a new person; the faulty row is named and left out', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await consolePage(town, 'admin', '/people/staff');
    await page.getByRole('button', { name: '导入导出' }).click();
    const drawer = page.getByRole('dialog').filter({ hasText: '人员导入导出' });
    const sheets = await downloaded(page, () =>
      drawer.getByRole('button', { name: '导出表格' }).click(),
    );
    assert.ok(sheets[0]);
    const present = readTable(sheets[0], columns).rows.map(({ values }) => values);
    assert.ok(present.length >= 60);
    const officer = present.find((row) => row['用户名'] === 'officer1');
    const rows = [
      { ...officer, 职务: '值班长' },
      { 姓名: '钱新来', 用户名: 'qian01', 部门: '水利站', 角色: '处置人员' },
      { 姓名: '写错的', 部门: '气象站' },
    ];
    const buffer = await writeWorkbook([{ name: '人员', columns, rows }]);
    await drawer
      .locator('input[type=file]')
      .setInputFiles({ name: '人员.xlsx', mimeType: xlsx, buffer });
    await drawer.getByText('没有部门“气象站”').waitFor();
    await drawer.getByText('值班长').first().waitFor();
    await picture(page, 'import-1-preview');
    await drawer.getByRole('button', { name: '只导入正确的 2 行' }).click();
    const accounts = page.getByRole('dialog').filter({ hasText: '请把账号交给本人' });
    await accounts.getByText('qian01').waitFor();
    await picture(page, 'import-2-accounts');
    await accounts.getByRole('button', { name: '我已记下' }).click();
    await page.getByRole('cell', { name: '值班长' }).waitFor();
    await until(
      async () =>
        (await town.sql("SELECT 1 FROM people.people WHERE name = '钱新来'")).length === 1,
      'the new person is there once',
    );
  }));

test('places: GeoJSON is previewed and applied on screen', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await consolePage(town, 'admin', '/towns/files');
    await page.getByRole('combobox', { name: '选择内容' }).click();
    await page.locator('.ant-select-item-option', { hasText: '地点' }).click();
    const point = (code: string, coordinates: number[]) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates },
      properties: { code, nameZh: `新点${code}`, kind: 'landmark' },
    });
    const features = [point('walk-1', [112.95, 28.45]), point('walk-2', [12.5, 41.9])];
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '地点.geojson', mimeType: 'application/geo+json', buffer });
    await page.getByText('有误 1 处').waitFor();
    await page.getByRole('button', { name: '只导入正确的 1 行' }).click();
    await page.getByText('已新增 1 行、修改 0 行').waitFor();
    const made = await town.sql<{ code: string }>(
      "SELECT code FROM towns.places WHERE code LIKE 'walk-%'",
    );
    assert.deepEqual(
      made.map(({ code }) => code),
      ['walk-1'],
    );
  }));
