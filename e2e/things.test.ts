/** An administrator's walk: a device is added, told its secret, wished for, commanded, disabled. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { api } from '#modules/things/contract/index.ts';
import { findKey, secretMatches, thingsOf } from '#modules/things/index.ts';
import { testTown } from '#testing';
import { closeBrowser, openPage, phone, webDirectory } from './browser.ts';
import { consolePage, market, spaced, walked } from './walk.ts';

after(closeBrowser);

test('a device is added on screen, gets a secret, a command and a wish, and is disabled', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'admin', '/things');
    await page.getByRole('button', { name: '登记设备' }).click();
    const form = page.locator('.ant-drawer').filter({ hasText: '登记设备' });
    await form.getByLabel('名称').fill('走查路灯');
    await form.getByLabel('物模型').fill('路灯');
    await page.locator('.ant-select-item-option[title="路灯"]').click();
    await form
      .locator('.ant-select')
      .filter({ hasText: /^路灯$/ })
      .waitFor();
    await form.getByLabel('接入标识').fill('walk-lamp');
    await form.getByRole('button', { name: spaced('保存') }).click();
    const told = page.locator('.ant-modal').filter({ hasText: '密钥只显示这一次' });
    const secret = (await told.locator('.th-secret').textContent()) ?? '';
    const key = await findKey(town.database, 'mqtt', 'walk-lamp');
    assert.ok(key && secretMatches(key, secret.trim()));
    await told.getByRole('button', { name: '已保存，关闭' }).click();

    await page.getByPlaceholder('名称、编码、地址或接入标识').fill('walk-lamp');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: /走查路灯/ }).click();
    await page.getByRole('tab', { name: '指令' }).click();
    await page.getByRole('button', { name: '临时调光' }).click();
    const dialog = page.locator('.ant-modal').filter({ hasText: '临时调光' });
    await dialog.getByLabel(/亮度/).fill('80');
    await dialog.getByLabel(/时长/).fill('15');
    await dialog.getByRole('button', { name: spaced('下发') }).click();
    await page.getByRole('cell', { name: '亮度 80 % · 时长 15 分钟' }).waitFor();

    await page.getByRole('tab', { name: '状态下发' }).click();
    await page.getByText('设备尚未上报当前状态').waitFor();
    const row = page.getByRole('row').filter({ hasText: '亮度' });
    await row.getByRole('button', { name: spaced('设置') }).click();
    const wish = page.locator('.ant-modal').filter({ hasText: '原因' });
    await wish.getByLabel(/亮度/).fill('40');
    await wish.getByRole('button', { name: spaced('下发') }).click();
    await row.filter({ hasText: '待首次上报' }).waitFor();

    await page.getByRole('button', { name: spaced('更多') }).hover();
    await page.getByRole('menuitem', { name: spaced('停用') }).click();
    const asked = page.locator('.ant-modal').filter({ hasText: '停用“走查路灯”？' });
    await asked.getByRole('button', { name: spaced('停用') }).click();
    await page.locator('h1').filter({ hasText: '停用' }).waitFor();
    const [stored] = await town.sql(
      "SELECT state FROM things.things WHERE external_id = 'walk-lamp'",
    );
    assert.equal(stored?.['state'], 'disabled');
  });
});

test('an installer scans a label and registers the device where the phone is', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const { ids } = await (await town.as('admin')).api(api).makeClaims({
    body: {
      count: 1,
      modelCode: 'noise-meter',
      door: 'mqtt',
      departmentId: null,
      groupCodes: [],
      validDays: 30,
    },
  });
  const [claim] = await town.sql<{ code: string }>(
    'SELECT code FROM things.claims WHERE id = ANY ($1)',
    [ids],
  );
  await walked(async () => {
    const { cookie } = await town.as('grid01');
    const page = await openPage(town.origin, {
      viewport: phone,
      cookie,
      geolocation: market,
      permissions: ['geolocation'],
    });
    await page.goto(`${town.origin}/field/claim/${claim?.code}`);
    await page.getByText('位置：手机定位').waitFor();
    await page.getByLabel('设备名称').fill('市场噪声点');
    await page.getByRole('button', { name: '登记在这里' }).click();
    await page.getByText('密钥只显示这一次').waitFor();
    const secret = (await page.locator('code').textContent()) ?? '';
    const key = await findKey(town.database, 'mqtt', claim?.code ?? '');
    assert.ok(key && secretMatches(key, secret));
    const thing = (await thingsOf(town.ctx)).byId(key.thingId);
    assert.deepEqual(thing?.position, market);
    await page.reload();
    await page.getByText('这个认领码已经用过').waitFor();
  });
});
