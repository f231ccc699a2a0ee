import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { modules } from '#modules/registry.ts';
import { createApplication } from '#platform/application/index.ts';
import { Database } from '#platform/database/index.ts';
import { emptyDatabase } from '#platform/testing/index.ts';
import { masterKey } from '#platform/sealing/index.ts';
import { loadDemo } from './apps/server/demo.ts';
import { setUpDatabase } from './apps/server/setup.ts';
import { sealingWith } from './apps/server/sealing.ts';
import { mountWeb } from './apps/server/web.ts';
import { openPage, phone, desk, picture, closeBrowser, webDirectory } from './e2e/browser.ts';
import { freeDoorPorts } from './apps/server/free-ports.ts';

const dir = await mkdtemp(join(tmpdir(), 'look-'));
const { url, drop } = await emptyDatabase();
const sealing = sealingWith({ current: masterKey(Buffer.alloc(32, 'x')), former: [] }, 'aes');
const clock = { now: () => new Date() };
const logger = pino({ level: 'error' });
const settings = { publicUrl: 'http://localhost:8106', dataDirectory: dir, demo: true, trustProxy: false, environment: { ...freeDoorPorts } };
await setUpDatabase(url);
await loadDemo({ url, clock, logger, settings, sealing, historyCount: 150, log: (l: string) => /办事|服务|s$/.test(l) && console.log(l) } as never);
const database = new Database({ url, connections: 8, sealing });
const app = await createApplication({ database, modules, clock, logger, settings } as never);
await mountWeb(app.http, webDirectory);
await app.http.listen({ port: 8106, host: '127.0.0.1' });
const origin = 'http://127.0.0.1:8106';
const signIn = async (username: string) => {
  const r = await fetch(`${origin}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: 'qingxi-demo-2026' }) });
  return (r.headers.get('set-cookie') ?? '').split(';')[0];
};
try {
  const own = await openPage(origin, { viewport: phone });
  const go = async (page: typeof own, path: string, name: string) => { await page.goto(origin + path); await page.getByRole('heading', { level: 1 }).first().waitFor(); await page.waitForTimeout(900); await picture(page, name); };
  await go(own, '/services', 'look-home');
  await go(own, '/services?q=dibao', 'look-search');
  await go(own, '/services/items/homestead', 'look-homestead');
  await go(own, '/services/items/elder-allowance/apply', 'look-anon');
  for (const [user, path, name] of [['head-civil-affairs', '/console/services/applications', 'look-list'], ['admin', '/console/services/catalogue', 'look-catalogue'], ['admin', '/console/services/catalogue/school-enrolment', 'look-item'], ['clerk1', '/console/services/take?item=elder-allowance', 'look-take']] as const) {
    const cookie = await signIn(user);
    const page = await openPage(origin, { viewport: desk, cookie });
    await go(page, path, name);
    if (name === 'look-item') { await page.getByRole('tab').nth(1).click(); await page.waitForTimeout(500); await picture(page, 'look-form'); await page.getByRole('tab').nth(2).click(); await page.waitForTimeout(500); await picture(page, 'look-table'); }
    if (name === 'look-list') { await page.locator('tbody a').nth(3).click(); await page.waitForTimeout(1500); await picture(page, 'look-one'); }
  }
} catch (e) { console.error(e); } finally { await closeBrowser(); await app.stop(); await drop(); }
process.exit(0);
