/** The one map: layers, search, selection and an act on it, a day replayed, a link reopened, paper, a foreign ground. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { api as mapApi } from '#modules/map/contract.ts';
import { testTown } from '#testing';
import { closeBrowser, openPage, webDirectory } from './browser.ts';
import { answerDialog, consolePage, downloaded, market, report, until, walked } from './walk.ts';

after(closeBrowser);

/** Small: without a graphics card every pixel is drawn by the processor. */
const small = { width: 1100, height: 700 };

test('an officer finds a case by its number, selects an area, exports and acts on it, replays the day', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const { number } = await report(town);
  await report(town, {
    position: { longitude: market.longitude + 0.0006, latitude: market.latitude },
  });
  await town.settle();
  await walked(async () => {
    const page = await consolePage(town, 'leader', '/map?layers=cases', small);
    const total = page.locator('.zs-layers-row').filter({ hasText: '事件' }).locator('output');
    await until(async () => (await total.textContent()) === '2', 'both cases are in the window');
    await page.getByRole('checkbox', { name: '村与社区' }).check();
    const search = page.getByRole('combobox', { name: '搜索' });
    await search.fill(String(number));
    await page.getByRole('option').first().waitFor();
    await search.press('Enter');
    await page.getByRole('region', { name: /垃圾/ }).getByText(String(number)).waitFor();
    await page.getByRole('button', { name: '关闭' }).click();
    await page.getByRole('button', { name: '框选' }).click();
    const box = await page.locator('.zs-map-canvas canvas').boundingBox();
    assert.ok(box);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await until(async () => page.url().includes('at='), 'the map came to rest');
    await page.mouse.move(x - 120, y - 140);
    await page.mouse.down();
    await page.mouse.move(x + 220, y + 140, { steps: 5 });
    await page.mouse.up();
    const selection = page.getByRole('region', { name: '圈选结果' });
    await selection.getByRole('tab', { name: /事件/ }).waitFor();
    await until(
      async () => (await selection.locator('.zs-layers-list li').count()) === 2,
      'both lie inside',
    );
    await selection.getByRole('button', { name: '把范围存为标绘' }).click();
    await page.getByLabel('名称').fill('庙会管制区');
    await page.getByLabel('全镇').check();
    await page.getByRole('button', { name: '保存' }).click();
    const kept = page.getByRole('region', { name: '庙会管制区' });
    await kept.getByRole('button', { name: '圈选其中' }).click();
    await selection.getByRole('tab', { name: /标绘/ }).waitFor();
    await selection.getByRole('tab', { name: /事件/ }).click();
    const [sheet] = await downloaded(page, () =>
      selection.getByRole('button', { name: '导出表格' }).click(),
    );
    assert.equal(sheet?.rows.length, 3, 'a head and two cases');
    await selection.getByRole('button', { name: '督办' }).click();
    await answerDialog(page, '督办', (dialog) => dialog.locator('textarea').fill('请尽快处理'));
    await until(async () => {
      const rows = await town.sql('SELECT id FROM cases.cases WHERE supervised');
      return rows.length === 2;
    }, 'both are supervised');
    const again = await openPage(town.origin, {
      viewport: small,
      cookie: (await town.as('leader')).cookie,
    });
    await again.goto(page.url());
    await again
      .getByRole('region', { name: '圈选结果' })
      .getByRole('tab', { name: /事件/ })
      .waitFor();
    assert.ok(await again.getByRole('checkbox', { name: '村与社区' }).isChecked());
    await again
      .getByRole('region', { name: '圈选结果' })
      .getByRole('button', { name: '关闭' })
      .click();
    await again.getByRole('button', { name: '回放一天' }).click();
    const time = again.getByRole('region', { name: '回放一天' });
    await time.getByRole('slider', { name: '时刻' }).fill('0');
    const replayed = again.locator('.zs-layers-row').filter({ hasText: '事件' }).locator('output');
    await until(
      async () => (await replayed.textContent()) === '0',
      'at midnight nothing had begun',
    );
    await time.getByRole('slider', { name: '时刻' }).fill('86400');
    await until(async () => (await replayed.textContent()) === '2', 'at the end both are there');
    await again.getByRole('button', { name: '打印' }).click();
    const sheetOfPaper = again.getByRole('dialog', { name: '打印' });
    await sheetOfPaper.locator('.zs-print-map img').waitFor();
    await sheetOfPaper.getByText('制图时间').waitFor();
  });
});

test('when the host of the tiles does not answer, the town stays and the map says so', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const settings = {
    kind: 'xyz',
    template: 'http://127.0.0.1:1/{z}/{x}/{y}.png',
    key: '',
    subdomains: '',
    attribution: '示例',
    datum: 'wgs84',
    minZoom: 1,
    maxZoom: 18,
    opacity: 1,
    version: 0,
  } as const;
  await (await town.as('admin')).api(mapApi).saveSettings({ body: settings });
  await walked(async () => {
    const page = await consolePage(town, 'officer1', '/map', small);
    await page.getByText('底图服务没有回应').waitFor();
    await page.getByRole('checkbox', { name: /^事件/ }).waitFor();
  });
});
