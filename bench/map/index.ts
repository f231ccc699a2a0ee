/**
 * npm run bench -- map [--points N] [--seconds S] [--rounds R] [--data DIR]
 *
 * Frames per second while the map is dragged over N points in a headless Chromium that draws in software: the page of
 * the one map against plain MapLibre with the same points as a GeoJSON source and a layer of circles, on the same base
 * map, in a canvas of the same size. Both in turn within one run, over the whole town and close up. `ratio` is ours to
 * plain MapLibre drawing the same points, the worse of the two scenes; `ratioToClusters` is ours to plain MapLibre
 * with its own clusters, which draws far fewer marks.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { buildWeb } from '../../apps/build-web.ts';
import { startBrowser } from '../../tools/screenshots/browser.ts';
import { fillCases, keepSeed } from '../desk/fill.ts';
import { databaseOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { startPlain } from './plain-page.ts';

/** One line for the list of benches. */
export const about =
  'frames per second while dragging the map over 100,000 points, to plain MapLibre';

const scenes = [
  { name: 'town', at: '28.45,112.95,13' },
  { name: 'street', at: '28.45,112.95,16.5' },
] as const;
const ways = ['ours', 'points', 'clusters'] as const;
type Way = (typeof ways)[number];

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      points: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '6' },
      rounds: { type: 'string', default: '3' },
      data: { type: 'string' },
    },
  });
  const [points, seconds, rounds] = [values.points, values.seconds, values.rounds].map(Number);
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
  const client = new pg.Client({ connectionString: await databaseOf(directory.path) });
  const origin = `http://127.0.0.1:${town.port}`;
  const browser = await startBrowser();
  try {
    await client.connect();
    console.error(`Filling ${points} open cases …`);
    await fill(client, points ?? 0);
    const cookie = await signIn(origin);
    const plain = await startPlain(directory.path, await pointsOf(client), origin);
    try {
      const plan = { browser, origin, cookie, plain: plain.origin, seconds: seconds ?? 6 };
      report(await measure(plan, rounds ?? 3));
    } finally {
      await plain.stop();
    }
  } finally {
    await browser.close();
    await client.end();
    await town.stop();
    await directory.drop();
  }
}

/** Cases of the demo over and over, all open, all with a place. */
async function fill(client: pg.Client, size: number): Promise<void> {
  await keepSeed(client);
  await client.query('DELETE FROM bench.seed WHERE longitude IS NULL');
  await fillCases(client, size);
  await client.query(
    `UPDATE cases.cases SET closed_at = NULL, state = CASE WHEN state IN ('closed', 'cancelled', 'merged')
     THEN 'accepted' ELSE state END`,
  );
  await client.query('VACUUM ANALYZE cases.cases');
}

async function pointsOf(client: pg.Client): Promise<[number, number][]> {
  const { rows } = await client.query<{ x: number; y: number }>(
    'SELECT longitude AS x, latitude AS y FROM cases.cases WHERE longitude IS NOT NULL',
  );
  return rows.map(({ x, y }) => [x, y]);
}

async function signIn(origin: string): Promise<string> {
  const response = await fetch(`${origin}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'officer1', password: demoPassword }),
  });
  const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
  const cookie = cookies.find((one) => one.startsWith(sessionCookie));
  if (!response.ok || !cookie) throw new Error(`sign-in: ${response.status}`);
  return cookie;
}

interface Plan {
  readonly browser: Browser;
  readonly origin: string;
  readonly cookie: string;
  readonly plain: string;
  readonly seconds: number;
}

type Frames = ReadonlyMap<string, readonly number[]>;
const keyOf = (scene: string, way: Way): string => `${scene} ${way}`;

async function measure(plan: Plan, rounds: number): Promise<Frames> {
  const frames = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const scene of scenes) await measureScene(plan, scene, frames);
  }
  return frames;
}

/** One scene in every way, in turn, on canvases of one size. */
async function measureScene(
  plan: Plan,
  { name, at }: (typeof scenes)[number],
  frames: Map<string, number[]>,
): Promise<void> {
  let size = { width: 1100, height: 760 };
  for (const way of ways) {
    const page = await openScene(plan, way, at, size);
    const canvas = page.locator('.maplibregl-canvas').first();
    if (way === 'ours') size = (await canvas.boundingBox()) ?? size;
    const found = await dragged(page, plan.seconds);
    console.error(`${name} ${way}: ${found.toFixed(1)} frames a second`);
    const key = keyOf(name, way);
    frames.set(key, [...(frames.get(key) ?? []), found]);
    await page.context().close();
  }
}

async function openScene(
  { browser, origin, cookie, plain }: Plan,
  way: Way,
  at: string,
  { width, height }: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  const page = await context.newPage();
  if (way === 'ours') {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
    await page.goto(`${origin}/console/map?layers=cases&at=${at}`);
    await page.locator('.zs-layers-row output').first().waitFor({ timeout: 120_000 });
  } else {
    const query = new URLSearchParams({ way, at, width: `${width}`, height: `${height}` });
    await page.goto(`${plain}/index.html?${query}`);
    await page.locator('body[data-ready]').waitFor({ timeout: 120_000 });
  }
  // Both have drawn all that they had to before the drag begins.
  await page.waitForTimeout(3000);
  return page;
}

/** Drags the map in circles by events of the mouse, one a frame. @returns frames a second */
function dragged(page: Page, seconds: number): Promise<number> {
  return page.evaluate(async (lasting) => {
    const canvas = document.querySelector('.maplibregl-canvas');
    if (!canvas) throw new Error('there is no map');
    const box = canvas.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2 + 100, box.top + box.height / 2];
    const tell = (type: string, at: Element | Window, clientX: number, clientY: number): void => {
      const buttons = type === 'mouseup' ? 0 : 1;
      at.dispatchEvent(
        new MouseEvent(type, { bubbles: true, clientX, clientY, button: 0, buttons, view: window }),
      );
    };
    tell('mousedown', canvas, x, y);
    const startedAt = performance.now();
    let frames = 0;
    await new Promise<void>((done) => {
      const step = (now: number): void => {
        const passed = (now - startedAt) / 1000;
        if (passed >= lasting) {
          done();
          return;
        }
        frames += 1;
        const turn = passed * 1.6;
        tell(
          'mousemove',
          document.documentElement,
          x + 160 * Math.sin(turn),
          y + 120 * (1 - Math.cos(turn)),
        );
        requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    });
    const took = (performance.now() - startedAt) / 1000;
    tell('mouseup', document.documentElement, x, y);
    return frames / took;
  }, seconds);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const tenths = (value: number): number => Math.round(value * 10) / 10;
const hundredths = (value: number): number => Math.round(value * 100) / 100;

function report(frames: Frames): void {
  console.log(`\nframes a second${ways.map((way) => way.padStart(12)).join('')}`);
  const ratios = scenes.map(({ name }) => {
    const own = ways.map((way) => mean(frames.get(keyOf(name, way)) ?? []));
    console.log(
      `${name.padEnd(15)}${own.map((value) => tenths(value).toFixed(1).padStart(12)).join('')}`,
    );
    const [ours = 0, points = 0, clusters = 0] = own;
    return { name, toPoints: ours / points, toClusters: ours / clusters };
  });
  const worst = (of: (one: (typeof ratios)[number]) => number): number =>
    hundredths(Math.min(...ratios.map(of)));
  console.log('');
  console.log(
    JSON.stringify({
      bench: 'map',
      ratio: worst(({ toPoints }) => toPoints),
      ratioToClusters: worst(({ toClusters }) => toClusters),
    }),
  );
}
