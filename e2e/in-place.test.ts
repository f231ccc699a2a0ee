/**
 * Market supervision leaves its licences in its own database: chooses the table, maps the columns, sees what it gives and saves. Health
 * is granted some fields and reads them as they are at that moment; when the database is away, the page says so.
 */
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { plainField, registerResource, type ResourceView } from '#modules/catalogue/index.ts';
import { api as intakeApi } from '#modules/intake/contract/index.ts';
import { api as sharingApi } from '#modules/sharing/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import {
  departmentDatabase,
  type DepartmentDatabase,
} from '#platform/testing/department-database.ts';
import { testTown, type TestTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { consolePage, walked } from './walk.ts';

after(closeBrowser);

const desk = { width: 1440, height: 900 };

async function licences(town: TestTown): Promise<ResourceView> {
  const { departments } = await ground(town.ctx);
  const owner = departments.find(({ code }) => code === 'market-supervision');
  return town.database.inTenant(town.ctx, (tx) =>
    registerResource(tx, {
      code: 'walk-licences',
      titleZh: '食品经营许可',
      titleEn: 'Food licences',
      summary: '持证餐饮与食品店',
      theme: '市场监管',
      keywords: [],
      ownerDepartmentId: owner?.id ?? '',
      grade: 'conditional',
      gradeReason: '含经营者个人信息',
      kind: 'inPlace',
      frequency: 'realTime',
      sourceSystem: '市场监管业务库',
      fields: [
        plainField('licenceNumber', '许可证编号', { required: true }),
        plainField('shopName', '店名', { required: true }),
        plainField('operatorName', '经营者', { personalClass: 'personal', mask: 'name' }),
        plainField('village', '所在村'),
        plainField('score', '检查得分', { type: 'integer' }),
      ],
      keyFields: ['licenceNumber'],
    }),
  );
}

async function table({ client, settings }: DepartmentDatabase): Promise<void> {
  await client.query(
    'CREATE TABLE shipin_xuke (证号 text PRIMARY KEY, 店名 text, 负责人 text, 村居 text, 检查得分 text)',
  );
  await client.query(`INSERT INTO shipin_xuke SELECT 'JY' || (1000 + g), '王记米粉' || g, '王小明',
    CASE WHEN g % 2 = 0 THEN '石桥村' ELSE '河东村' END, CASE WHEN g = 7 THEN '优' ELSE (70 + g % 30)::text END FROM generate_series(1, 120) g`);
  await client.query(`GRANT SELECT ON shipin_xuke TO ${settings.user}`);
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option).first().click();
}

/** Chooses table and columns, looks, saves. */
async function setUp(page: Page): Promise<void> {
  await page.getByText('未设置').waitFor();
  await picture(page, 'in-place-begin');
  await choose(page, '表或视图', 'public.shipin_xuke');
  await page.getByRole('button', { name: '读取样例' }).click();
  await page.getByText('读取效果').waitFor();
  await page.getByText('必填字段未对应：许可证编号').waitFor();
  await choose(page, '“许可证编号”的来源列', '证号');
  await choose(page, '“经营者”的来源列', '负责人');
  await choose(page, '“所在村”的来源列', '村居');
  await page.getByRole('button', { name: '按现在的对应再看一次' }).click();
  await page.getByText('王**').or(page.getByText('王*明')).first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, 'in-place-mapping');
  await page.getByText('读取效果').scrollIntoViewIfNeeded();
  await picture(page, 'in-place-preview');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByText('已保存，从现在起按此读取').waitFor();
}

/** The rows are read through at their source, once a day by itself and now by hand. */
async function measured(page: Page): Promise<void> {
  await page.getByRole('link', { name: '查看资源' }).click();
  await page.getByRole('tab', { name: '数据质量' }).click();
  await page.getByRole('button', { name: '立即评测' }).click();
  await page
    .getByText(/^(100|9\d)\.\d$/)
    .first()
    .waitFor();
  await picture(page, 'in-place-measured');
  await page.getByRole('button', { name: '设置现场读取' }).click();
  await page.getByText('从哪里读').waitFor();
}

/** Health asks, market supervision grants: by the interface, both screens are walked elsewhere. */
async function granted(town: TestTown, resourceId: string): Promise<string> {
  const day = (later: number): string =>
    new Date(town.clock.now().getTime() + later * 86_400_000).toISOString().slice(0, 10);
  const fields = ['licenceNumber', 'shopName', 'operatorName', 'village', 'score'];
  const request = await (await town.as('head-health')).api(sharingApi).draftRequest({
    body: {
      resourceId,
      purpose: '办理健康证时核对持证餐饮店',
      basis: 'dataSharing',
      basisWords: '',
      fields,
      conditions: [],
      fromDay: day(0),
      untilDay: day(30),
      rowsPerDay: 1000,
      ask: true,
    },
  });
  const { grantId } = await (await town.as('head-market-supervision'))
    .api(sharingApi)
    .decideRequest({
      params: { requestId: request.id },
      body: {
        grant: true,
        fields: fields.map((key) => ({
          key,
          answer: key === 'operatorName' ? ('masked' as const) : ('granted' as const),
        })),
        conditions: [],
        untilDay: request.untilDay,
        rowsPerDay: 1000,
        answer: '',
        version: request.version,
      },
    });
  return grantId ?? '';
}

test('a list is left in its own database, read there under a grant, and missed when the database is away', async (t) => {
  const town = await testTown(t, { live: true, services: true, webDirectory });
  const database = await departmentDatabase(t);
  await table(database);
  const resource = await licences(town);
  await walked(async () => {
    const owner = await consolePage(
      town,
      'head-market-supervision',
      `/catalogue/${resource.id}`,
      desk,
    );
    await owner.getByText('留在来源，未统计').waitFor();
    await owner.getByRole('tab', { name: '数据质量' }).click();
    await owner.getByText('每天从那里读一遍来评测').waitFor();
    await picture(owner, 'in-place-catalogue');
    await owner.getByRole('button', { name: '设置现场读取' }).click();
    await owner.getByText('本部门还没有可以现场读取的连接').waitFor();
    await picture(owner, 'in-place-no-connection');
    await (await town.as('head-market-supervision')).api(intakeApi).addSource({
      body: {
        resourceId: resource.id,
        title: '市场监管业务库',
        kind: 'postgres',
        settings: { ...database.settings, table: 'public.shipin_xuke', keyColumns: ['证号'] },
        secret: database.secret,
        mode: 'merge',
        schedule: { every: 'never', minutes: 60, at: '02:00', mostRefused: 0.05 },
      },
    });
    await owner.reload();
    await setUp(owner);
    await measured(owner);

    const grantId = await granted(town, resource.id);
    const user = await consolePage(town, 'head-health', `/sharing/grants/${grantId}`, desk);
    await user.getByText('JY1001').waitFor();
    await user.getByText('现场读取').first().waitFor();
    await picture(user, 'in-place-granted');
    await database.client.query("UPDATE shipin_xuke SET 店名 = '换了招牌' WHERE 证号 = 'JY1001'");
    await user.reload();
    await user.getByText('换了招牌').waitFor();

    await database.client.query(`ALTER ROLE ${database.settings.user} NOLOGIN`);
    await user.reload();
    await user.getByText('数据留在数源部门的系统里，现在连不上').first().waitFor();
    await picture(user, 'in-place-away');
    await owner.reload();
    await owner
      .getByText(/连不上“/)
      .first()
      .waitFor();
    await picture(owner, 'in-place-owner-away');
    const uses = await consolePage(town, 'head-market-supervision', '/sharing/uses', desk);
    await uses.getByText('数据来源读不到').first().waitFor();
    await picture(uses, 'in-place-uses');
  });
});
