/**
 * The town notices by itself: a fence is drawn, a rule is made without code and tried on history, a truck breaks both,
 * the alarms open cases, and a case is carried to its end.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { loadHistory, submit } from '#modules/observations/index.ts';
import { addThings } from '#modules/things/index.ts';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, picture, webDirectory } from './browser.ts';
import { consolePage, market, photo, until, walked } from './walk.ts';

after(closeBrowser);

const hourMs = 3_600_000;
const inside = { longitude: market.longitude + 0.001, latitude: market.latitude + 0.001 };
const outside = { longitude: market.longitude + 0.02, latitude: market.latitude + 0.02 };
const corners = [
  [market.longitude, market.latitude],
  [market.longitude + 0.002, market.latitude],
  [market.longitude + 0.002, market.latitude + 0.002],
  [market.longitude, market.latitude + 0.002],
] as const;

test('a fence is drawn, a rule is made and tried; both fire, open cases, and a case is closed', async (t) => {
  const town = await testTown(t, { live: true, services: true, webDirectory });
  await walked(async () => {
    const truckId = await addTruck(town);
    const admin = await consolePage(town, 'admin', '/fences');
    await drawFence(admin);
    await makeRule(admin);
    await tell(town, truckId, { position: outside, speed: 20 });
    // A fence believes the second of three fixes, not one that may be astray.
    for (const speed of [85, 84, 83]) await tell(town, truckId, { position: inside, speed });
    const officer = await consolePage(town, 'officer1', '/alarms');
    await officer.getByText('清运车超速').first().waitFor();
    await officer.getByText('走查围栏', { exact: false }).first().waitFor();
    await picture(officer, 'sensing-alarms');
    const caseId = await caseOfAlarm(town, truckId);
    await closeCase(town, caseId);
    await officer.goto(`${town.origin}/console/cases/${caseId}`);
    await officer.getByText('已结案').first().waitFor();
    await picture(officer, 'sensing-case');
  });
});

/** A truck with two weeks of drives behind it, three of them too fast. */
async function addTruck(town: TestTown): Promise<string> {
  return town.database.inTenant(town.ctx, async (tx) => {
    const [truck] = await addThings(tx, [
      { name: '走查清运车', modelCode: 'refuse-truck', door: 'none', position: outside },
    ]);
    assert.ok(truck);
    const end = Math.floor(town.clock.now().getTime() / hourMs) * hourMs;
    const times = Array.from({ length: 14 * 24 }, (_, hour) => new Date(end - (hour + 2) * hourMs));
    const values = times.map((_, hour) => ([40, 130, 250].includes(hour) ? 82 : 24));
    await loadHistory(tx, [{ thingId: truck.id, key: 'speed', times, values }]);
    return truck.id;
  });
}

/** Draws the fence by its corners, as someone does who does not use the map. */
async function drawFence(page: Page): Promise<void> {
  await page.getByRole('button', { name: '新增围栏' }).click();
  const form = page.getByRole('region', { name: '围栏设置' });
  await form.getByLabel('名称').fill('走查围栏');
  for (const [index, [longitude, latitude]] of corners.entries()) {
    await form.getByRole('button', { name: '加一个角点' }).click();
    const field = (what: string): Locator =>
      form.getByLabel(`第 ${index + 1} 个角点的${what}`, { exact: true });
    await field('经度').fill(String(longitude));
    await field('纬度').fill(String(latitude));
  }
  await form.getByLabel('进入').check();
  await choose(page, form.getByRole('combobox', { name: '告警', exact: true }), '预警');
  await choose(page, form.getByRole('combobox', { name: '型号' }), '垃圾清运车');
  await page.keyboard.press('Escape');
  await choose(page, form.getByRole('combobox', { name: '告警转为事件' }), '020102');
  await form.getByRole('button', { name: '保存' }).click();
  await page.getByText('走查围栏').first().waitFor();
}

/** Opens a list of choices and takes the one that is typed. */
async function choose(page: Page, field: Locator, words: string): Promise<void> {
  await field.click();
  await page.keyboard.type(words);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: words })
    .first()
    .click();
}

/** Makes the rule "speed above 60", tries it on two weeks of history, switches it on. */
async function makeRule(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/console/alarms/rules/new`);
  await choose(page, page.getByLabel('设备型号'), '垃圾清运车');
  const condition = page.getByRole('group', { name: '条件 1' });
  await choose(page, condition.getByLabel('属性'), '速度');
  await condition.getByLabel('限值').fill('60');
  await page.getByLabel('告警名称', { exact: true }).fill('清运车超速');
  await choose(page, page.getByLabel('生成事件（类别）'), '020102');
  await page.getByLabel('规则编码').fill('walk-truck-speed');
  await page.getByRole('button', { name: '试运行' }).click();
  await page.getByText(/会告警 3 次/).waitFor();
  await picture(page, 'sensing-rule');
  await page.getByRole('button', { name: '保存并启用' }).click();
  await page.getByRole('link', { name: '清运车超速' }).waitFor();
}

/** What the truck's terminal tells. */
async function tell(
  town: TestTown,
  thingId: string,
  values: { position: typeof inside; speed: number },
): Promise<void> {
  const receivedAt = new Date();
  const readings = Object.entries(values).map(([key, value]) => ({ key, value }));
  const arrival = { tenantId: town.tenantId, thingId, door: 'none' as const, receivedAt };
  const receipt = await submit(town.database, { ...arrival, readings });
  assert.deepEqual(receipt.refused, []);
}

async function caseOfAlarm(town: TestTown, thingId: string): Promise<string> {
  let caseId = '';
  await until(async () => {
    const rows = await town.sql<{ caseId: string }>(
      'SELECT case_id AS "caseId" FROM alarms.alarms WHERE thing_id = $1 AND case_id IS NOT NULL ORDER BY raised_at',
      [thingId],
    );
    caseId = rows[0]?.caseId ?? '';
    return rows.length >= 2;
  }, 'both alarms have a case');
  return caseId;
}

/** Accept, done with a photo, verify, close: by whom the duties name. */
async function closeCase(town: TestTown, caseId: string): Promise<void> {
  const officer = await town.as('officer1');
  const head = await whoIs(town, caseId, 'head');
  const worker = await whoIs(town, caseId, 'gridWorker');
  const act = async (
    who: typeof officer,
    action: 'accept' | 'reportDone' | 'verify' | 'close',
    photoIds: string[] = [],
  ): Promise<void> => {
    const { version } = (await officer.api(casesApi).one({ params: { caseId } })).case;
    const body = { version, reason: '已处理', position: inside, photoIds };
    await who.api(casesApi).act({ params: { caseId, action }, body });
  };
  await act(head, 'accept');
  await act(head, 'reportDone', [await upload(head)]);
  await act(worker, 'verify');
  await act(officer, 'close');
}

async function upload(who: Awaited<ReturnType<TestTown['as']>>): Promise<string> {
  const { buffer, name, mimeType } = await photo('#0f766e');
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name);
  const reply = await who.fetch('/api/v1/files', { method: 'POST', body: form });
  return ((await reply.json()) as { id: string }).id;
}

const lookups = {
  head: `SELECT a.username FROM cases.cases c JOIN people.people p ON p.department_id = c.lead_department_id
    JOIN people.accounts a ON a.person_id = p.id WHERE c.id = $1 AND a.username LIKE 'head-%'`,
  gridWorker:
    'SELECT a.username FROM cases.cases c JOIN people.accounts a ON a.person_id = c.grid_worker_id WHERE c.id = $1',
};

/** The head of the department that answers for the case, or the grid worker who was told of it. */
async function whoIs(town: TestTown, caseId: string, role: keyof typeof lookups) {
  const [row] = await town.sql<{ username: string }>(lookups[role], [caseId]);
  assert.ok(row, role);
  return town.as(row.username);
}
