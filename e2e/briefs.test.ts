/** A brief from draft to paper: an officer composes, rewords and issues it; an administrator changes the template. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { consolePage, report, spaced, until, walked } from './walk.ts';

after(closeBrowser);

test('an officer composes the brief of yesterday, rewords and issues it; it is read as PDF', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    await report(town);
    const page = await consolePage(town, 'officer1', '/briefs');
    await page.getByText('还没有简报').waitFor();
    await page.getByRole('button', { name: spaced('编制') }).click();
    const dialog = page.locator('.ant-modal').filter({ hasText: '编制一期简报' });
    await dialog.getByRole('button', { name: spaced('编制') }).click();
    await page.getByRole('heading', { level: 1, name: '清溪镇镇域运行日报' }).waitFor();
    await page.getByRole('button', { name: '修改文字' }).click();
    const drawer = page.locator('.ant-drawer').filter({ hasText: '修改草稿' });
    await drawer.getByLabel('编者按').fill('请致电 13800138000');
    await drawer.getByRole('button', { name: spaced('保存') }).click();
    await drawer.getByText('文字中有个人信息').first().waitFor();
    await drawer.getByLabel('编者按').fill('今日平稳。');
    await drawer.getByRole('button', { name: spaced('保存') }).click();
    await page.locator('.brief-remark').filter({ hasText: '今日平稳。' }).waitFor();
    await page.getByRole('button', { name: spaced('签发') }).click();
    await page
      .locator('.ant-popconfirm')
      .getByRole('button', { name: spaced('签发') })
      .click();
    await page.getByText('已签发并发送').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF' }).click(),
    ]);
    assert.equal((await readFile(await download.path())).subarray(0, 5).toString(), '%PDF-');
    await picture(page, 'brief');
    await page.getByRole('button', { name: '发送记录' }).click();
    await page.locator('.ant-drawer').getByText('站内消息').first().waitFor();
    const rows = await town.sql<{ state: string }>('SELECT state FROM briefs.issues');
    assert.deepEqual(rows, [{ state: 'issued' }]);
  });
});

test('an administrator moves a section, leaves one out and looks at what it gives, without code', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'admin', '/briefs/templates/weekly');
    await page.getByRole('button', { name: '下移：总体情况' }).click();
    await page.getByRole('switch', { name: '列入栏目：每日走势' }).click();
    await page.getByRole('button', { name: '预览上一期' }).click();
    const paper = page.locator('.ant-drawer .brief-paper');
    await paper.getByText(/一、各村.社区.对比/).waitFor();
    await picture(page, 'brief-template');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: spaced('保存') }).click();
    const order = async (): Promise<string> => {
      const rows = await town.sql<{ ids: string }>(
        "SELECT jsonb_path_query_array(content, '$.sections[*].id')::text AS ids FROM briefs.templates WHERE code = 'weekly' AND tenant_id = $1",
        [town.tenantId],
      );
      return rows[0]?.ids ?? '';
    };
    await until(
      async () => (await order()).startsWith('["villages", "overview"'),
      'the order is kept',
    );
  });
});
