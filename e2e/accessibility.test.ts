/**
 * Every page of residents, field and window, found from what the modules declare: no violation of WCAG 2.2 AA (axe-core)
 * in either mode; and in 长辈版 the sizes and contrasts that the MIIT design code asks, at zoom 200 % and letters × 1.5 too.
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { api as peopleApi } from '#modules/people/contract.ts';
import { type TestTown, testTown } from '#testing';
import { closeBrowser, desk, openPage, phone, webDirectory } from './browser.ts';
import { elderFaultsOf } from './elder-check.ts';
import { hallScreens, provedResident, residentExamples } from './page-examples.ts';
import { addressOf, pagesOfApp } from './pages-of-app.ts';
import { walked } from './walk.ts';

after(closeBrowser);

/** Pages looked at beside each other, in one browser. */
const tabs = 4;
/** Screens of a hall: opened with its secret, as large as they hang there, in one mode only. */
const ofTheHall = ['/booking/hall/:siteCode', '/booking/kiosk/:siteCode'];
const screen = { width: 1080, height: 1200 } as const;
const patienceMs = 20_000;
/** A phone's window at twice the zoom. */
const zoomed = { width: phone.width / 2, height: phone.height / 2 };

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = readFile(axePath, 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** The watermark says who looked and is nothing to be read: pure decoration (WCAG 1.4.3). */
async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(await axeSource);
  const violations = (await page.evaluate(
    `axe.run({ exclude: ['.zs-watermark'] }, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, any }) => ({ html: (any[0]?.message ?? '') + ' ' + html })) })))`,
  )) as Violation[];
  const keys = (await page.evaluate(rawKeys)) as string[];
  return [
    ...violations.map(
      ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 300) ?? ''}`,
    ),
    ...keys.map((key) => `the key of a text is shown in its place: ${key}`),
  ];
}

/** Texts that came too late or never stand there as their keys: care.menu.care. Formulas are code and look the same. */
const rawKeys = `(() => {
  const formulas = [...document.querySelectorAll('code, pre')].flatMap((one) => one.innerText.split(/\\s+/));
  const shown = document.body.innerText.split(/\\s+/);
  const like = (word) => /^[a-z][a-zA-Z0-9]+([.][a-zA-Z0-9]+)+$/.test(word);
  return [...new Set(shown.filter((word) => like(word) && !formulas.includes(word)))];
})()`;

/** The page stands: its heading is there and nothing is loading. */
async function stands(page: Page): Promise<void> {
  const heading = page.locator('main h1').first();
  await heading.waitFor({ state: 'attached', timeout: patienceMs });
  await page.locator('.zs-skeleton').first().waitFor({ state: 'detached', timeout: patienceMs });
  // Colours that are still on their way to their end are no colours to be measured.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished))',
  );
}

const linksOf = async (page: Page): Promise<string[]> =>
  (await page.evaluate(
    `[...document.querySelectorAll('a[href]')].map((a) => new URL(a.href)).filter(({ origin }) => origin === location.origin).map(({ pathname, search }) => pathname + search)`,
  )) as string[];

/** What 长辈版 lacks on an open page: as it is, zoomed to 200 %, and with letters of half again the size. */
async function elderFaultsOn(page: Page): Promise<string[]> {
  await page.evaluate(
    "for (const one of document.querySelectorAll('main details')) one.open = true",
  );
  const look = async (as: string): Promise<string[]> => {
    // What was changed has been laid out and painted.
    await page.evaluate(
      'new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(go, 30))))',
    );
    return (await elderFaultsOf(page)).map((fault) => `${as}: ${fault}`);
  };
  const plain = await look('elder');
  await page.setViewportSize(zoomed);
  const atZoom = await look('zoom 200 %');
  await page.setViewportSize(phone);
  await page.evaluate("document.documentElement.style.fontSize = '150%'");
  const larger = await look('letters × 1.5');
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return [...plain, ...atZoom, ...larger];
}

/** Does a piece of work for each, so many at once. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: tabs }, worker));
}

/** Both modes of one address of the residents' app. */
async function residentFaults(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await stands(page);
  const plain = (await violationsOn(page)).map((fault) => `plain: ${fault}`);
  await page
    .getByRole('button', { name: /^长辈版/ })
    .first()
    .click();
  await page.locator('.elder-bar').waitFor();
  await stands(page);
  const elder = await elderFaultsOn(page);
  const axe = (await violationsOn(page)).map((fault) => `elder: ${fault}`);
  await page.evaluate('localStorage.removeItem("zhenshu.mode")');
  return [...plain, ...elder, ...axe];
}

test('residents’ pages, each of them, in both modes', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const cookie = await provedResident(town);
    const examples = await residentExamples(town, cookie);
    const paths = ['/', ...(await pagesOfApp('resident')).map(({ path }) => path)];
    const { faults, met, look } = looker(town, { cookie, faultsOf: residentFaults });
    const fixed = paths.filter((path) => !path.includes(':'));
    await look(fixed);
    const asking = paths.filter((path) => path.includes(':'));
    const found = asking.map((path) => [path, addressOf(path, examples, met, fixed)] as const);
    await look(found.flatMap(([, address]) => address ?? []));
    faults.push(...(await hallFaults(town)));
    const unknown = found
      .filter(([path, address]) => address === null && !ofTheHall.includes(path))
      .map(([path]) => path);
    assert.deepEqual(faults, []);
    assert.deepEqual(unknown, [], 'give them an example in e2e/page-examples.ts');
  }));

/** The screens of a hall, which everybody reads: sizes of 长辈版 without its switch. */
async function hallFaults(town: TestTown): Promise<string[]> {
  const page = await openPage(town.origin, { viewport: screen, bypassCSP: true });
  const faults: string[] = [];
  for (const address of await hallScreens(town)) {
    await page.goto(`${town.origin}${address}&mode=elder`);
    await stands(page);
    const wrong = [...(await violationsOn(page)), ...(await elderFaultsOf(page))];
    faults.push(...wrong.map((fault) => `${address.split('?')[0]} ${fault}`));
  }
  return faults;
}

/** Looks at addresses in several tabs and gathers what is wrong, and the links that were met. */
function looker(
  town: TestTown,
  how: { cookie: string; faultsOf: (page: Page, address: string) => Promise<string[]> },
) {
  const faults: string[] = [];
  const met = new Set<string>();
  const open = Promise.all(
    Array.from({ length: tabs }, () =>
      openPage(town.origin, { viewport: phone, cookie: how.cookie, bypassCSP: true }),
    ),
  );
  const look = async (addresses: readonly string[]): Promise<void> => {
    const free = [...(await open)];
    await each(addresses, async (address) => {
      const page = free.pop();
      if (!page) throw new Error('more tabs at work than open');
      const wrong = await how
        .faultsOf(page, `${town.origin}${address}`)
        .catch((error: unknown) => [String(error).slice(0, 200)]);
      faults.push(...wrong.map((fault) => `${address} ${fault}`));
      for (const link of await linksOf(page)) met.add(link);
      free.push(page);
    });
  };
  return { faults, met, look };
}

/** The field app keeps its mode by itself: the same address is opened once in each. */
async function fieldFaults(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await stands(page);
  const plain = (await violationsOn(page)).map((fault) => `plain: ${fault}`);
  await page.goto(`${address}${address.includes('?') ? '&' : '?'}mode=elder`);
  await stands(page);
  const elder = await elderFaultsOn(page);
  const axe = (await violationsOn(page)).map((fault) => `elder: ${fault}`);
  await page.evaluate('localStorage.removeItem("zhenshu.mode")');
  return [...plain, ...elder, ...axe];
}

test('the field app’s pages and those of the window', (t) =>
  walked(async () => {
    const town = await testTown(t, { live: true, webDirectory });
    const gridWorker = await town.as('grid01');
    const { cookie } = gridWorker;
    const held = new Set((await gridWorker.api(peopleApi).me({})).permissions);
    const pages = await pagesOfApp('field');
    const paths = [
      '/me',
      ...pages
        .filter(({ permission }) => !permission || held.has(permission))
        .map(({ path }) => path),
    ];
    const { faults, met, look } = looker(town, { cookie, faultsOf: fieldFaults });
    const fixed = paths.filter((path) => !path.includes(':'));
    await look(fixed.map((path) => `/field${path}`));
    const asking = paths.filter((path) => path.includes(':')).map((path) => `/field${path}`);
    await look(
      asking.flatMap(
        (path) =>
          addressOf(
            path,
            [],
            met,
            fixed.map((one) => `/field${one}`),
          ) ?? [],
      ),
    );
    faults.push(...(await windowFaults(town)), ...(await cockpitFaults(town)));
    assert.deepEqual(faults, []);
  }));

/** The pages of the console with which a clerk serves somebody at the window. */
async function windowFaults(town: TestTown): Promise<string[]> {
  const clerk = await town.as('clerk1');
  const { cookie } = clerk;
  const held = new Set((await clerk.api(peopleApi).me({})).permissions);
  const groups = ['work', 'services'];
  const paths = (await pagesOfApp('console'))
    .filter(
      ({ menu, permission }) =>
        menu && groups.includes(menu.group) && (!permission || held.has(permission)),
    )
    .map(({ path }) => path)
    .filter((path) => !path.includes(':'));
  const faults: string[] = [];
  const page = await openPage(town.origin, { viewport: desk, cookie, bypassCSP: true });
  for (const path of paths) {
    await page.goto(`${town.origin}/console${path}`);
    await stands(page);
    for (const fault of await violationsOn(page)) faults.push(`/console${path} ${fault}`);
  }
  return faults;
}

/** How many things move on a page; a change that is over within one frame is no motion. */
const movingThings =
  'document.getAnimations().filter(({ playState, effect }) => playState === "running" && effect.getComputedTiming().endTime > 16).length';

/** The cockpit, dark and light: no violation, every tile opened and left by keyboard, nothing moves for who wants no motion. */
async function cockpitFaults(town: TestTown): Promise<string[]> {
  const { cookie } = await town.as('admin');
  const page = await openPage(town.origin, { viewport: desk, cookie, bypassCSP: true });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const paths = (await pagesOfApp('cockpit'))
    .map(({ path }) => path)
    .filter((path) => !path.includes(':'));
  const faults: string[] = [];
  for (const path of [...paths, '/arrange/town', '/wall/wall']) {
    for (const theme of ['dark', 'light']) {
      await page.goto(`${town.origin}/cockpit${path}?theme=${theme}`);
      await stands(page);
      const moving = await page.evaluate(movingThings);
      if (moving !== 0) faults.push(`/cockpit${path} ${theme}: ${String(moving)} things move`);
      for (const fault of await violationsOn(page)) {
        faults.push(`/cockpit${path} ${theme}: ${fault}`);
      }
    }
  }
  return [...faults, ...(await tileKeyFaults(page, town.origin))];
}

/** What the keyboard cannot do with the first tile: open its sheet, leave it, be where it was. */
async function tileKeyFaults(page: Page, origin: string): Promise<string[]> {
  await page.goto(`${origin}/cockpit/`);
  await stands(page);
  const isBack = `document.activeElement?.closest('.ck-tile') !== null`;
  for (let press = 0; press < 40 && !(await page.evaluate(isBack)); press += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await sheet.waitFor({ timeout: patienceMs });
  const faults = (await violationsOn(page)).map((fault) => `/cockpit/ sheet: ${fault}`);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached', timeout: patienceMs });
  // What gives the focus back runs after the page was painted.
  await page.evaluate('new Promise((go) => requestAnimationFrame(() => setTimeout(go, 50)))');
  if (!(await page.evaluate(isBack))) faults.push('/cockpit/ sheet: focus is lost after Escape');
  return faults;
}
