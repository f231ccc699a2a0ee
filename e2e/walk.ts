/** What the walks share: reports to begin with, who is signed in, waiting for what must come. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { api as reportsApi, type ReportInput } from '#modules/reports/contract/index.ts';
import { type ReadSheet, readWorkbook } from '#platform/spreadsheet/index.ts';
import type { Caller, TestTown } from '#testing';
import { closePages, office, openPage, picturesOfAll } from './browser.ts';

/** Where somebody without a session can report. */
interface Reported {
  anonymous(): Pick<Caller, 'api'>;
}

/** In the market quarter of the demo town. */
export const market = { longitude: 112.95, latitude: 28.45 };

/** Runs a walk; where it gets stuck, pictures of all open pages are left. */
export async function walked(walk: () => Promise<void>): Promise<void> {
  try {
    await walk();
  } catch (error) {
    await picturesOfAll('stuck');
    throw error;
  } finally {
    await closePages();
  }
}

/** A report as a resident's phone sends it: a full bin in the market quarter unless said. */
export async function report(town: Reported, input: ReportInput = {}) {
  const given = {
    categoryCode: '020102',
    text: '垃圾桶满了',
    position: market,
    deviceId: crypto.randomUUID(),
  };
  const body = { ...given, ...input };
  return town.anonymous().api(reportsApi).submit({ body });
}

/** A page of the console, signed in; at an office's size unless said. */
export async function consolePage(
  town: TestTown,
  username: string,
  path: string,
  viewport: { width: number; height: number } = office,
): Promise<Page> {
  const { cookie } = await town.as(username);
  const page = await openPage(town.origin, { viewport, cookie });
  await page.goto(`${town.origin}/console${path}`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}

/** A picture of something as a phone takes it. */
export async function photo(
  colour: string,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#cbd5e1"/><rect y="300" width="640" height="180" fill="#94a3b8"/><rect x="240" y="180" width="150" height="180" rx="12" fill="${colour}"/></svg>`;
  return {
    name: 'photo.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(scene)).jpeg().toBuffer(),
  };
}

/** A row of the table of cases, past row-level security. */
export async function caseOf(
  town: TestTown,
  caseId: string,
): Promise<Readonly<Record<string, unknown>>> {
  const [row] = await town.sql('SELECT * FROM cases.cases WHERE id = $1', [caseId]);
  return row ?? {};
}

/** Waits until a case stands in a state. */
export function stateBecomes(town: TestTown, caseId: string, state: string): Promise<void> {
  return until(async () => (await caseOf(town, caseId))['state'] === state, `state ${state}`);
}

/** Waits for what must come true. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) assert.fail(`waited 30 s in vain: ${what}`);
    await new Promise((next) => setTimeout(next, 150));
  }
}

/** Gives the answer to the dialog of an action: fills in, then presses its main button. */
export async function answerDialog(
  page: Page,
  action: string,
  fill: (dialog: Locator) => Promise<void> = async () => undefined,
): Promise<void> {
  const dialog = page.locator('.ant-modal').filter({ hasText: action }).last();
  await dialog.waitFor();
  await fill(dialog);
  await dialog
    .getByRole('button', { name: spaced(action) })
    .last()
    .click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Ant Design puts a space between the two characters of a short button. */
export function spaced(words: string): RegExp {
  return new RegExp(`^\\s*${[...words].join('\\s?')}\\s*$`);
}

/** The workbook that a click downloads, opened. */
export async function downloaded(page: Page, click: () => Promise<void>): Promise<ReadSheet[]> {
  const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), click()]);
  const { sheets, problems } = await readWorkbook(await readFile(await download.path()));
  assert.deepEqual(problems, []);
  return sheets;
}

/** Says yes in a question that has just opened; a press on a window that is still growing may miss its button. */
export async function confirmed(page: Page, answer: string): Promise<void> {
  const question = page.getByRole('dialog').filter({ hasText: answer });
  const button = question.getByRole('button', { name: spaced(answer) });
  await button.waitFor();
  await question.evaluate(async (window) => {
    await Promise.allSettled(window.getAnimations({ subtree: true }).map((one) => one.finished));
  });
  await button.click();
  await question.waitFor({ state: 'hidden' });
}
