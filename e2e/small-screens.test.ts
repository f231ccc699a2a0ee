/** Small screens: the console's menu on a phone, acts that stand above the bar of 长辈版, pages of who is not signed in. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { consolePage, until, walked } from './walk.ts';

after(closeBrowser);

/** The least phones that are still sold. */
const smallPhone = { width: 360, height: 640 } as const;

test('on a phone the console’s menu comes with its words when it is called, and goes when a place was chosen', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await consolePage(town, 'officer1', '/cases', phone);
    const places = page.getByRole('navigation', { name: '主菜单' }).getByRole('link');
    const call = page.getByRole('button', { name: '打开菜单' });
    await until(async () => (await places.count()) === 0, 'the menu is out of the way');
    await call.click();
    await places.filter({ hasText: '告警' }).first().waitFor();
    await picture(page, 'small-screens-1-menu');
    await page.keyboard.press('Escape');
    await until(async () => (await places.count()) === 0, 'Escape closes it');
    const focused = await page.evaluate('document.activeElement?.getAttribute("aria-label")');
    assert.equal(focused, '打开菜单', 'the focus is where it was');
    await call.click();
    await places.filter({ hasText: '一张图' }).click();
    await page.waitForURL('**/console/map');
    await until(async () => (await places.count()) === 0, 'a place was chosen');
  }));

test('in 长辈版 the act of a report is in sight above the bar, at the least phone’s size too', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await openPage(town.origin, { viewport: smallPhone });
    await page.addInitScript('localStorage.setItem("zhenshu.mode", "elder")');
    await page.goto(`${town.origin}/report`);
    const send = page.getByRole('button', { name: '提交', exact: true });
    await send.waitFor();
    await page.locator('.elder-bar').waitFor();
    const isClear = async (): Promise<boolean> => {
      const [act, bar] = await Promise.all([
        send.boundingBox(),
        page.locator('.elder-bar').boundingBox(),
      ]);
      return act !== null && bar !== null && act.y > 0 && act.y + act.height <= bar.y;
    };
    await until(isClear, 'the act stands above the bar');
    await picture(page, 'small-screens-2-report');
  }));

test('pages of one’s own show the way to prove the telephone, and come back to themselves', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await openPage(town.origin, { viewport: phone });
    const own =
      'booking/mine bills care care/ask services/applications proxy my-data shared-data volunteer policy/followed points mine';
    for (const path of own.split(' ')) {
      await page.goto(`${town.origin}/${path}`);
      const way = page.getByRole('link', { name: '验证手机号' });
      await way.waitFor();
      const back = new URLSearchParams((await way.getAttribute('href'))?.split('?')[1]).get('back');
      assert.equal(back, `/${path}`);
    }
    await picture(page, 'small-screens-3-prove-first');
  }));
