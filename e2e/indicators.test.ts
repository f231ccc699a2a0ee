/** Indicators on the screen: one is made from a formula with its preview, its number is followed to the rows. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sumNow } from '#modules/indicators/index.ts';
import { testTown } from '#testing';
import { closeBrowser, webDirectory } from './browser.ts';
import { consolePage, downloaded, report, spaced, until, walked } from './walk.ts';

after(closeBrowser);

test('an administrator makes an indicator from a formula, sees it before saving, and finds the rows behind it', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  for (let count = 0; count < 3; count += 1) await report(town);
  await town.settle();
  await sumNow(town.ctx);
  await walked(async () => {
    const page = await consolePage(town, 'admin', '/indicators');
    await page.getByRole('link', { name: '立案量' }).waitFor();
    await page.getByRole('button', { name: '新建指标' }).click();
    const formula = page.getByRole('combobox', { name: '公式' });
    // Found by its Chinese title.
    await formula.pressSequentially('立案事件');
    await page.getByRole('option', { name: /cases\.registered\.n / }).click();
    await until(async () => (await formula.inputValue()) === 'cases.registered.n', 'it is taken');
    const preview = page.locator('.in-preview');
    await preview.locator('.in-big').filter({ hasText: /^3$/ }).waitFor();
    // A fault is marked where it is.
    await formula.pressSequentially(' / (1 - 1');
    await page.getByText('公式没有写完').waitFor();
    await formula.pressSequentially(')');
    await preview.getByText(/处除以了零/).waitFor();
    await formula.fill('@mine * 2');
    await page.getByLabel('代码').fill('mine');
    await page.getByText(/互相引用成环/).waitFor();
    await formula.fill('cases.registered.n * 2');
    await preview
      .locator('.in-big')
      .filter({ hasText: /^6 次$/ })
      .or(preview.locator('.in-big').filter({ hasText: /^6$/ }))
      .waitFor();
    await page.getByLabel('名称（中文）').fill('立案两倍');
    await page.getByLabel('含义（中文）').fill('立案量的两倍，仅作演练');
    await formula.press('Escape');
    await page.getByRole('button', { name: spaced('保存') }).click();
    await page.getByRole('heading', { level: 1, name: '立案两倍' }).waitFor();
    await page.locator('.in-big[data-value="6"]').waitFor();
    const rows = page.locator('section').filter({ hasText: '这个数从哪里来' });
    await until(
      async () => (await rows.locator('tbody tr a').count()) === 3,
      'three rows behind it',
    );
    const file = page.getByRole('button', { name: '导出表格' }).first();
    const sheets = await downloaded(page, () => file.click());
    assert.deepEqual(
      sheets.map(({ name }) => name),
      ['立案两倍', '定义'],
    );
    await rows.locator('tbody tr a').first().click();
    await page.waitForURL(/\/cases\//);
  });
});

test('a span of fifty years is refused in plain words; an officer may look but not change', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  await walked(async () => {
    const page = await consolePage(town, 'officer1', '/indicators/cases-registered');
    await page.getByRole('heading', { level: 1, name: '立案量' }).waitFor();
    assert.equal(await page.getByRole('button', { name: '修改定义' }).count(), 0);
    await page.getByLabel('开始日期').fill('1976-11-23');
    await page
      .getByText(/时间范围有 \d+ 天，最多只能 4026 天/)
      .first()
      .waitFor();
    await page.goto(`${town.origin}/console/indicators/new`);
    await page.getByText('没有权限').or(page.getByText(/权限/)).first().waitFor();
  });
});
