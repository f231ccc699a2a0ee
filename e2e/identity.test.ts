/** Second factors in a real browser: an authenticator app, and a passkey by Chromium's virtual authenticator. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { type TestTown, testTown } from '#testing';
import { digitsAt } from './authenticator.ts';
import { closeBrowser, openPage, picture, tablet, webDirectory } from './browser.ts';
import { consolePage, spaced, until, walked } from './walk.ts';

after(closeBrowser);

/** A name that browsers hold for safe, as passkeys need it; the test's server listens on its address. */
const siteOf = (town: TestTown): string => town.origin.replace('127.0.0.1', 'localhost');

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function signedOut(town: TestTown): Promise<Page> {
  const page = await openPage(siteOf(town), { viewport: tablet });
  await page.goto(`${siteOf(town)}/console/me`);
  return page;
}

test('an officer adds an authenticator app, keeps the recovery codes, and signs in with six digits', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const page = await signedOut(town);
    await signIn(page, 'officer1');
    await page.getByRole('button', { name: '添加验证方式' }).click();
    await page.getByRole('button', { name: '用验证器应用' }).click();
    const secret = (await page.locator('.zs-totp-secret').textContent()) ?? '';
    await picture(page, 'identity-totp');
    await page.getByLabel('验证码').fill(digitsAt(secret, town.clock.now()));
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await page.locator('.zs-recovery-codes li').nth(9).waitFor();
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('cell', { name: '验证器应用' }).first().waitFor();
    await picture(page, 'identity-me');

    await page.context().clearCookies();
    await page.reload();
    town.clock.advance(30);
    await signIn(page, 'officer1');
    await page.getByLabel('验证码').fill('000000');
    await page.getByRole('button', { name: '验证', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('验证码').fill(digitsAt(secret, town.clock.now()));
    await page.getByRole('button', { name: '验证', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
  }));

test('an administrator who must have a second factor adds a passkey, and confirms with it later', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    await town.sql("UPDATE people.security SET second_factor = 'administrators'");
    const page = await signedOut(town);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signIn(page, 'baisha-admin');
    await page.getByRole('heading', { name: '请添加第二重验证' }).waitFor();
    await page.getByRole('button', { name: '用通行密钥' }).click();
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();

    await page.context().clearCookies();
    await page.reload();
    await signIn(page, 'baisha-admin');
    await page.getByRole('button', { name: '用通行密钥验证' }).click();
    await page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();
    town.clock.advance(601);
    await page.goto(`${siteOf(town)}/console/people/security`);
    await page.getByRole('button', { name: spaced('保存') }).click();
    await page.getByRole('dialog', { name: '请确认是您本人' }).waitFor();
    await picture(page, 'identity-confirm');
    await page.getByRole('button', { name: '用通行密钥验证' }).click();
    await page.getByText('登录规则已保存').waitFor();
    const [kept] = await town.sql('SELECT sign_count, kind FROM people.factors WHERE kind = $1', [
      'passkey',
    ]);
    assert.ok(Number(kept?.['sign_count']) >= 2);
  }));

test('an operator looks into a town by break-glass, under its eyes, until the town ends it', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const { cookie } = await town.as('operator1', 'yunling');
    const operator = await openPage(town.origin, { viewport: tablet, cookie });
    await operator.goto(`${town.origin}/console/hosting`);
    await operator
      .getByRole('row', { name: /清溪镇/ })
      .getByRole('button', { name: '应急查看' })
      .click();
    await operator.getByLabel('理由').fill('值班员来电：事件列表打不开，协助排查');
    await picture(operator, 'identity-break-glass');
    await operator.getByRole('button', { name: '开始查看' }).click();
    // The dialog is called the same: to go on while it still asks would take the question back.
    await operator.getByRole('dialog').waitFor({ state: 'hidden' });
    await operator.getByText(/应急查看清溪镇/).waitFor();
    // The page starts anew by itself when a visit begins; a going elsewhere at that moment is broken off.
    await until(
      () => operator.goto(`${town.origin}/console/cases`).then(Boolean, () => false),
      'the town is opened',
    );
    await operator.getByRole('heading', { level: 1 }).first().waitFor();
    await picture(operator, 'identity-visiting');

    const admin = await consolePage(town, 'admin', '/people/visits', tablet);
    await admin.getByText('正在查看').waitFor();
    await picture(admin, 'identity-visits');
    await admin.getByRole('button', { name: spaced('终止') }).click();
    await admin
      .getByRole('dialog')
      .getByRole('button', { name: spaced('终止') })
      .click();
    await admin.getByText(/本镇终止/).waitFor();
    await operator.goto(`${town.origin}/console/hosting`);
    await operator.getByText(/本镇终止/).waitFor();
    assert.equal(await operator.getByText(/应急查看清溪镇（只读/).count(), 0);
  }));
