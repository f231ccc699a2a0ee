/** The scenes of the town's senses: an emergency lights every lamp, a station is looked into, a programme is edited. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, webDirectory } from './browser.ts';
import { consolePage, downloaded, spaced, until, walked } from './walk.ts';

after(closeBrowser);

test('all lamps are lit in an emergency, with a reason, and return when it is ended', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'officer1', '/lighting');
    await page.getByRole('button', { name: '应急全亮' }).click();
    const dialog = page.locator('.ant-modal').filter({ hasText: '应急全亮' });
    const confirm = dialog.getByRole('button', { name: '确认全亮' });
    assert.ok(await confirm.isDisabled(), 'a reason is needed');
    await dialog.getByLabel('原因（必填）').fill('走查演练');
    await confirm.click();
    const running = page.locator('.zs-notice').filter({ hasText: '走查演练' });
    await running.waitFor();
    const levels = async (): Promise<string> => {
      const rows = await town.sql<{ by: string }>(
        'SELECT DISTINCT decided_by AS by FROM lighting.states WHERE tenant_id = $1',
        [town.tenantId],
      );
      return rows.map(({ by }) => by).join();
    };
    await until(async () => (await levels()) === 'emergency', 'every lamp follows');
    await running.getByRole('button', { name: '提前结束' }).click();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '提前结束' }).click();
    await running.waitFor({ state: 'hidden' });
    await until(async () => !(await levels()).includes('emergency'), 'the lamps return');
    await page.getByRole('link', { name: '操作日志' }).click();
    await page.getByRole('cell', { name: '走查演练' }).waitFor();
    await page.getByText('提前结束').first().waitFor();
  });
});

test('a noise meter is judged anew when its zone is changed; the report leaves as a workbook', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'admin', '/environment');
    await page.getByRole('button', { name: '清溪广场噪声点' }).click();
    const drawer = page.locator('.ant-drawer').filter({ hasText: '清溪广场噪声点' });
    await drawer.getByLabel('功能区').click();
    await page.locator('.ant-select-item-option').filter({ hasText: '1 类' }).click();
    await drawer.getByRole('button', { name: spaced('保存') }).click();
    await page.getByText('已保存').first().waitFor();
    await page.keyboard.press('Escape');
    const row = page.getByRole('row').filter({ hasText: '清溪广场噪声点' });
    await row.filter({ hasText: '1 类' }).waitFor();
    await page.getByRole('link', { name: '日报与月报' }).click();
    const file = page.getByRole('button', { name: '导出表格' });
    const sheets = await downloaded(page, () => file.click());
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['空气', '噪声', '水质'],
    );
  });
});

test('a programme is edited with its preview, and every lamp of its groups follows', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'admin', '/lighting/plan');
    await page.getByRole('button', { name: '整夜全亮' }).click();
    const drawer = page.locator('.ant-drawer').filter({ hasText: '一夜预览' });
    await drawer.getByText(/亮灯 \d+\.\d 小时/).waitFor();
    await drawer.getByRole('button', { name: '加一步' }).click();
    await drawer.getByLabel('指令亮度').last().fill('35');
    await drawer.getByRole('button', { name: spaced('保存') }).click();
    await page.getByText('路灯立即按新方案执行').waitFor();
    await page.getByText('23:00 35 %').waitFor();
    const [stored] = await town.sql<{ version: number }>(
      "SELECT version FROM lighting.programmes WHERE tenant_id = $1 AND code = 'all-night'",
      [town.tenantId],
    );
    assert.equal(stored?.version, 2);
  });
});
