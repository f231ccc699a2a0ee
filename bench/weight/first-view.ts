/** What the first view of a page costs: bytes over the line, and when its largest part is painted. */
import type { Browser, CDPSession, Page } from 'playwright-core';

/** The line and the phone: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, a quarter of the processor. */
const line = {
  latency: 150,
  downloadThroughput: 200_000,
  uploadThroughput: 93_750,
  offline: false,
};
const slower = 4;
/** After so long without a request the view stands. */
const quietMs = 1000;
const longestMs = 30_000;

/** One measured view. */
export interface FirstView {
  readonly bytes: number;
  readonly scriptBytes: number;
  readonly requests: number;
  readonly lcpMs: number;
  /** What was painted then. */
  readonly lcpOf: string;
  /** Addresses of our pages that the view links to. */
  readonly links: readonly string[];
}

/** Opens a page as somebody who has never been here. */
export async function firstView(browser: Browser, url: string): Promise<FirstView> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // What is laid up for later, when the page stands, is no part of its first view.
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const tally = await watch(session);
    await page.addInitScript(
      'globalThis.lcp = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) { globalThis.lcp = one.startTime; globalThis.lcpOf = (one.element?.outerHTML ?? "").slice(0, 120); } }).observe({ type: "largest-contentful-paint", buffered: true });',
    );
    await page.goto(url, { waitUntil: 'load', timeout: longestMs });
    await tally.quiet();
    const lcpMs = (await page.evaluate('globalThis.lcp')) as number;
    const lcpOf = (await page.evaluate('globalThis.lcpOf ?? ""')) as string;
    return { ...tally.figures(), lcpMs: Math.round(lcpMs), lcpOf, links: await linksOf(page) };
  } finally {
    await context.close();
  }
}

async function watch(session: CDPSession) {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  const kinds = new Map<string, string>();
  const open = new Set<string>();
  let [bytes, scriptBytes, requests, at] = [0, 0, 0, Date.now()];
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (type === 'EventSource' || type === 'Ping') return;
    kinds.set(requestId, type ?? '');
    open.add(requestId);
    requests += 1;
    at = Date.now();
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!open.delete(requestId)) return;
    bytes += encodedDataLength;
    if (kinds.get(requestId) === 'Script') scriptBytes += encodedDataLength;
    at = Date.now();
  });
  session.on('Network.loadingFailed', ({ requestId }) => {
    open.delete(requestId);
    at = Date.now();
  });
  const quiet = async (): Promise<void> => {
    const deadline = Date.now() + longestMs;
    while ((open.size > 0 || Date.now() - at < quietMs) && Date.now() < deadline)
      await new Promise((next) => setTimeout(next, 100));
  };
  return { quiet, figures: () => ({ bytes, scriptBytes, requests }) };
}

async function linksOf(page: Page): Promise<string[]> {
  return (await page.evaluate(
    `[...document.querySelectorAll('a[href]')].map((a) => new URL(a.href)).filter(({ origin }) => origin === location.origin).map(({ pathname, search }) => pathname + search)`,
  )) as string[];
}
