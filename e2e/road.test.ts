/**
 * The road, walked in a real browser: a resident reports rubbish with a photo; the department's and
 * the grid worker's open screens show it within a second; it is accepted, done with a photo,
 * verified, closed; the resident rates it.
 */
import assert from 'node:assert/strict';
import { after, type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { type TestTown, testTown } from '#testing';
import {
  closeBrowser,
  desk,
  openPage,
  phone,
  picture,
  picturesOfAll,
  webDirectory,
} from './browser.ts';

after(closeBrowser);

/** Runs a walk; where it gets stuck, pictures of all open pages are left. */
async function walked(walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    await picturesOfAll('stuck');
    throw error;
  }
}

const wordsOfReport = '清溪大街88号门口垃圾桶满了,好几天没人收';

async function photo(colour: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#cbd5e1"/><rect y="300" width="640" height="180" fill="#94a3b8"/><rect x="240" y="180" width="150" height="180" rx="12" fill="${colour}"/></svg>`;
  return {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(scene)).jpeg().toBuffer(),
  };
}

async function reportRubbish(
  town: TestTown,
): Promise<{ number: string; page: Page; sentAt: number }> {
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
  await picture(page, '1-resident-report');
  const sentAt = Date.now();
  await page.getByRole('button', { name: /^提交|直接提交/ }).click();
  const number = await page
    .getByText(/QX-\d{8}-\d{4}-\d/)
    .first()
    .innerText();
  await picture(page, '2-resident-receipt');
  return { number: /QX-[\d-]+/.exec(number)?.[0] ?? '', page, sentAt };
}

/** Milliseconds from `since` until a text is on a page that nobody reloads. */
async function shownAfter(page: Page, text: string, since: number): Promise<number> {
  await page.getByText(text).first().waitFor({ timeout: 15_000 });
  return Date.now() - since;
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

  const { number, page: resident } = await reportRubbish(town);
  assert.match(number, /^QX-\d{8}-\d{4}-\d$/);
  const committedAt = Date.now();
  const waits = await Promise.all([
    shownAfter(crew, place, committedAt),
    shownAfter(officer, title, committedAt),
    shownAfter(head, title, committedAt),
  ]);
  t.diagnostic(`shown after ${waits.join(', ')} ms without reload (crew, officer, department)`);
  await picture(officer, '3-officer-desk');
  await picture(head, '4-department-desk');
  for (const wait of waits) assert.ok(wait < 5_000, `shown after ${wait} ms`);

  await crew.getByText(place).first().click();
  await crew.getByRole('button', { name: '签收', exact: true }).click();
  await crew
    .getByRole('button', { name: /处置完毕/ })
    .first()
    .click();
  await crew
    .locator('input[type=file]')
    .first()
    .setInputFiles(await photo('#e2e8f0'));
  await crew.getByRole('button', { name: '已清理干净,现场恢复原状。' }).click();
  await picture(crew, '5-crew-done');
  await crew
    .getByRole('button', { name: /处置完毕,提交|提交/ })
    .last()
    .click();
  await stateBecomes(town, number, 'done');

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
  await picture(worker, '6-grid-worker-verifies');
  await worker
    .getByRole('button', { name: /核查通过,提交|提交/ })
    .last()
    .click();
  await stateBecomes(town, number, 'verified');

  await officer.goto(`${town.origin}/console/cases/${await idOf(town, number)}`);
  await officer.getByRole('button', { name: '结案' }).first().click();
  await picture(officer, '7-officer-closes');
  await officer
    .getByRole('dialog')
    .getByRole('button', { name: /结案|确定|提交/ })
    .last()
    .click();
  await stateBecomes(town, number, 'closed');

  const [row] = await town.sql<{ token: string }>(
    'SELECT token FROM reports.reports WHERE number = $1',
    [number],
  );
  await resident.goto(`${town.origin}/r/${number}?t=${row?.token ?? ''}`);
  await resident.getByRole('radio', { name: /5/ }).first().check({ force: true });
  await picture(resident, '8-resident-rates');
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
  await picture(resident, '9-public-page');
}

async function idOf(town: TestTown, number: string): Promise<string> {
  const [row] = await town.sql<{ id: string }>('SELECT id FROM cases.cases WHERE number = $1', [
    number,
  ]);
  return row?.id ?? '';
}

function stateBecomes(town: TestTown, number: string, state: string): Promise<void> {
  return until(async () => {
    const [row] = await town.sql<{ state: string }>(
      'SELECT state FROM cases.cases WHERE number = $1',
      [number],
    );
    return row?.state === state;
  }, `the case becomes ${state}`);
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(`waited 20 s in vain: ${what}`);
    await new Promise((next) => setTimeout(next, 100));
  }
}
