/** A resident sees what is held and who looked, and asks for erasure; staff reveals a number with a reason. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { api as peopleApi } from '#modules/people/contract.ts';
import { closeBrowser, openPage, phone, webDirectory } from './browser.ts';
import { consolePage, report, until, walked } from './walk.ts';

after(closeBrowser);

const name = '欧阳蕙兰';
const number = '13755502468';
const reason = '来窗口补办手续，核对号码';

/** The session of a resident who proved a phone. */
async function provedPhone(town: TestTown): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone: number } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${number}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

test('staff sees a number with a reason; the resident reads the reason and asks for erasure', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const cookie = await provedPhone(town);
  const given = { text: '门口路灯不亮', reporterName: name, reporterPhone: number };
  await report(town, given);
  await walked(async () => {
    const desk = await consolePage(town, 'clerk1', '/people/residents');
    const row = desk.locator('tbody tr').filter({ hasText: '欧阳*兰' });
    await row.getByText('137****2468').waitFor();
    await row.getByRole('button', { name: '查看' }).click();
    const dialog = desk.locator('dialog.zs-sheet');
    await dialog.getByLabel('查看原因').fill(reason);
    await dialog.getByRole('button', { name: '记录原因并查看' }).click();
    await row.getByText(number).waitFor();
    const page = await openPage(town.origin, { viewport: phone, cookie });
    await page.goto(`${town.origin}/my-data`);
    await page.getByRole('heading', { name: '我的个人信息' }).waitFor();
    await page.getByText(reason).waitFor();
    const reports = page.locator('details').filter({ hasText: '我的上报及办理情况' });
    await reports.locator('summary').click();
    await reports.getByText('门口路灯不亮').first().waitFor();
    await page.getByText('删除我的信息', { exact: true }).click();
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('答复期限').waitFor();
    await until(async () => {
      const rows = await town.sql(`SELECT 1 FROM privacy.requests WHERE kind = 'erase'`);
      return rows.length === 1;
    }, 'the desk has the request');
    await desk.goto(`${town.origin}/console/privacy/requests`);
    await desk.getByRole('button', { name: '删除个人信息' }).click();
    const drawer = desk.locator('.ant-drawer').filter({ hasText: '同意并执行' });
    await drawer.getByText('办理中的事件').waitFor();
    await drawer.getByRole('button', { name: '同意并执行' }).click();
    await desk.getByText('已同意，等待事件办结').waitFor();
    assert.ok(await desk.locator('.zs-watermark').count(), 'the page bears the name of who looks');
  });
});
