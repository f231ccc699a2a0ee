/**
 * npm run bench -- weight [--rounds R] [--data DIR] [--pages PATH,PATH]
 *
 * What the first view of every resident's page weighs, all of it (page, script, style, data, pictures; packed, as it goes
 * over the line, with its headers), and when its largest part is painted at 1.6 Mbit/s, 150 ms, with the processor slowed
 * four times. Pages without script are weighed unpacked, whole. `residentKb`, `scriptFreeKb` and `lcpMs` are the worst of
 * all pages; each page is opened by a browser that has never been here and has a Chinese font, as phones have.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { modules } from '#modules/registry.ts';
import { type LightPage, lightPagesSlot } from '#platform/light/index.ts';
import { buildWeb } from '../../apps/build-web.ts';
import { addressOf, pagesOfApp } from '../../e2e/pages-of-app.ts';
import { oneDigit, percentile } from '../town/percentiles.ts';
import { startTown, temporaryDirectory } from '../town/town-process.ts';
import { chinesePhone } from './chinese-phone.ts';
import { type FirstView, firstView } from './first-view.ts';

/** One line for the list of benches. */
export const about = 'weight and largest paint of every resident’s page, with script and without';

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '3' },
      data: { type: 'string' },
      pages: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench');
  await mkdir(directory.path, { recursive: true });
  console.error('Building the web apps and starting the server …');
  const webDirectory = join(directory.path, 'web-of-bench');
  await buildWeb(webDirectory);
  const town = await startTown({
    dataDirectory: directory.path,
    environment: { ZHENSHU_WEB: webDirectory },
  });
  const browser = await chinesePhone();
  try {
    const origin = `http://127.0.0.1:${town.port}`;
    const plan = { browser, origin, rounds: Number(values.rounds) };
    const asked = values.pages?.split(',');
    const resident = await residentPages(plan, asked);
    report(resident, await scriptFreePages(origin, resident.links));
  } finally {
    await browser.close();
    await town.stop();
    await directory.drop();
  }
}

interface Plan {
  readonly browser: Browser;
  readonly origin: string;
  readonly rounds: number;
}

interface Measured {
  readonly path: string;
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly requests: number;
  readonly lcpMs: number;
  readonly lcpOf: string;
}

/** Every page that has an address: its own, or one that a link of another page leads to. */
async function residentPages(plan: Plan, asked: readonly string[] | undefined) {
  const declared = (await pagesOfApp('resident')).map(({ path }) => path);
  const paths = asked ?? ['/', ...declared];
  const fixed = paths.filter((path) => !path.includes(':'));
  const links = new Set<string>();
  const rows: Measured[] = [];
  for (const path of fixed) rows.push(await measured(plan, path, links));
  for (const path of paths.filter((one) => one.includes(':'))) {
    const address = addressOf(path, [], links, fixed);
    if (address) rows.push(await measured(plan, address, links));
  }
  return { rows, links };
}

/** The middle of several views. */
async function measured(plan: Plan, path: string, links: Set<string>): Promise<Measured> {
  const views: FirstView[] = [];
  for (let round = 0; round < plan.rounds; round += 1)
    views.push(await firstView(plan.browser, `${plan.origin}${path}`));
  for (const link of views.flatMap((view) => view.links)) links.add(link);
  const middle = (of: (view: FirstView) => number): number =>
    percentile(
      views.map(of).sort((a, b) => a - b),
      0.5,
    );
  return {
    path,
    bytes: middle(({ bytes }) => bytes),
    scriptBytes: middle(({ scriptBytes }) => scriptBytes),
    requests: middle(({ requests }) => requests),
    lcpMs: middle(({ lcpMs }) => lcpMs),
    lcpOf: views.at(-1)?.lcpOf ?? '',
  };
}

/** Pages without script, as they are before they are packed. */
async function scriptFreePages(origin: string, links: ReadonlySet<string>) {
  const pages = modules.flatMap(({ slots }) => (slots?.[lightPagesSlot.name] ?? []) as LightPage[]);
  const fixed = pages.map(({ path }) => path).filter((path) => !path.includes(':'));
  const known = pages.flatMap(({ path }) => addressOf(path, [], links, fixed) ?? []);
  const rows: { path: string; bytes: number }[] = [];
  for (const path of ['/', ...known]) {
    const answer = await fetch(`${origin}/light${path}`);
    rows.push({ path: `/light${path}`, bytes: (await answer.arrayBuffer()).byteLength });
  }
  return rows;
}

const kilobytes = (bytes: number): number => oneDigit(bytes / 1024);

function report(
  { rows }: { readonly rows: readonly Measured[] },
  light: readonly { path: string; bytes: number }[],
): void {
  for (const { path, bytes, scriptBytes, requests, lcpMs, lcpOf } of rows)
    console.log(
      `${path.padEnd(34)} ${kilobytes(bytes).toFixed(1).padStart(7)} KB (script ${kilobytes(scriptBytes).toFixed(1)}), ${requests} requests, largest paint ${lcpMs} ms  ${lcpOf
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .slice(0, 24)}`,
    );
  for (const { path, bytes } of light)
    console.log(`${path.padEnd(34)} ${kilobytes(bytes).toFixed(1).padStart(7)} KB without script`);
  const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);
  console.log(
    JSON.stringify({
      bench: 'weight',
      residentKb: kilobytes(most(rows.map(({ bytes }) => bytes))),
      scriptFreeKb: kilobytes(most(light.map(({ bytes }) => bytes))),
      lcpMs: most(rows.map(({ lcpMs }) => lcpMs)),
    }),
  );
}
