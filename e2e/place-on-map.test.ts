/**
 * A clerk puts a place of daily life on the town's map: picks the spot, fills in the form, and residents find it; the next
 * one from the keyboard alone. The list of master records of places leads there.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api } from '#modules/directory/contract/index.ts';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { consolePage, walked } from './walk.ts';

after(closeBrowser);

/** Opens the form of a new place and fills in what every place has, by keyboard. */
async function newPlace(page: Page, code: string, nameZh: string): Promise<void> {
  const opener = page.getByRole('button', { name: '新增地点' });
  await opener.focus();
  await opener.press('Enter');
  const form = page.getByRole('dialog');
  await form.getByLabel('代码', { exact: true }).fill(code);
  await form.getByLabel('名称', { exact: true }).fill(nameZh);
  const kind = form.getByRole('combobox', { name: '类型' });
  await kind.focus();
  await kind.press('ArrowDown');
  await kind.press('Enter');
}

async function save(page: Page): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name: '保存' });
  await button.focus();
  await button.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

test('a place is made by a spot on the map or from the keyboard, audited, and found by residents', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const clerk = await town.as('clerk1');
  await walked(async () => {
    const page = await consolePage(town, 'clerk1', '/directory');
    await newPlace(page, 'walk-spot', '桥头便民点');
    const map = page.getByRole('dialog').locator('.zs-map canvas, .zs-plain-map svg').first();
    await map.scrollIntoViewIfNeeded();
    await map.click();
    const longitude = page.getByRole('dialog').getByLabel('经度');
    assert.match(await longitude.inputValue(), /^11[23]\.\d{4,6}$/);
    await picture(page, 'place-on-map');
    await save(page);
    await newPlace(page, 'walk-keys', '街口便民点');
    await longitude.fill('112.9563');
    await page.getByRole('dialog').getByLabel('纬度').fill('28.4489');
    await save(page);
    const anybody = town.anonymous().api(api);
    for (const [code, name] of [
      ['walk-spot', '桥头便民点'],
      ['walk-keys', '街口便民点'],
    ] as const) {
      const found = await anybody.place({ params: { code } });
      assert.equal(found.nameZh, name);
      assert.ok(found.position && found.position.longitude > 112, code);
    }
    const audited = await town.sql(
      "SELECT 1 FROM platform.audit WHERE detail->>'code' LIKE 'walk-%' AND actor_id = $1",
      [clerk.personId],
    );
    assert.equal(audited.length, 2);
    await page.goto(`${town.origin}/console/records`);
    await page.locator('.ant-segmented-item', { hasText: '地点' }).click();
    await page.getByRole('link', { name: '在地图上登记地点' }).click();
    await page.getByRole('button', { name: '新增地点' }).waitFor();
  });
});
