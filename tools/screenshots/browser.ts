/** The Chromium of the tour, and pictures that wait until the page has come to rest. */
import { writeFile } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserContext,
  type Page,
  chromium as playwright,
} from 'playwright-core';
import sharp from 'sharp';
import { withChineseFont } from './fonts.ts';

export type { Browser, BrowserContext, Page } from 'playwright-core';

/** Sizes of the pictures. */
export const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  wall: { width: 1920, height: 1080 },
  largeWall: { width: 3840, height: 2160 },
} as const;

/** Largest picture, bytes. */
const largestBytes = 250_000;

/** Starts the browser: `CHROMIUM_PATH`, or the one that npm brought. */
export async function startBrowser(): Promise<Browser> {
  const own = process.env['CHROMIUM_PATH'];
  // One process for everything is meant for tiny cloud functions; it dies with the first WebGL fault.
  const args = chromium.args.filter((arg) => !/single-process|^--headless|no-zygote/.test(arg));
  // WebGL by SwiftShader, pages by the processor: SwiftShader would take seconds for a whole page.
  const drawing = [
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-gpu-compositing',
  ];
  return playwright.launch({
    executablePath: own ?? (await chromium.executablePath()),
    headless: true,
    // The pages without script bring no font along: a machine without a Chinese one would show empty boxes.
    env: await withChineseFont(),
    args: [...args, ...drawing, '--headless=shell'],
  });
}

/** A fresh visitor: Chinese, in the town's market quarter, without motion. */
export function visitor(browser: Browser, size: keyof typeof sizes): Promise<BrowserContext> {
  const isPhone = size === 'phone';
  return browser.newContext({
    viewport: sizes[size],
    deviceScaleFactor: isPhone ? 2 : 1,
    isMobile: isPhone,
    hasTouch: isPhone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    geolocation: { longitude: 112.9512, latitude: 28.4507, accuracy: 12 },
    permissions: ['geolocation'],
  });
}

const busy = '.zs-spinner, .zs-loading, .ant-spin-spinning, .ant-skeleton-active, [aria-busy=true]';
const roundMs = 500;
const rounds = 40;

/**
 * Takes a picture once nothing loads, the fonts are there, and two looks in a row are the same.
 * @throws when the page shows a fault, or is still loading after 20 s
 */
export async function picture(page: Page, path: string): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached', timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  let before: Buffer | undefined;
  let isBusy = true;
  for (let round = 0; round < rounds; round += 1) {
    await page.waitForTimeout(roundMs);
    isBusy = (await page.locator(busy).count()) > 0;
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (!isBusy && before?.equals(now)) break;
    before = now;
  }
  if (isBusy) throw new Error('the page was still loading after 20 s');
  if (!before) throw new Error('no picture was taken');
  await writeFile(path, await smallPng(before));
}

/** A PNG with a palette, with fewer colours until it is small enough. */
async function smallPng(bytes: Buffer): Promise<Buffer> {
  let small = bytes;
  for (const colours of [256, 128, 64, 32]) {
    small = await sharp(bytes)
      .png({ palette: true, colours, effort: 10, compressionLevel: 9 })
      .toBuffer();
    if (small.length <= largestBytes) return small;
  }
  const { width } = await sharp(bytes).metadata();
  return sharp(bytes)
    .resize({ width: Math.round(width * 0.7) })
    .png({ palette: true, colours: 64, effort: 10, compressionLevel: 9 })
    .toBuffer();
}
