/**
 * The hotline agent reports a broken lamp for a caller, with both identities in the trace and a receipt in big type; a
 * daughter acts for her mother on her telephone; the mother takes it back, and the daughter is refused at once.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api as assistApi } from '#modules/assist/contract/index.ts';
import { exchangeSignature } from '#modules/assist/index.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { family, giveMandate, motherPhone } from './relatives.ts';
import { consolePage, spaced, until, walked } from './walk.ts';

after(closeBrowser);

const secret = 'exchange-of-the-walk';

/** The telephone exchange rings at an extension. */
async function ring(town: TestTown, extension: string): Promise<void> {
  const body = JSON.stringify({
    callId: 'walk-1',
    event: 'ringing',
    phone: motherPhone,
    extension,
  });
  const answer = await fetch(`${town.origin}/api/v1/assist/exchange?town=qingxi`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-zhenshu-signature': exchangeSignature(secret, body, town.clock.now()),
    },
    body,
  });
  assert.equal(answer.status, 200);
}

/** The agent takes the call that pops up, gets the consent, reports the lamp. @returns the number of the report */
async function reportForCaller(town: TestTown, desk: Page): Promise<string> {
  await desk.getByLabel('我的分机').fill('8001');
  await desk.getByLabel('我的分机').press('Enter');
  await until(
    async () => (await town.sql('SELECT 1 FROM assist.desks')).length === 1,
    'the agent sits',
  );
  await ring(town, '8001');
  await desk.getByText('王秀英').first().waitFor();
  await desk.getByRole('heading', { level: 1 }).click();
  await desk.keyboard.press('a');
  await desk.getByText('幺三九，零零零零').waitFor();
  await picture(desk, 'assist-phone');
  await desk.getByRole('button', { name: '征得同意，代他办理' }).click();
  const consent = desk.getByRole('dialog');
  await consent.getByLabel('话务平台的录音编号').fill('REC-20261127-77');
  await consent.getByLabel('上报问题').check();
  await consent.getByRole('button', { name: '开始帮办' }).click();
  await desk.getByRole('heading', { name: '正在替 王秀英 办理' }).waitFor();
  await desk.getByLabel('随手记').fill('路灯在井边,晚上看不见路');
  await desk.getByText('已保存').waitFor();
  await desk.getByRole('link', { name: /上报问题/ }).click();
  await desk.getByText('正在替 王秀英 登记').waitFor();
  await desk.locator('textarea').first().fill('家门口路灯不亮三天了');
  await desk.getByRole('button', { name: spaced('登记') }).click();
  const number = desk.locator('.as-read-out-number').first();
  await number.waitFor();
  await picture(desk, 'assist-session');
  return (await number.textContent()) ?? '';
}

async function receiptOf(desk: Page, number: string): Promise<void> {
  await desk.getByRole('link', { name: '打印大字回执' }).click();
  await desk.locator('.as-sheet-number').waitFor();
  assert.equal(await desk.locator('.as-sheet-number').textContent(), number);
  const size = await desk
    .locator('.as-sheet-number')
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  assert.ok(size >= 36, 'the number is big');
  await desk.locator('.as-sheet svg').waitFor();
  await desk.emulateMedia({ media: 'print' });
  await picture(desk, 'assist-receipt');
  await desk.emulateMedia({ media: 'screen' });
}

/** The daughter accepts on her telephone and reports for her mother. */
async function daughterActs(town: TestTown, daughter: Caller): Promise<Page> {
  const page = await openPage(town.origin, { viewport: phone, cookie: daughter.cookie });
  await page.goto(`${town.origin}/proxy`);
  await page.getByRole('button', { name: '替 王秀英 办事' }).click();
  await page.getByText('正在替 王秀英 办理').waitFor();
  await page.goto(`${town.origin}/report`);
  await page.getByText('这份上报是替王秀英写的').waitFor();
  await page.getByLabel('是什么问题').fill('妈妈家门口的井盖响');
  await picture(page, 'assist-daughter');
  return page;
}

test('acting for others: the hotline for a caller, a daughter for her mother, until she takes it back', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { mother, daughter } = await family(town);
    const admin = (await town.as('admin')).api(assistApi);
    await admin.saveSettings({
      body: { idleMinutes: 15, callbackMinutes: 60, exchangeSecret: secret, version: 0 },
    });
    const desk = await consolePage(town, 'officer1', '/assist/phone');
    const number = await reportForCaller(town, desk);
    const officer = await town.as('officer1');
    const [trace] = await town.sql<{ actor: string; behalf: string; caseId: string }>(
      `SELECT t.actor_id AS actor, t.on_behalf_of AS behalf, t.case_id AS "caseId" FROM cases.trace t
         JOIN reports.reports r ON r.case_id = t.case_id WHERE r.number = $1 AND t.action = 'register'`,
      [number],
    );
    assert.equal(trace?.actor, officer.personId);
    assert.equal(trace?.behalf, '王*英');
    await receiptOf(desk, number);
    await desk.goto(`${town.origin}/console/cases/${trace?.caseId ?? ''}`);
    await desk.getByText('代 王*英 办理').first().waitFor();

    const mandateId = await giveMandate(town, { mother, daughter });
    const page = await daughterActs(town, daughter);
    const own = await openPage(town.origin, { viewport: phone, cookie: mother.cookie });
    await own.goto(`${town.origin}/proxy`);
    await own.getByRole('button', { name: '收回' }).first().click();
    await picture(own, 'assist-revoke');
    await own.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click();
    await own.getByText('还没有人可以替您办').waitFor();
    const [row] = await town.sql<{ state: string }>(
      'SELECT state FROM assist.mandates WHERE id = $1',
      [mandateId],
    );
    assert.equal(row?.state, 'ended');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '不清楚位置，直接提交' }).click();
    await page.getByText('您现在不能替这位居民办理').first().waitFor();
    assert.equal(await page.getByLabel('是什么问题').inputValue(), '妈妈家门口的井盖响');
    await page.goto(`${town.origin}/mine`);
    await page.getByText('您已不能替 王秀英 办理').waitFor();
    await picture(page, 'assist-refused');
    await page.getByRole('button', { name: '换回自己' }).click();
    await page.getByRole('heading', { name: '家人代办' }).waitFor();
    assert.equal(await page.getByText('您已不能替').count(), 0);
  }));
