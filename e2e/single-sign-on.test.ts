/** The single sign-on in a real browser, against a real provider: set up on its page, used from the sign-in page. */
import { after, test } from 'node:test';
import { startIssuer, type Subjects } from '../simulators/oidc-issuer/tests/issuer.ts';
import { testTown } from '#testing';
import { closeBrowser, desk, openPage, picture, tablet, webDirectory } from './browser.ts';
import { spaced, walked } from './walk.ts';

after(closeBrowser);

test('the town sets its single sign-on up; an officer comes in by it, a stranger is told why not', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const site = town.origin.replace('127.0.0.1', 'localhost');
    const subjects: Subjects = {
      u1: { preferred_username: 'officer1' },
      u2: { preferred_username: 'nobody-here' },
    };
    const issuer = await startIssuer(t, `${site}/console/single-sign-on/qingxi`, subjects);
    const { cookie } = await town.as('admin');
    const admin = await openPage(site, { viewport: desk, cookie });
    await admin.goto(`${site}/console/people/security`);
    await admin.getByLabel('颁发者地址').fill(issuer.issuer);
    await admin.getByLabel('客户端编号').fill(issuer.client.id);
    await admin.getByLabel('客户端密钥').fill(issuer.client.secret);
    await admin.getByRole('switch', { name: '启用' }).click();
    await picture(admin, 'single-sign-on-settings');
    await admin.getByRole('button', { name: spaced('应用单点登录设置') }).click();
    await admin.getByText('已保存，不再显示').waitFor();

    issuer.present.subject = 'u1';
    const officer = await openPage(site, { viewport: tablet });
    await officer.goto(`${site}/console/`);
    const way = officer.getByRole('button', { name: '县统一身份认证登录' });
    await way.waitFor();
    await picture(officer, 'single-sign-on-way');
    await way.click();
    await officer.waitForURL(`${site}/console/`);
    await officer.getByRole('heading', { level: 1 }).first().waitFor();
    await officer.getByLabel('用户名').waitFor({ state: 'detached' });

    issuer.present.subject = 'u2';
    const stranger = await openPage(site, { viewport: { width: 390, height: 844 } });
    await stranger.goto(`${site}/console/`);
    await stranger.getByRole('button', { name: '县统一身份认证登录' }).click();
    await stranger.getByRole('alert').getByText('您的统一身份在本镇没有对应的账号').waitFor();
    await picture(stranger, 'single-sign-on-stranger');
  }));
