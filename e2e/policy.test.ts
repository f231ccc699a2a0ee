/**
 * Somebody of 70 finds 最低生活保障 by pinyin and by a slip, reads the three sentences, answers who can have it, follows the policy
 * and sees the next bus on a market day; a question that nothing answers is told so.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api as directoryApi } from '#modules/directory/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { testTown, type TestTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { walked } from './walk.ts';

after(closeBrowser);

const mobile = '13755502470';
const title = '云岭县最低生活保障审核确认办法';

/** The session of a resident who proved a phone. */
async function provedPhone(town: TestTown): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone: mobile } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${mobile}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: '罗秀英' }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function search(own: Page, words: string): Promise<void> {
  const box = own.getByRole('searchbox', { name: '想问什么' });
  await box.fill(words);
  await box.press('Enter');
}

test('a policy is found by pinyin and by a slip, understood, followed; the next bus on a market day', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const anybody = town.anonymous().api(directoryApi);
  const { nextMarketDay } = await anybody.home({});
  // Seven in the morning of the next market day, in Shanghai.
  if (nextMarketDay) town.clock.set(new Date(`${nextMarketDay}T06:50:00+08:00`).toISOString());
  await walked(async () => {
    const own = await openPage(town.origin, { viewport: phone, cookie: await provedPhone(town) });
    await own.goto(`${town.origin}/policy`);
    await own.getByRole('heading', { name: '查政策' }).waitFor();
    await picture(own, 'policy-home');
    await search(own, 'dibao');
    await own.getByRole('link', { name: title }).first().waitFor();
    await own.getByText('已按这个查找').waitFor();
    await picture(own, 'policy-pinyin');
    await search(own, '抵保');
    await own.getByRole('button', { name: '仍然查“抵保”' }).waitFor();
    await own.getByRole('link', { name: title }).first().click();
    await own.getByRole('heading', { level: 1, name: title }).waitFor();
    await own.getByText('700 元').first().waitFor();
    await picture(own, 'policy-one');

    await own.getByRole('button', { name: '开始' }).click();
    await own.getByRole('group', { name: '您家的户口在云岭县吗？' }).waitFor();
    await own.getByRole('button', { name: '是', exact: true }).click();
    await own.getByRole('button', { name: '不是', exact: true }).click();
    await own.getByLabel(/每月平均收入/).fill('500');
    await own.getByRole('button', { name: '下一问' }).click();
    await own.getByText('您家符合低保的基本条件').waitFor();
    await picture(own, 'policy-can');

    await own.getByRole('button', { name: '有变化告诉我' }).click();
    await own.getByRole('button', { name: '已关注' }).waitFor();
    const rows = await town.sql('SELECT 1 FROM policy.subscriptions WHERE subject = $1', ['dibao']);
    assert.equal(rows.length, 1);

    await own.goto(`${town.origin}/directory/bus`);
    await own.getByText('今天赶圩，加开班次').waitFor();
    await picture(own, 'policy-bus');
    await own
      .getByRole('link', { name: /^清溪汽车站/ })
      .first()
      .click();
    await own.getByRole('heading', { level: 1, name: '清溪汽车站' }).waitFor();
    await own.getByText('赶圩日').first().waitFor();
    await picture(own, 'policy-stop');

    await own.goto(`${town.origin}/policy`);
    await search(own, '怎么养鸵鸟');
    await own.getByText('没有完全对得上的政策').waitFor();
  });
});
