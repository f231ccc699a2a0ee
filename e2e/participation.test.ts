/**
 * At 390×844: a resident suggests, an officer publishes it without the number and answers in public; a secret vote in two tabs is one
 * voice; points are exchanged, and the goods handed out against the code.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api as peopleApi } from '#modules/people/contract.ts';
import { residentByPhone } from '#modules/people/index.ts';
import { api } from '#modules/participation/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { awardPoints } from '#platform/points/index.ts';
import { testTown, type TestTown } from '#testing';
import { closeBrowser, openPage, phone, picture, webDirectory } from './browser.ts';
import { consolePage, spaced, walked } from './walk.ts';

after(closeBrowser);

const resident = { name: '李建国', phone: '13755509001', idNumber: '43998119800506100' };
const body = '东街老粮站到小学一段晚上很黑,孩子放学看不清路。';

/** The check character of an identity number (GB 11643-1999). */
function whole(first17: string): string {
  const sum = [...first17].reduce(
    (all, digit, at) => all + Number(digit) * (2 ** (17 - at) % 11),
    0,
  );
  return first17 + ('10X98765432'[sum % 11] ?? '');
}

/** The session of the resident, who proved a phone. */
async function signedIn(town: TestTown): Promise<string> {
  const nobody = town.anonymous();
  const { codeId } = await nobody
    .api(peopleApi)
    .requestPhoneCode({ body: { phone: resident.phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${resident.phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name: resident.name }),
  });
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The roll, an open vote, goods, and points for a good deed. */
async function prepared(town: TestTown): Promise<string> {
  const [village] = (await ground(town.ctx)).villages;
  const clerk = (await town.as('clerk1')).api(api);
  const officer = (await town.as('officer1')).api(api);
  const { name, phone: number, idNumber } = resident;
  const villageId = village?.id ?? '';
  await clerk.verifyResident({
    body: { name, phone: number, idNumber: whole(idNumber), villageId },
  });
  const station = '圩镇社区积分超市';
  const soap = { name: '洗衣液', description: '2 千克', points: 15, stock: 5, perPerson: 2 };
  await clerk.addGood({ body: { ...soap, station, active: true } });
  await town.database.inTenant(town.ctx, async (tx) => {
    const person = await residentByPhone(tx, number);
    const deed = { source: 'walk', sourceId: 'one', rule: 'deed.courtyard', noteZh: '美丽庭院' };
    await awardPoints(tx, { ...deed, personId: person?.id ?? '', happenedAt: town.clock.now() });
  });
  const now = town.clock.now().getTime();
  const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
  const { id, version } = await officer.draftPoll({
    body: {
      title: '文化广场先修哪一处',
      lead: '今年经费可以先修一处,请大家选一处。',
      options: [
        { code: 'a', text: '戏台' },
        { code: 'b', text: '健身角' },
      ],
      chooseMost: 1,
      secrecy: 'secret',
      villageIds: [],
      minAge: 18,
      withPaper: false,
      opensAt: at(-1),
      closesAt: at(48),
    },
  });
  const open = { act: 'open' as const, reason: '', version };
  return (await officer.movePoll({ params: { pollId: id }, body: open })).number;
}

async function suggests(own: Page): Promise<string> {
  await own.getByLabel('一句话说明').fill('在东街增设路灯');
  await own.getByLabel('具体情况和想法').fill(`${body}我的电话 13800001234`);
  await own.getByRole('radio', { name: '道路设施' }).check({ force: true });
  await picture(own, 'participation-suggest');
  await own.getByRole('button', { name: '提交' }).click();
  await own.getByText('里面像是有电话等个人信息').waitFor();
  return (await own.getByText(/^JY-\d{8}-\d+-\d$/).textContent()) ?? '';
}

async function answers(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: '在东街增设路灯' }).click();
  await desk.getByLabel('公开内容').fill(body);
  await desk.getByRole('combobox', { name: '答复部门' }).click();
  await desk.locator('.ant-select-dropdown:visible .ant-select-item').first().click();
  await picture(desk, 'participation-moderate');
  await desk.getByRole('button', { name: '公开并转办' }).click();
  await desk.getByLabel('答复内容').fill('已列入本季度亮化计划，新装六盏路灯，十二月底前亮灯。');
  await desk.getByRole('button', { name: '公开答复' }).click();
  await desk.getByText('修改答复').waitFor();
}

async function votes(tab: Page, choice: string): Promise<void> {
  await tab.getByRole('radio', { name: choice }).check({ force: true });
  await tab.getByRole('button', { name: '下一步' }).click();
  await tab.getByRole('button', { name: '投票', exact: true }).click();
}

test('a resident suggests and is answered in public, votes once in two tabs, and exchanges points', async (t) => {
  const town = await testTown(t, { live: true, services: true, webDirectory });
  const cookie = await signedIn(town);
  const poll = await prepared(town);
  await walked(async () => {
    const own = await openPage(town.origin, { viewport: phone, cookie });
    await own.goto(`${town.origin}/suggestions/new`);
    const number = await suggests(own);
    const desk = await consolePage(town, 'officer1', '/participation');
    await answers(desk);
    await own.goto(`${town.origin}/suggestions/${number}`);
    await own.getByText('十二月底前亮灯').waitFor();
    await picture(own, 'participation-answered');
    assert.equal(await own.getByText('13800001234').count(), 0);

    await own.goto(`${town.origin}/polls/${poll}`);
    const second = await own.context().newPage();
    await second.goto(`${town.origin}/polls/${poll}`);
    await second.getByRole('radio', { name: '健身角' }).waitFor({ state: 'attached' });
    await picture(own, 'participation-vote');
    await votes(own, '戏台');
    await own.getByText('您已投票').waitFor();
    await picture(own, 'participation-receipt');
    await second.getByText('您已投票').waitFor();
    const elsewhere = await openPage(town.origin, { viewport: phone, cookie });
    await elsewhere.goto(`${town.origin}/polls/${poll}`);
    await elsewhere.getByText('另一台手机').waitFor();
    const [counts] = await town.sql<{ voices: number; ballots: number }>(
      `SELECT (SELECT count(*)::int FROM participation.voices) AS voices, (SELECT count(*)::int FROM participation.ballots) AS ballots`,
    );
    assert.deepEqual(counts, { voices: 1, ballots: 1 });

    await own.goto(`${town.origin}/points/shop`);
    await own.getByRole('button', { name: '兑换 洗衣液' }).click();
    await own.getByRole('button', { name: '确认用 15 分兑换' }).click();
    const code = (await own.locator('.pt-code').textContent()) ?? '';
    assert.match(code, /^\d{6}$/);
    await picture(own, 'participation-shop');
    const clerk = await consolePage(town, 'clerk1', '/participation/points');
    await clerk.getByRole('tab', { name: '兑换发放' }).click();
    await clerk.getByLabel('六位取货码').fill(code);
    await clerk.getByRole('button', { name: spaced('发放') }).click();
    await clerk.getByText('已发放').waitFor();
    await picture(clerk, 'participation-handed');
    await own.getByText('已取货').waitFor();
  });
});
