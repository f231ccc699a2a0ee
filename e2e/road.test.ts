/**
 * The road, walked in a real browser: a resident reports rubbish with a photo; the department's and
 * the grid worker's open screens show it within a second; it is accepted, done with a photo,
 * verified, closed; the resident rates it.
 */
import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, desk, openPage, phone, photograph, webDirectory } from './browser.ts';
import { photo, stateBecomes, until, walked } from './walk.ts';

after(closeBrowser);

/**
 * From the server's answer to the screens of those who must act. It takes some tens of milliseconds, which the walk tells; a
 * second is asked of a quiet machine, and this one walks in several browsers at once.
 */
const longestMs = 5_000;

const wordsOfReport = '清溪大街88号门口垃圾桶满了,好几天没人收';

/** When it was sent: the click, and the server's answer to it. */
interface Sending {
  readonly number: string;
  readonly page: Page;
  readonly clickedAt: number;
  readonly answeredAt: number;
}

async function reportRubbish(town: TestTown): Promise<Sending> {
  const page = await openPage(town.origin, { viewport: phone });
  await page.goto(`${town.origin}/`);
  await page
    .getByRole('link', { name: /上报问题/ })
    .first()
    .click();
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo('#166534'));
  await page.getByLabel('是什么问题').fill(wordsOfReport);
  await page.getByText('垃圾桶满溢').first().waitFor();
  await photograph(page, '1-resident-report');
  const answer = page.waitForResponse(
    (response) => response.url().endsWith('/api/v1/reports') && response.status() < 300,
  );
  const clickedAt = Date.now();
  await page.getByRole('button', { name: /^提交|直接提交/ }).click();
  const timing = (await answer).request().timing();
  const number = await page
    .getByText(/QX-\d{8}-\d{4}-\d/)
    .first()
    .innerText();
  const answeredAt = timing.startTime + timing.responseStart;
  return { number: /QX-[\d-]+/.exec(number)?.[0] ?? '', page, clickedAt, answeredAt };
}

/** A cheap phone takes seconds for a photo: what is pressed meanwhile must not leave it out. */
function slowPhotos(page: Page): Promise<void> {
  return page.evaluate(() => {
    const quick = globalThis.createImageBitmap;
    globalThis.createImageBitmap = (async (...given: [ImageBitmapSource]) => {
      await new Promise((next) => setTimeout(next, 2500));
      return quick(...given);
    }) as typeof quick;
  });
}

/** Notes in the page itself, by the machine's clock, when a text first stands on it. */
async function watchFor(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const seen = () => document.body.innerText.includes(${JSON.stringify(text)});
    const note = () => {
      if (globalThis.shownAt === undefined && seen()) globalThis.shownAt = Date.now();
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    note();
  }`);
}

/** The instant at which the text stood on a page that nobody reloaded. */
async function shownAt(page: Page): Promise<number> {
  // Asked from outside: waiting inside the page would evaluate text, which the page's own policy forbids.
  const noted = (): Promise<number | null> => page.evaluate('globalThis.shownAt ?? null');
  await until(async () => (await noted()) !== null, 'the text on the open page');
  return (await noted()) ?? Number.NaN;
}

async function gridWorkerOf(town: TestTown, number: string): Promise<string> {
  const [row] = await town.sql<{ username: string }>(
    'SELECT a.username FROM people.accounts a JOIN cases.cases c ON c.grid_worker_id = a.person_id WHERE c.number = $1',
    [number],
  );
  return row?.username ?? '';
}

test('from a scan to a closed and rated case', (t) => walked(() => walkTheRoad(t)));

async function walkTheRoad(t: TestContext): Promise<void> {
  const town = await testTown(t, { live: true, webDirectory });
  const title = '清溪大街88号垃圾桶满溢';
  const place = '圩镇社区清溪大街88号';
  const crew = await openPage(town.origin, {
    viewport: phone,
    cookie: (await town.as('crew-sanitation-1')).cookie,
  });
  await crew.goto(`${town.origin}/field/`);
  await crew.getByRole('heading', { level: 1 }).waitFor();
  const officer = await openPage(town.origin, {
    viewport: desk,
    cookie: (await town.as('officer1')).cookie,
  });
  await officer.goto(`${town.origin}/console/cases`);
  await officer.getByRole('heading', { level: 1 }).first().waitFor();
  const head = await openPage(town.origin, {
    viewport: desk,
    cookie: (await town.as('head-sanitation')).cookie,
  });
  await head.goto(`${town.origin}/console/department`);
  await head.getByRole('heading', { level: 1 }).first().waitFor();

  await watchFor(crew, place);
  await watchFor(officer, title);
  await watchFor(head, title);
  const { number, page: resident, clickedAt, answeredAt } = await reportRubbish(town);
  assert.match(number, /^QX-\d{8}-\d{4}-\d$/);
  const shown = await Promise.all([crew, officer, head].map(shownAt));
  const since = (instant: number) => shown.map((at) => Math.round(at - instant));
  const waits = since(answeredAt);
  t.diagnostic(
    `crew, officer, department: shown ${waits.join(', ')} ms after the server's answer, ${since(clickedAt).join(', ')} ms after the tap, without reload`,
  );
  await photograph(resident, '2-resident-receipt');
  await photograph(officer, '3-officer-desk');
  await photograph(head, '4-department-desk');
  for (const wait of waits) assert.ok(wait < longestMs, `shown after ${wait} ms`);

  await crew.getByText(place).first().click();
  await crew.getByRole('button', { name: '签收', exact: true }).click();
  await crew
    .getByRole('button', { name: /处置完毕/ })
    .first()
    .click();
  await slowPhotos(crew);
  await crew
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo('#e2e8f0'));
  await crew.getByRole('button', { name: '已清理干净，现场恢复原状。' }).click();
  await photograph(crew, '5-crew-done');
  await crew
    .getByRole('button', { name: /处置完毕，提交|提交/ })
    .last()
    .click();
  await stateBecomes(town, await idOf(town, number), 'done');

  const username = await gridWorkerOf(town, number);
  assert.ok(username, 'the case has a grid worker');
  const worker = await openPage(town.origin, {
    viewport: phone,
    cookie: (await town.as(username)).cookie,
  });
  await worker.goto(`${town.origin}/field/`);
  await worker.getByText(place).first().click();
  await worker
    .getByRole('button', { name: /核查通过/ })
    .first()
    .click();
  await photograph(worker, '6-grid-worker-verifies');
  await worker
    .getByRole('button', { name: /核查通过，提交|提交/ })
    .last()
    .click();
  await stateBecomes(town, await idOf(town, number), 'verified');

  await officer.goto(`${town.origin}/console/cases/${await idOf(town, number)}`);
  await officer.getByRole('button', { name: '结案' }).first().click();
  await photograph(officer, '7-officer-closes');
  await officer
    .getByRole('dialog')
    .getByRole('button', { name: /结案|确定|提交/ })
    .last()
    .click();
  await stateBecomes(town, await idOf(town, number), 'closed');

  const [row] = await town.sql<{ token: string }>(
    'SELECT token FROM reports.reports WHERE number = $1',
    [number],
  );
  await resident.goto(`${town.origin}/r/${number}?t=${row?.token ?? ''}`);
  await resident.getByRole('radio', { name: /5/ }).first().check({ force: true });
  await photograph(resident, '8-resident-rates');
  await resident.getByRole('button', { name: /评价/ }).last().click();
  await until(async () => {
    const [rated] = await town.sql<{ rating: number | null }>(
      'SELECT rating FROM cases.cases WHERE number = $1',
      [number],
    );
    return rated?.rating === 5;
  }, 'the rating arrives');
  await resident.goto(`${town.origin}/public`);
  await resident.getByRole('heading', { level: 1 }).waitFor();
  await photograph(resident, '9-public-page');
}

async function idOf(town: TestTown, number: string): Promise<string> {
  const [row] = await town.sql<{ id: string }>('SELECT id FROM cases.cases WHERE number = $1', [
    number,
  ]);
  return row?.id ?? '';
}
