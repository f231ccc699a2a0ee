/** Who may do what by person, and why, in a real browser. */
import { after, test } from 'node:test';
import { testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { caseOf, consolePage, report, spaced, until, walked } from './walk.ts';

after(closeBrowser);

test('an administrator finds who may do something, and reads why one may or sees a case', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    await report(town);
    const one = async () => (await town.sql<{ id: string }>('SELECT id FROM cases.cases'))[0]?.id;
    await until(async () => (await one()) !== undefined, 'a case');
    const number = String((await caseOf(town, (await one()) ?? ''))['number']);
    const page = await consolePage(town, 'admin', '/people/rights');
    await page
      .getByRole('button', { name: spaced('为什么') })
      .first()
      .waitFor();
    await picture(page, 'rights');
    await page.getByLabel('谁有这项权限').fill('托管乡镇');
    await page.getByTitle('人员与权限：托管乡镇、应急查看').click();
    await page.getByRole('heading', { name: '没有符合的人员' }).waitFor();
    await page.getByLabel('谁有这项权限').fill('管理人员与居民');
    await page.getByTitle('人员与权限：管理人员与居民名册').click();
    await page
      .getByRole('button', { name: spaced('为什么') })
      .first()
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByLabel('能不能做这件事').fill('管理人员与居民');
    await page.getByTitle('人员与权限：管理人员与居民名册').last().click();
    await drawer.getByText('账号启用').first().waitFor();
    await drawer.getByLabel('编号').fill(number);
    await drawer.getByRole('button', { name: spaced('查询') }).click();
    await drawer.getByText(/看到这条/).waitFor();
    await picture(page, 'rights-why');
    await page.setViewportSize({ width: 390, height: 844 });
    const isNarrow = async () => ((await drawer.boundingBox())?.width ?? 999) <= 390;
    await until(isNarrow, 'the drawer fits the phone');
    await picture(page, 'rights-why-narrow');
  }));
