/**
 * The cockpit in a real browser over a real server process: a report changes the number on an open screen, a killed and
 * restarted server changes nothing in the end, and a new indicator gets its tile, all without reload.
 */
import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { api as cockpitApi } from '#modules/cockpit/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, desk, openPage, picture } from './browser.ts';
import { serveTown, type TownServer } from './town-server.ts';
import { report, spaced, walked } from './walk.ts';

after(closeBrowser);

/** From the server's answer to the number on the screen: what is promised on a machine that does nothing else is 1 s. */
const longestMs = 5_000;

/** The figure of a number tile with a value, as the page shows it. */
function figure(page: Page, title: string, value: number): Locator {
  const tile = page.locator('.ck-tile').filter({ has: page.getByText(title, { exact: true }) });
  return tile.locator(`.ck-figure[data-value="${value}"]`);
}

/** Notes in the page itself, by the machine's clock, when a tile's figure first reads a text; marks the page, too. */
async function watchFigure(page: Page, title: string, text: string): Promise<void> {
  await page.evaluate(`{
    globalThis.neverReloaded = true;
    const read = () => {
      const tiles = [...document.querySelectorAll('.ck-tile')];
      const tile = tiles.find((one) => one.querySelector('h2')?.textContent === ${JSON.stringify(title)});
      return tile?.querySelector('.ck-figure > span')?.textContent;
    };
    globalThis.shownAt = new Promise((resolve) => {
      const note = () => read() === ${JSON.stringify(text)} && resolve(Date.now());
      new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    undefined;
  }`);
}

test('a report, a killed server and a new tile: the open cockpit shows the right numbers without reload', async (t) => {
  const town = await testTown(t);
  // What is reported while the server is down comes in through this process, which does no work after it.
  town.clock.set(new Date());
  const server = await serveTown(town);
  try {
    await walked(() => walkTheCockpit(t, town, server));
  } finally {
    await server.kill();
  }
});

async function walkTheCockpit(t: TestContext, town: TestTown, server: TownServer): Promise<void> {
  const leader = await openPage(server.origin, {
    viewport: desk,
    cookie: (await town.as('leader')).cookie,
  });
  await leader.goto(`${server.origin}/cockpit/`);
  const isLive = leader.getByRole('status').filter({ hasText: /^实时$/ });
  await isLive.waitFor();
  await figure(leader, '今日立案', 0).waitFor();
  await watchFigure(leader, '今日立案', '1');

  await report(server);
  const answeredAt = Date.now();
  await figure(leader, '今日立案', 1).waitFor();
  const waited = (await leader.evaluate<number>('globalThis.shownAt')) - answeredAt;
  t.diagnostic(`the number of today stood on the open screen ${waited} ms after the answer`);
  assert.ok(waited < longestMs, `shown after ${waited} ms`);
  await figure(leader, '在办事件', 1).waitFor();

  // Acknowledged, and at once the power is gone: what follows from it is left to the next process.
  await report(server);
  await server.kill();
  const killedAt = Date.now();
  await leader.getByRole('status').filter({ hasText: '连接中断' }).waitFor();
  await picture(leader, 'cockpit-1-waiting');
  await report(town);
  await server.startAgain();
  const startedAt = Date.now();
  await figure(leader, '今日立案', 3).waitFor();
  await figure(leader, '在办事件', 3).waitFor();
  await isLive.waitFor();
  t.diagnostic(
    `the server was away ${startedAt - killedAt} ms, the numbers were right ${Date.now() - startedAt} ms after its start`,
  );
  await picture(leader, 'cockpit-2-caught-up');

  await arrangeTile(town, server);
  await figure(leader, '立案两倍', 6).waitFor();
  await report(server);
  await figure(leader, '立案两倍', 8).waitFor();
  await picture(leader, 'cockpit-3-new-tile');
  assert.equal(await leader.evaluate('globalThis.neverReloaded'), true);
  await turnTheWall(town, leader, server);
}

/** A wall goes on by its setting, stands while somebody touches it, and goes on again. */
async function turnTheWall(town: TestTown, page: Page, { origin }: TownServer): Promise<void> {
  const [village] = (await ground(town.ctx)).villages;
  const everySeconds = 5;
  const body = {
    nameZh: '演练',
    nameEn: '',
    theme: 'dark' as const,
    distance: 'room' as const,
    everySeconds,
    stops: [
      {
        level: 'town' as const,
        code: '',
      },
      {
        level: 'village' as const,
        code: village?.code ?? '',
      },
    ],
  };
  const admin = (await town.as('admin')).api(cockpitApi);
  await admin.saveRotation({ params: { code: 'walk' }, body });
  await page.goto(`${origin}/cockpit/wall/walk`);
  const shows = (level: string) => page.locator(`.ck-screen[data-level="${level}"]`);
  await shows('town').waitFor();
  await shows('village').waitFor();
  await page.mouse.click(400, 500);
  await page.getByRole('status').filter({ hasText: '轮播已暂停' }).waitFor();
  await page.waitForTimeout(everySeconds * 1000 + 1000);
  assert.equal(await shows('village').count(), 1, 'it stands while it is touched');
  await page.getByRole('button', { name: '现在继续' }).click();
  await shows('town').waitFor();
  await picture(page, 'cockpit-4-wall');
}

/** An administrator makes an indicator in its editor, and a tile from it in the editor of the layout. */
async function arrangeTile(town: TestTown, { origin }: TownServer): Promise<void> {
  const page = await openPage(origin, { viewport: desk, cookie: (await town.as('admin')).cookie });
  await page.goto(`${origin}/console/indicators/new`);
  const formula = page.getByRole('combobox', { name: '公式' });
  await formula.fill('cases.registered.n * 2');
  await page.locator('.in-preview .in-big').filter({ hasText: /^6/ }).waitFor();
  await formula.press('Escape');
  await page.getByLabel('代码').fill('twice');
  await page.getByLabel('名称（中文）').fill('立案两倍');
  await page.getByLabel('含义（中文）').fill('立案量的两倍，仅作演练');
  await page.getByRole('button', { name: spaced('保存') }).click();
  await page.getByRole('heading', { level: 1, name: '立案两倍' }).waitFor();

  await page.goto(`${origin}/cockpit/arrange/town`);
  await page.getByRole('button', { name: '添加磁贴' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^数字/ }).click();
  const panel = page.getByRole('complementary', { name: '磁贴设置' });
  await panel.getByLabel('指标 1').selectOption({ label: '立案两倍' });
  await panel.getByLabel('时间').selectOption({ label: '今日' });
  // The tile counts before it is saved.
  await figure(page, '立案两倍', 6).waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存，所有屏幕随即更新').waitFor();
}
