/**
 * The health station brings a messy workbook in and mends three rows; civil affairs asks for four fields, gets two of them masked for a
 * month and uses them; the resident sees the use; the grant ends and access stops at once.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { testTown, type TestTown } from '#testing';
import { api as peopleApi } from '#modules/people/contract.ts';
import { plainField } from '#modules/catalogue/index.ts';
import { healthArchive } from '../bench/town/health-archive.ts';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { confirmed, consolePage, until, walked } from './walk.ts';

after(closeBrowser);

const resident = { name: '欧阳蕙兰', idNumber: '11010519491231002X', phone: '13755502468' };
const purpose = '核对高龄津贴申请人的健康状况';

/** The health station's archive, empty. */
const archive = (town: TestTown) =>
  healthArchive(town, {
    code: 'walk-archive',
    fields: [
      plainField('idNumber', '身份证号', {
        format: 'idNumber',
        required: true,
        personalClass: 'sensitive',
        mask: 'idNumber',
        subject: true,
      }),
      plainField('name', '姓名', { required: true, personalClass: 'personal', mask: 'name' }),
      plainField('phone', '联系电话', {
        format: 'phone',
        personalClass: 'personal',
        mask: 'phone',
      }),
      plainField('village', '所在村'),
      plainField('illness', '慢性病', { personalClass: 'sensitive', mask: 'withheld' }),
    ],
  });

/** As such lists come: a title above the heads, other heads than the standard's, three rows that cannot be taken. */
async function messyWorkbook(): Promise<Buffer> {
  const keys = ['a', 'b', 'c', 'd', 'e'] as const;
  const rows = [
    ['姓名', '身份证号码', '联系电话', '村居', '慢性病'],
    [resident.name, resident.idNumber, resident.phone, '石桥村', '高血压'],
    ['李四光', '110105195512310033', '138 0000 0002', '石桥村', ''],
    ['张三丰', '440524196801010013', '13800000001', '河东村', '糖尿病'],
    ['', '440524197202020045', '13800000003', '河东村', ''],
    ['王小明', '11010519491231003', '13800000004', '石桥村', ''],
  ];
  const columns = keys.map((key, at) => ({
    key,
    title: at === 0 ? '卫生院居民健康档案登记表' : ' ',
  }));
  const cells = rows.map((row) => Object.fromEntries(keys.map((key, at) => [key, row[at] ?? ''])));
  return writeWorkbook([{ name: '登记表', columns, rows: cells }]);
}

/** Uploads the workbook, maps what no suggestion found, mends three rows, applies. */
async function bringIn(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '上传文件' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('combobox').first().click();
  await desk.getByTitle('居民健康档案').first().click();
  const file = {
    name: '健康档案.xlsx',
    mimeType: 'application/vnd.ms-excel',
    buffer: await messyWorkbook(),
  };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: /^上\s?传$/ }).click();
  await desk.getByRole('button', { name: '检查数据' }).waitFor();
  await choose(desk, '“所在村”的来源列', '村居');
  await picture(desk, 'hub-mapping');
  await desk.getByRole('button', { name: '检查数据' }).click();
  await desk.getByText('身份证号：位数、出生日期或校验码不对').first().waitFor();
  await picture(desk, 'hub-refused');
  await mend(desk, { 身份证号码: '440524196801010012' }, '校验码不对');
  await mend(desk, { 姓名: '赵六' }, '必填');
  await mend(desk, { 身份证号码: '110105194912310038' }, '校验码不对');
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  const select = page.getByRole('combobox', { name: label });
  await select.click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).first().click();
}

/** Mends the first refused row of a reason. */
async function mend(desk: Page, values: Record<string, string>, reason: string): Promise<void> {
  const row = desk.locator('tbody tr').filter({ hasText: reason }).first();
  await row.getByRole('button', { name: /改\s?正/ }).click();
  const dialog = desk.getByRole('dialog').filter({ hasText: '保存并重新检查' });
  for (const [title, value] of Object.entries(values)) await dialog.getByLabel(title).fill(value);
  await dialog.getByRole('button', { name: '保存并重新检查' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Civil affairs asks for four fields. */
async function ask(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '申请数据' }).click();
  await choose(desk, '数据资源', '居民健康档案');
  for (const name of ['身份证号', '姓名', '所在村', '慢性病']) {
    await desk.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
  }
  await desk.getByLabel('用途').fill(purpose);
  await picture(desk, 'hub-asking');
  await desk.getByRole('button', { name: '提交申请' }).click();
  await desk.getByText('待答复').first().waitFor();
}

/** Health gives two fields whole and two masked. */
async function grant(desk: Page): Promise<void> {
  await desk.getByRole('link', { name: '居民健康档案' }).first().click();
  await desk.getByRole('heading', { name: '答复申请' }).waitFor();
  for (const [name, answer] of [
    ['身份证号', '脱敏提供'],
    ['姓名', '脱敏提供'],
    ['所在村', '完整提供'],
    ['慢性病', '完整提供'],
  ] as const) {
    await desk.getByRole('radiogroup', { name }).getByText(answer).click();
  }
  await picture(desk, 'hub-deciding');
  await desk.getByRole('button', { name: /^同\s?意$/ }).click();
  await desk.getByText('部分同意').first().waitFor();
}

/** The session of the resident, who proved a phone. */
async function provedPhone(town: TestTown): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody
    .api(peopleApi)
    .requestPhoneCode({ body: { phone: resident.phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${resident.phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: resident.name }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

test('a list comes in, is asked for, granted masked, used, seen by the resident, and stops with its grant', async (t) => {
  const town = await testTown(t, { live: true, services: true, webDirectory });
  const resource = await archive(town);
  await walked(async () => {
    const health = await consolePage(town, 'head-health', '/intake');
    await bringIn(health);
    await picture(health, 'hub-mended');
    await health.getByRole('button', { name: '入库 5 行' }).click();
    await confirmed(health, '入库');
    await health.getByText('已入库').first().waitFor();
    await picture(health, 'hub-applied');

    const civil = await consolePage(town, 'head-civil-affairs', '/sharing');
    await ask(civil);
    await health.goto(`${town.origin}/console/sharing/deciding`);
    await grant(health);

    await civil.getByRole('link', { name: '查看授权' }).click();
    const row = civil.locator('tbody tr').filter({ hasText: '欧阳*兰' });
    await row.getByText('高血压').waitFor();
    await civil.getByText(/还剩 (29|30) 天/).waitFor();
    await civil.getByText('5 / 1000 行').waitFor();
    await picture(civil, 'hub-granted-rows');
    assert.equal(await civil.getByText(resident.idNumber).count(), 0);
    assert.ok(await civil.locator('.zs-watermark').count(), 'the page bears the name of who looks');

    const cookie = await provedPhone(town);
    const own = await openPage(town.origin, { viewport: phone, cookie });
    await own.goto(`${town.origin}/shared-data`);
    await own.getByLabel('身份证号码').fill(resident.idNumber);
    await own.getByRole('button', { name: '确认' }).click();
    await own.getByText(`用途：${purpose}`).waitFor();
    await own.getByText('姓名（脱敏）').waitFor();
    await picture(own, 'hub-resident');

    const [stored] = await town.sql<{ id: string }>(
      'SELECT id FROM sharing.grants WHERE resource_id = $1',
      [resource.id],
    );
    await health.goto(`${town.origin}/console/sharing/grants/${stored?.id ?? ''}`);
    await health.getByRole('button', { name: '收回授权' }).click();
    const dialog = health.getByRole('dialog');
    await dialog.getByLabel('收回的理由').fill('高龄津贴核对已经完成');
    await dialog.getByRole('button', { name: '收回授权' }).click();
    await health.getByText('已收回').first().waitFor();
    await civil.getByText('高龄津贴核对已经完成').waitFor();
    await row.waitFor({ state: 'hidden' });
    await picture(civil, 'hub-over');
    await until(async () => {
      const { cookie: session } = await town.as('head-civil-affairs');
      const answer = await fetch(`${town.origin}/api/v1/sharing/grants/${stored?.id}/rows`, {
        headers: { cookie: session },
      });
      return answer.status === 403;
    }, 'the rows are closed');
  });
});
