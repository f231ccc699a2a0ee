/**
 * A person of 75 pays the sanitation fee by phone in 长辈版 and sees the receipt; the clerk takes cash for another and prints the receipt;
 * the comparison finds what the channel's statement does not have, and it is a case.
 */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import type { Page } from 'playwright-core';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { testTown, type TestTown } from '#testing';
import { startPaymentChannel } from '../simulators/payment-channel/index.ts';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { consolePage, spaced, until, walked } from './walk.ts';

after(closeBrowser);

const dayMs = 86_400_000;

interface Owing {
  readonly personId: string;
  readonly billId: string;
  readonly account: string;
  readonly amountFen: number;
}

/** Residents who owe the sanitation fee. */
function owing(town: TestTown): Promise<Owing[]> {
  return town.sql<Owing>(
    `SELECT person_id AS "personId", id AS "billId", account_number AS account, amount_fen::int AS "amountFen"
     FROM payment.bills WHERE tenant_id = $1 AND kind_code = 'sanitation' AND state = 'due'
       AND person_id IS NOT NULL ORDER BY account_number`,
    [town.tenantId],
  );
}

/** The cookie of a resident's session. */
async function sessionOf(town: TestTown, personId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const digest = createHash('sha256').update(token).digest();
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, 'walk', now(), now(), now() + interval '1 day')`,
    [digest, uuidv7(), town.tenantId, personId],
  );
  return `${sessionCookie}=${token}`;
}

/** The day before an order's day is over: moved back, as if it were yesterday's. */
async function yesterday(town: TestTown, number: string): Promise<string> {
  await town.sql(
    "UPDATE payment.orders SET paid_at = paid_at - interval '1 day' WHERE number = $1",
    [number],
  );
  return new Date(Date.now() + 8 * 3_600_000 - dayMs).toISOString().slice(0, 10);
}

async function elderPays(town: TestTown, cookie: string): Promise<void> {
  const page = await openPage(town.origin, { viewport: phone, cookie });
  await page.goto(`${town.origin}/bills?mode=elder`);
  await page.getByText('要缴，一共').waitFor();
  await picture(page, 'payment-bills');
  await page
    .getByRole('link', { name: /生活垃圾处理费/ })
    .first()
    .click();
  await page.getByText('怎么算的').waitFor();
  await picture(page, 'payment-bill');
  await page.getByRole('button', { name: '去付款' }).click();
  await page.getByText('模拟支付，不会扣款').waitFor();
  await page.getByText('正在确认').first().waitFor();
  await picture(page, 'payment-confirming');
  await page.getByRole('button', { name: /模拟支付/ }).click();
  await page.getByText('缴费成功', { exact: true }).waitFor();
  await page.getByRole('link', { name: '看收据' }).click();
  await page.getByRole('button', { name: /保存收据/ }).waitFor();
  await picture(page, 'payment-receipt');
}

async function clerkTakesCash(town: TestTown, account: string, amountFen: number): Promise<void> {
  const desk = await consolePage(town, 'clerk1', '/payment/desk');
  await desk.getByRole('button', { name: spaced('开班') }).click();
  await desk.getByText('抽屉应有').waitFor();
  await desk
    .getByRole('searchbox')
    .or(desk.getByPlaceholder('账单编号、户号'))
    .first()
    .fill(account);
  await desk.keyboard.press('Enter');
  const row = desk.locator('tbody tr').filter({ hasText: '生活垃圾处理费' }).first();
  await row.getByRole('checkbox').check();
  await desk.getByLabel('实收现金（元）').fill('100');
  await desk.getByText(`找零 ¥${((10_000 - amountFen) / 100).toFixed(2)}`).waitFor();
  await picture(desk, 'payment-desk');
  await desk.getByRole('button', { name: '确认收款' }).click();
  await desk.getByText(`已收 ¥${(amountFen / 100).toFixed(2)}`).waitFor();
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: '打印收据' }).first().click(),
  ]);
  assert.match(download.suggestedFilename(), /^PJ-\d{6}-\d{6}\.pdf$/);
}

async function headReconciles(town: TestTown, day: string): Promise<Page> {
  const page = await consolePage(town, 'leader', '/payment/reconciliation');
  await page.getByLabel('日期').first().fill(day);
  await page.getByRole('button', { name: '现在对账' }).click();
  const row = page.locator('tbody tr').filter({ hasText: '渠道账单没有这一笔' }).first();
  await row.waitFor();
  const number = (await row.getByRole('link').first().textContent()) ?? '';
  assert.notEqual(number.trim(), '', 'the difference has its case');
  await row.getByRole('button', { name: '写处理结果' }).click();
  await page.getByLabel('怎么处理的').fill('渠道次日补入，已核对');
  await page.getByRole('dialog').getByRole('button', { name: '写处理结果' }).click();
  await page.getByText('没有待处理的差异', { exact: true }).waitFor();
  await picture(page, 'payment-reconciliation');
  return page;
}

test('a bill paid by phone, another in cash, and a difference that becomes a case', (t) =>
  walked(async () => {
    const simulator = await startPaymentChannel();
    atEnd(t, () => simulator.stop());
    const environment = { ZHENSHU_PAYMENT_SIMULATOR: simulator.origin };
    const town = await testTown(t, { live: true, webDirectory, environment });
    const [elder, other] = await owing(town);
    assert.ok(elder && other);
    await elderPays(town, await sessionOf(town, elder.personId));
    const [paid] = await town.sql<{ state: string }>(
      'SELECT state FROM payment.bills WHERE id = $1',
      [elder.billId],
    );
    assert.equal(paid?.state, 'paid');
    const notified = "SELECT 1 FROM payment.notices WHERE outcome IN ('posted', 'repeat')";
    await until(async () => (await town.sql(notified)).length > 0, 'the notice of the channel');

    await clerkTakesCash(town, other.account, other.amountFen);

    const [order] = await town.sql<{ number: string }>(
      'SELECT number FROM payment.orders WHERE bill_id = $1',
      [elder.billId],
    );
    const day = await yesterday(town, order?.number ?? '');
    simulator.state.planted.set(order?.number ?? '', 'missing');
    // The channel has something of that day, though not this.
    const overview = await headReconciles(town, day);
    await overview.goto(`${town.origin}/console/payment`);
    await overview.getByText('近 30 天每日实收').waitFor();
    await picture(overview, 'payment-overview');
  }));
