/** A real Chromium for the walks: the one inside the npm package, or `CHROMIUM_PATH`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { withChineseFont } from '../tools/screenshots/fonts.ts';

const root = join(import.meta.dirname, '..');

/** Where walks leave their pictures: of all open pages where one gets stuck, of its stations where asked for. */
export const pictures = join(root, 'var', 'walks');

/** Where the web apps are built for walks; `npm test` builds them before. */
export const webDirectory = join(root, 'var', 'web');

let running: Promise<Browser> | null = null;

/** The browser of this process, started once. */
export function browser(): Promise<Browser> {
  running ??= launch();
  return running;
}

async function launch(): Promise<Browser> {
  return chromium.launch(await launching());
}

/** People of the town, who do not wait for movements on the screen. */
const habits = {
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce',
} as const;

/** A phone of its own, whose storage in `directory` outlives its app. */
export async function phoneProfile(
  directory: string,
  viewport: { width: number; height: number },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(directory, {
    ...(await launching()),
    ...habits,
    viewport,
  });
}

/** Meant for tiny cloud functions, or takes away what a walk has to show (the rules between origins). */
const unfit = new Set([
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

async function launching() {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await sparticuz.executablePath());
  const args = [
    ...sparticuz.args.filter((arg) => !unfit.has(arg)),
    // Pages are painted by the processor; WebGL alone goes through SwiftShader, which would take seconds for a whole page
    // on a busy machine and hold the page's own script meanwhile.
    '--disable-gpu-compositing',
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  return { executablePath, args, headless: true, env: await withChineseFont() };
}

/** Ends the browser. */
export async function closeBrowser(): Promise<void> {
  const open = running;
  running = null;
  if (open) await (await open).close();
}

/** Phones and desks as the tours show them. */
export const phone = { width: 390, height: 844 } as const;
export const desk = { width: 1440, height: 900 } as const;
/** The screen of an office, where the size is not what is walked for: a third fewer pixels for the processor to paint. */
export const office = { width: 1280, height: 720 } as const;
/** The desk without its map, which a machine without a graphics card paints slowly. */
export const tablet = { width: 960, height: 900 } as const;

/** Opens a page; a cookie makes it signed in. */
export async function openPage(
  origin: string,
  options: {
    readonly viewport: { width: number; height: number };
    readonly cookie?: string;
  } & BrowserContextOptions,
): Promise<Page> {
  const { cookie, ...rest } = options;
  const context = await (await browser()).newContext({
    ...habits,
    ...rest,
  });
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  opened.push(page);
  watchRequests(page);
  return page;
}

const opened: Page[] = [];

/** What the pages have asked and no answer has come to, by the moment of asking. */
const unanswered = new Map<Request, number>();

function watchRequests(page: Page): void {
  const answered = (request: Request): void => void unanswered.delete(request);
  page.on('request', (request) => unanswered.set(request, Date.now()));
  page.on('requestfinished', answered);
  page.on('requestfailed', answered);
}

/** What waits for an answer, live streams aside. */
function waitingRequests(): string[] {
  return [...unanswered]
    .filter(([request]) => request.resourceType() !== 'eventsource')
    .map(([request, at]) => `${request.method()} ${request.url()} for ${Date.now() - at} ms`);
}

/** Closes every page of a walk that has ended: it would go on asking a server that is gone. */
export async function closePages(): Promise<void> {
  for (const page of opened.splice(0)) await page.context().close();
  unanswered.clear();
}

/** Leaves a picture of every open page and says what waits, to see where a walk got stuck. */
export async function picturesOfAll(name: string): Promise<void> {
  for (const line of waitingRequests()) console.error(`no answer yet: ${line}`);
  for (const [index, page] of opened.entries()) {
    if (!page.isClosed()) await photograph(page, `${name}-${index}`);
  }
}

/** Leaves a picture for the reader of the walk, who asks for it: `WALK_PICTURES=1 npm test -- e2e/road`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['WALK_PICTURES'] === '1') await photograph(page, name);
}

/** Leaves a picture in any case; a machine too busy to paint one fails no walk. */
export async function photograph(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  const path = join(pictures, `${name}.png`);
  await page.screenshot({ path, timeout: 10_000 }).catch(() => undefined);
}
