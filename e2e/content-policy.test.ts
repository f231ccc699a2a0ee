/**
 * The pages of every app under the policy that the server really sends, in a real browser: nothing is refused by it,
 * no script fails, nothing is asked of another host.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { testTown } from '#testing';
import { closeBrowser, desk, openPage } from './browser.ts';
import { serveTown } from './town-server.ts';
import { report, walked } from './walk.ts';

after(closeBrowser);

const stops: readonly (readonly [who: string | null, paths: readonly string[]])[] = [
  [
    null,
    ['/', '/report', '/r', '/public', '/docs', '/problems/all', '/ledger/check.html', '/console/'],
  ],
  [
    'admin',
    [
      '/console/map',
      '/console/indicators',
      '/console/ledger',
      '/console/operations/health',
      '/cockpit/',
      '/cockpit/arrange',
    ],
  ],
  ['officer1', ['/console/cases', '/console/alarms']],
  ['grid01', ['/field/']],
];

test('no page of any app breaks the content security policy, fails in script or asks another host', async (t) => {
  const town = await testTown(t);
  const server = await serveTown(town);
  try {
    await report(server);
    await walked(async () => {
      for (const [who, paths] of stops) {
        const cookie = who ? (await town.as(who)).cookie : undefined;
        const page = await openPage(server.origin, {
          viewport: desk,
          ...(cookie ? { cookie } : {}),
        });
        const faults = await listen(page, server.origin);
        for (const path of paths) {
          await page.goto(`${server.origin}${path}`, { waitUntil: 'load' });
          await settled(page);
          const { refused, said } = await faults();
          assert.deepEqual([...refused, ...said], [], `${path} as ${who ?? 'nobody'}`);
        }
      }
    });
  } finally {
    await server.kill();
  }
});

/** The page shows something, and what it began to load has come. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2, [role=main], main, canvas').first().waitFor();
  // Streams never end: the network of a live page is never idle.
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
}

/** Listens to a page. @returns what was found since the last time */
async function listen(page: Page, origin: string) {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(`script: ${error.message}`));
  page.on('console', (line) => {
    // A page may be told 401 or 404: the browser notes it, the page says it.
    if (line.type() === 'error' && !/Failed to load resource/.test(line.text()))
      said.push(`console: ${line.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(origin)) said.push(`asked elsewhere: ${url}`);
  });
  await page.addInitScript(`globalThis.refusedByPolicy = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.refusedByPolicy.push(
      event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));`);
  return async () => ({
    refused: (await page.evaluate('globalThis.refusedByPolicy ?? []')) as string[],
    said: said.splice(0),
  });
}
