/** The field app without a network: acts wait on the phone, survive its end, arrive exactly once. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import type { BrowserContext, Page } from 'playwright-core';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, phone, phoneProfile, picture, webDirectory } from './browser.ts';
import { caseOf, photo, report, stateBecomes, until, walked } from './walk.ts';

after(closeBrowser);

/** A phone whose storage outlives the app: `open` starts the app, closing its context kills it. */
async function fieldPhone(
  t: TestContext,
  town: TestTown,
  username: string,
): Promise<{ open: (offline?: boolean) => Promise<{ context: BrowserContext; page: Page }> }> {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-phone-'));
  atEnd(t, () => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const [name = '', value = ''] = (await town.as(username)).cookie.split('=');
  return {
    open: async (offline = false) => {
      const context = await phoneProfile(directory, phone);
      atEnd(t, () => context.close().catch(() => undefined));
      await context.addCookies([
        { name, value, url: town.origin, expires: Date.now() / 1000 + 86_400 },
      ]);
      const page = context.pages()[0] ?? (await context.newPage());
      page.setDefaultTimeout(30_000);
      await context.setOffline(offline);
      await page.goto(`${town.origin}/field/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      return { context, page };
    },
  };
}

const traced = (town: TestTown, caseId: string, action: string) =>
  town.sql('SELECT 1 FROM cases.trace WHERE case_id = $1 AND action = $2', [caseId, action]);

/** The shell is on the phone once its service worker is in charge. */
const installed = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then(() => true)');

test('network cut, case accepted and done with a photo, app killed, opened again, network back: stored once', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '清溪大街88号门口垃圾桶满了' });
    const crew = await fieldPhone(t, town, 'crew-sanitation-1');
    const first = await crew.open();
    await installed(first.page);
    await first.page.reload();
    await first.page.getByText('清溪大街88号').first().click();
    await first.page.getByRole('button', { name: '签收', exact: true }).waitFor();
    await first.context.setOffline(true);
    await first.page.getByRole('button', { name: '签收', exact: true }).click();
    await first.page
      .getByRole('button', { name: /处置完毕/ })
      .first()
      .click();
    await first.page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo('#e2e8f0'));
    await first.page.getByRole('button', { name: '已清理干净，现场恢复原状。' }).click();
    await first.page.getByRole('button', { name: '处置完毕，提交' }).click();
    await first.page.getByText('2 项已存在手机上').first().waitFor();
    await picture(first.page, 'offline-1-waiting');
    assert.equal((await caseOf(town, caseId))['state'], 'dispatched');
    await first.context.close();

    // Opened again without a network: what waits is still there.
    const second = await crew.open(true);
    await second.page.getByText('2 项已存在手机上').first().waitFor();
    await second.context.setOffline(false);
    await stateBecomes(town, caseId, 'done');
    await second.page
      .getByText('全部已发送')
      .or(second.page.getByText('等待核查'))
      .first()
      .waitFor();
    await picture(second.page, 'offline-2-sent');
    for (const action of ['accept', 'reportDone'])
      assert.equal((await traced(town, caseId, action)).length, 1, action);
    const photos = await town.sql(
      "SELECT 1 FROM cases.attachments WHERE case_id = $1 AND stage = 'after'",
      [caseId],
    );
    assert.equal(photos.length, 1);
    await second.context.close();
  }));

test('the reply is lost on the way: the act is sent again under its key and stored once', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '清溪大街88号门口垃圾桶满了' });
    const { page } = await (await fieldPhone(t, town, 'crew-sanitation-1')).open();
    let lost = 0;
    await page.route(/\/actions\/accept$/, async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.getByText('清溪大街88号').first().click();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await stateBecomes(town, caseId, 'accepted');
    await page.goto(`${town.origin}/field/me`);
    await page.getByText('全部已发送').waitFor();
    assert.equal(lost, 1);
    assert.equal((await traced(town, caseId, 'accept')).length, 1);
  }));

test('somebody else was quicker: the act is not lost, the phone shows what became of the case', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { caseId } = await report(town, { text: '清溪大街88号门口垃圾桶满了' });
    const { context, page } = await (await fieldPhone(t, town, 'crew-sanitation-1')).open();
    await page.getByText('清溪大街88号').first().click();
    await page.getByRole('button', { name: '签收', exact: true }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '签收', exact: true }).click();
    await page.getByText('1 项已存在手机上').first().waitFor();
    const officer = await town.as('officer1');
    const { version } = (await caseOf(town, caseId)) as { version: number };
    const { api } = await import('#modules/cases/contract/index.ts');
    await officer
      .api(api)
      .act({ params: { caseId, action: 'cancel' }, body: { version, reason: '重复上报' } });
    await context.setOffline(false);
    await page.getByText('1 项操作没有办成').first().waitFor();
    await page.goto(`${town.origin}/field/conflicts`);
    await page.getByText('已作废').first().waitFor();
    await page.getByText('这件事现在的状态已不能再做这个操作').waitFor();
    await picture(page, 'offline-3-conflict');
    await page.getByRole('button', { name: '放弃这项操作' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃这项操作' }).click();
    await page.getByText('都办成了').waitFor();
    await until(
      async () => (await traced(town, caseId, 'accept')).length === 0,
      'nothing was stored',
    );
  }));
