/**
 * A mother finds the school item by a life event, sees that she can, applies one question a page with a photo, the office asks
 * for a supplement, she supplements, it is approved, delivered and rated.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api as peopleApi } from '#modules/people/contract.ts';
import { testTown, type TestTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { consolePage, photo, walked } from './walk.ts';

after(closeBrowser);

const mother = { name: '欧阳蕙兰', idNumber: '11010519491231002X', phone: '13755502468' };

/** The session of the mother, who proved her phone. */
async function provedPhone(town: TestTown): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody
    .api(peopleApi)
    .requestPhoneCode({ body: { phone: mother.phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${mother.phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: mother.name }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** By the life event to the item, and through its questions. */
async function findAndCheck(own: Page, origin: string): Promise<void> {
  await own.goto(`${origin}/services`);
  await own.getByRole('link', { name: /孩子上学/ }).click();
  await own.getByRole('heading', { name: '孩子上学' }).waitFor();
  await picture(own, 'services-event');
  await own.getByRole('link', { name: /义务教育入学报名/ }).click();
  await own.getByRole('heading', { name: '要带什么' }).waitFor();
  await picture(own, 'services-item');
  await own.getByRole('link', { name: '我能不能办' }).click();
  await own.getByText('满了').click();
  await picture(own, 'services-question');
  await own.getByRole('button', { name: '继续' }).click();
  await own.getByText('本镇', { exact: true }).click();
  await own.getByRole('button', { name: '继续' }).click();
  await own.getByText('您可以办').waitFor();
  await picture(own, 'services-can');
}

/** One question a page; the draft is kept, so that leaving and coming back goes on where it was. */
async function apply(own: Page): Promise<void> {
  const next = () => own.getByRole('button', { name: '继续' }).click();
  const write = async (label: string, text: string): Promise<void> => {
    await own.getByRole('textbox', { name: label }).fill(text);
    await next();
  };
  const choose = async (question: string, answer: string): Promise<void> => {
    await own.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
    await next();
  };
  await own.getByRole('link', { name: '开始申请' }).click();
  await own.getByRole('heading', { name: '要自动填好镇里已有的信息吗？' }).waitFor();
  await picture(own, 'services-consent');
  await own.getByRole('button', { name: '不用，我自己填' }).click();
  await write('申请人姓名', mother.name);
  await own.getByRole('textbox', { name: '申请人身份证号' }).fill('123');
  await next();
  await own.getByText('身份证号不对').waitFor();
  await picture(own, 'services-fault');
  await write('申请人身份证号', mother.idNumber);
  await write('联系电话', mother.phone);
  await own.getByRole('textbox', { name: '现在住在哪里' }).waitFor();
  await own.reload();
  await write('现在住在哪里', '石桥村三组 12 号');
  await write('孩子姓名', '李沐阳');
  await write('孩子身份证号', mother.idNumber);
  await choose('报名读', '小学一年级');
  await choose('孩子户口', '本镇');
  await choose('住房情况', '宅基地自建房');
  await own.locator('input[type=file][accept^="image"]').setInputFiles(await photo('#b45309'));
  await own.locator('.sv-files .sv-thumbs img').waitFor();
  await picture(own, 'services-photo');
  await next();
  await next();
  await own.getByRole('heading', { name: '核对一下' }).waitFor();
  await own.getByRole('link', { name: '修改“孩子姓名”' }).click();
  await write('孩子姓名', '李沐阳阳');
  await own.getByText('李沐阳阳').waitFor();
  await picture(own, 'services-review');
  await own.getByRole('button', { name: '提交申请' }).click();
  await own.getByText('已经收到您的申请').waitFor();
  await picture(own, 'services-received');
}

/** An act of the desk with words. */
async function act(
  desk: Page,
  name: string,
  words: string,
  more = async (): Promise<void> => undefined,
) {
  await desk.getByRole('button', { name }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill(words);
  await more();
  await dialog.getByRole('button', { name }).click();
  await dialog.waitFor({ state: 'hidden' });
}

test('a mother finds the school item by a life event, applies, supplements, and has it', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const cookie = await provedPhone(town);
  await walked(async () => {
    const own = await openPage(town.origin, { viewport: phone, cookie });
    await findAndCheck(own, town.origin);
    await apply(own);

    const desk = await consolePage(town, 'head-civil-affairs', '/services/applications?tab=new');
    await desk.getByRole('link', { name: '义务教育入学报名' }).waitFor();
    await picture(desk, 'services-desk');
    await desk.getByRole('link', { name: '义务教育入学报名' }).click();
    await desk.getByText('李沐阳阳').waitFor();
    await desk.getByRole('button', { name: /^受\s?理$/ }).click();
    await desk.getByText('办理中').first().waitFor();
    await act(desk, '要求补正', '宅基地证拍得不清楚，请重新拍一张', async () => {
      await desk.getByRole('dialog').getByText('拍住房材料').click();
      await picture(desk, 'services-asking');
    });
    await desk.getByText('待补正').first().waitFor();
    await picture(desk, 'services-application');

    await own.reload();
    await own.getByText('宅基地证拍得不清楚，请重新拍一张').first().waitFor();
    await own.locator('input[type=file][accept^="image"]').setInputFiles(await photo('#0f766e'));
    await own.locator('.sv-files .sv-thumbs img').waitFor();
    await picture(own, 'services-supplement');
    await own.getByRole('button', { name: '提交补正' }).click();
    await own.getByText('办理中').first().waitFor();

    await desk.reload();
    await act(desk, '准予', '清溪中心小学一年级，9 月 1 日报到');
    await act(desk, '交付结果', '入学通知书已交给家长');
    await desk.getByText('已办结').first().waitFor();

    await own.reload();
    await own.getByText('清溪中心小学一年级，9 月 1 日报到').first().waitFor();
    await own.getByRole('radio').nth(4).check({ force: true });
    await picture(own, 'services-rating');
    await own.getByRole('button', { name: '提交评价' }).click();
    await own.getByText('您的评价').first().waitFor();
    await picture(own, 'services-done');
    await own.goto(`${town.origin}/services/applications`);
    await own.getByText('已办结').waitFor();
    const [row] = await town.sql('SELECT stage, rating FROM services.applications');
    assert.deepEqual(row, { stage: 'delivered', rating: 5 });
  });
});
