/** Nobody left outside: reporting without script, 长辈版 that reads aloud and listens, reports made without a network. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { provedResident } from './page-examples.ts';
import { photo, until, walked } from './walk.ts';

after(closeBrowser);

test('script off: a report is made and followed; a doctor booked and moved, a policy read, bills seen, the school item found by a life event', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await openPage(town.origin, { viewport: phone, javaScriptEnabled: false });
    // The residents' own address: a browser without script is led on by itself.
    await page.goto(`${town.origin}/report`);
    await page.waitForURL('**/light/report');
    await page.getByLabel('是什么问题').fill('清溪大街88号门口路灯不亮');
    await page.locator('input[type=file]').setInputFiles(await photo('#a16207'));
    await page.getByLabel('手机号').fill('12');
    await picture(page, 'inclusion-1-light-report');
    await page.getByRole('button', { name: '提交上报' }).click();
    await page.getByText('请改正后再提交').waitFor();
    await page.getByText('已收到 1 张照片').waitFor();
    await picture(page, 'inclusion-2-light-fault');
    await page.getByLabel('手机号').fill('19900001234');
    await page.getByRole('button', { name: '提交上报' }).click();
    await page.waitForURL('**/light/sent/**');
    await picture(page, 'inclusion-3-light-sent');
    const number = (await page.locator('.big').first().innerText()).trim();
    await page.goto(`${town.origin}/r`);
    await page.waitForURL('**/light/r');
    await page.getByLabel('编号').fill(number);
    await page.getByLabel('后四位').fill('1234');
    await page.getByRole('button', { name: '查进度' }).click();
    await page.getByRole('heading', { name: '办理经过' }).waitFor();
    await picture(page, 'inclusion-4-light-follow');
    const rows = await town.sql<{ photos: number }>(
      'SELECT cardinality(file_ids) AS photos FROM reports.reports WHERE number = $1',
      [number],
    );
    assert.deepEqual(rows, [{ photos: 1 }]);
    const cookie = await provedResident(town);
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: town.origin }]);
    await bookedWithoutScript(page, town.origin);
    await readWithoutScript(page, town);
  }));

/** Presses what leads on, and waits for the page after it. */
async function press(page: Page, kind: 'link' | 'button', name: string | RegExp): Promise<void> {
  const before = page.url();
  await page.getByRole(kind, { name }).first().click();
  await page.waitForURL((url) => url.href !== before);
}

/** The doctor, from the residents' own address to the new time. */
async function bookedWithoutScript(page: Page, origin: string): Promise<void> {
  const firstDay = /^\d+月\d+日.*余/;
  await page.goto(`${origin}/booking`);
  await page.waitForURL('**/light/booking');
  await press(page, 'link', /全科门诊/);
  await press(page, 'link', /都可以/);
  await press(page, 'link', firstDay);
  await page.getByRole('radio').first().check();
  await press(page, 'button', '就这个时间');
  await page.getByLabel('想提前告诉').fill('量血压');
  await page.getByRole('button', { name: '确认预约' }).click();
  await page.getByText('已约好，请按时来').waitFor();
  await picture(page, 'inclusion-10-light-booked');
  const booked = await page.locator('dd').first().innerText();
  await press(page, 'link', '改期');
  await press(page, 'link', /^\d+月\d+日/);
  await page.getByRole('radio').last().check();
  await picture(page, 'inclusion-11-light-move');
  await press(page, 'button', '改到这个时间');
  await page.getByText('已约好，请按时来').waitFor();
  assert.notEqual(await page.locator('dd').first().innerText(), booked);
  await press(page, 'button', '取消预约');
}

/** A policy, the bills, and the school item as far as its check. */
async function readWithoutScript(page: Page, town: TestTown): Promise<void> {
  await page.goto(`${town.origin}/policy`);
  await page.getByLabel('想问什么').fill('低保');
  await press(page, 'button', '搜索');
  await press(page, 'link', /低/);
  await page.getByRole('heading', { level: 1, name: /低/ }).waitFor();
  await picture(page, 'inclusion-12-light-policy');
  await town.sql(
    `UPDATE payment.bills SET person_id = (SELECT person_id FROM people.sessions ORDER BY created_at DESC LIMIT 1)
     WHERE id IN (SELECT id FROM payment.bills WHERE tenant_id = $1 AND state = 'due' ORDER BY id LIMIT 1)`,
    [town.tenantId],
  );
  await page.goto(`${town.origin}/bills`);
  await page.getByText('有 1 张账单要缴').waitFor();
  await press(page, 'link', /¥/);
  await page.getByText('到窗口怎么缴').waitFor();
  await picture(page, 'inclusion-13-light-bill');
  await page.goto(`${town.origin}/services`);
  await press(page, 'link', /上学/);
  await press(page, 'link', /入学报名/);
  await page.getByRole('heading', { name: '要带什么' }).waitFor();
  await picture(page, 'inclusion-14-light-item');
  await press(page, 'link', '我能不能办');
  await page.getByRole('radio').first().check();
  await press(page, 'button', '继续');
  await page.getByRole('radio').first().check();
  await press(page, 'button', '继续');
  await page.getByText('您可以办').waitFor();
  await press(page, 'link', '开始申请');
  await page.getByRole('textbox').first().fill('欧阳蕙兰');
  await press(page, 'button', '继续');
  await picture(page, 'inclusion-15-light-apply');
}

/** A voice and an ear for a browser that has neither: notes what is read, and hears one sentence. */
const voiceAndEar = `
  globalThis.read = [];
  const voice = { lang: 'zh-CN', name: 'test', localService: true, default: true, voiceURI: 'test' };
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: class { constructor(text) { this.text = text; } } });
  Object.defineProperty(globalThis, 'speechSynthesis', { value: {
    getVoices: () => [voice], cancel: () => {}, addEventListener: () => {},
    speak: (one) => { globalThis.read.push({ text: one.text, rate: one.rate, marked: document.querySelector('[data-read-now]')?.tagName }); setTimeout(() => one.onend(), 20); },
  } });
  globalThis.SpeechRecognition = globalThis.webkitSpeechRecognition = class {
    start() { setTimeout(() => { this.onresult({ results: [[{ transcript: '路灯坏了' }]] }); this.onend(); }, 20); }
    stop() {} abort() {}
  };`;

test('长辈版: offered on the first page and remembered, reads the page in order, takes words by voice; a session that ends costs nothing', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const cookie = await provedResident(town);
    const page = await openPage(town.origin, { viewport: phone, cookie });
    await page.goto(`${town.origin}/`);
    await picture(page, 'inclusion-5-home');
    await page.getByRole('button', { name: /打开长辈版/ }).click();
    await page.getByRole('link', { name: /打电话找人办/ }).waitFor();
    assert.match(
      (await page.getByRole('link', { name: /打电话找人办/ }).getAttribute('href')) ?? '',
      /^tel:\d+$/,
    );
    await picture(page, 'inclusion-6-elder-home');
    // A phone without a Chinese voice: what else helps, and a person to call.
    await page.getByRole('button', { name: '朗读本页' }).click();
    await page.getByText('这部手机没有中文朗读声音').waitFor();
    await picture(page, 'inclusion-7-no-voice');

    await page.addInitScript(voiceAndEar);
    await page.goto(`${town.origin}/report`);
    await page.locator('html[data-mode=elder]').waitFor();
    await page.getByRole('button', { name: '朗读本页' }).click();
    await page.getByRole('button', { name: '慢一点' }).click();
    await page.getByRole('button', { name: '朗读本页' }).waitFor();
    const read = (await page.evaluate('globalThis.read')) as {
      text: string;
      rate: number;
      marked: string;
    }[];
    const order = ['上报问题', '是什么问题', '提交'].map((words) =>
      read.findIndex(({ text }) => text.includes(words)),
    );
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(!order.includes(-1), JSON.stringify(read));
    assert.equal(read[0]?.marked, 'H1');
    assert.ok((read.at(-1)?.rate ?? 1) < (read[0]?.rate ?? 0), 'slower from the press on');

    await page.locator('.zs-voice-button').first().click();
    await until(
      async () => (await page.getByLabel('是什么问题').inputValue()) === '路灯坏了',
      'the words stand in the field',
    );
    await picture(page, 'inclusion-8-elder-report');
    await town.sql('DELETE FROM people.sessions');
    await page.reload();
    await page.getByText('上次没写完的内容还在').waitFor();
    assert.equal(await page.getByLabel('是什么问题').inputValue(), '路灯坏了');
  }));

test('without a network: the app opens, a report with a photo waits on the phone, and leaves once when the network is back', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await openPage(town.origin, { viewport: phone });
    await page.goto(`${town.origin}/`);
    await page.evaluate(
      "navigator.serviceWorker.register('/service-worker.js').then(() => navigator.serviceWorker.ready).then(() => true)",
    );
    await page.goto(`${town.origin}/report`);
    await page.getByText('路灯不亮').first().waitFor();
    await page.context().setOffline(true);
    await page.goto(`${town.origin}/report`);
    await page.getByLabel('是什么问题').fill('清溪大街88号门口路灯不亮');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo('#a16207'));
    await page.getByRole('button', { name: /^提交/ }).click();
    // Nobody can say where that is without a network; an officer will find it out.
    await page.getByRole('button', { name: '直接提交' }).click();
    await page.getByText('1 件上报已存在手机里').waitFor();
    await picture(page, 'inclusion-9-waiting');
    const stored = () =>
      town.sql<{ photos: number }>(
        "SELECT cardinality(file_ids) AS photos FROM reports.reports WHERE channel = 'resident' AND reported_at > now() - interval '10 minutes'",
      );
    assert.deepEqual(await stored(), []);
    await page.goto(`${town.origin}/`);
    await page.getByText('有上报还没送到').waitFor();
    await page.context().setOffline(false);
    await until(async () => (await stored()).length > 0, 'the report arrived by itself');
    await page.goto(`${town.origin}/waiting`);
    await page.getByText('没有等待发送的上报').waitFor();
    assert.deepEqual(await stored(), [{ photos: 1 }]);
  }));
