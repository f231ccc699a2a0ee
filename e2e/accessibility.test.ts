/** axe-core on the residents' and the field's pages, in both modes: no violation of WCAG 2.2 AA. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { testTown } from '#testing';
import { closeBrowser, openPage, phone, webDirectory } from './browser.ts';

after(closeBrowser);

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

async function violationsOn(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((found) => found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  )) as Violation[];
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

/** Controls smaller than MIIT's elder design code asks: 44 px, 60 px for what a page is about. */
async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`[...document.querySelectorAll('button, a[href], input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file]), select, textarea')]
    .filter((one) => one.offsetParent && !one.closest('p, li p') && getComputedStyle(one).position !== 'absolute')
    .map((one) => ({ box: one.getBoundingClientRect(), text: one.outerHTML.slice(0, 120) }))
    .filter(({ box }) => box.width > 0 && box.height > 0 && box.height < 43.5)
    .map(({ box, text }) => Math.round(box.height) + ' px: ' + text)`)) as string[];
}

const pages = ['/', '/report', '/r', '/public', '/mine', '/phone'];

test('residents’ pages have no violation in either mode, and elder mode’s targets are large', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const page = await openPage(town.origin, { viewport: phone, bypassCSP: true });
  for (const path of pages) {
    await page.goto(`${town.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.deepEqual(await violationsOn(page), [], `${path} in plain mode`);
  }
  await page.goto(`${town.origin}/`);
  await page
    .getByRole('button', { name: /长辈版/ })
    .first()
    .click();
  for (const path of pages) {
    await page.goto(`${town.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.deepEqual(await violationsOn(page), [], `${path} in elder mode`);
    assert.deepEqual(await smallTargets(page), [], `${path} in elder mode`);
    const textPx = (await page.evaluate(
      "parseFloat(getComputedStyle(document.querySelector('main') ?? document.body).fontSize)",
    )) as number;
    assert.ok(textPx >= 18, `${path}: main text ${textPx} px`);
  }
});

test('the field app’s task list and report page have no violation', async (t) => {
  const town = await testTown(t, { live: true, webDirectory });
  const { cookie } = await town.as('grid01');
  const page = await openPage(town.origin, { viewport: phone, cookie, bypassCSP: true });
  for (const path of ['/field/', '/field/report']) {
    await page.goto(`${town.origin}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    assert.deepEqual(await violationsOn(page), [], path);
  }
});
