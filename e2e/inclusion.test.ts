/** Nobody left outside: reporting without script, 长辈版 that reads aloud and listens, reports made without a network. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { provedResident } from './page-examples.ts';
import { photo, until, walked } from './walk.ts';

after(closeBrowser);

test('script off: a report with a photo is made and followed', (t) =>
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
  }));

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
