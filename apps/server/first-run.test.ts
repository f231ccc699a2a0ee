/** The first run of an empty production start, from no town to the first dispatched report. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { modules } from '#modules/registry.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api as townsApi } from '#modules/towns/contract.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import { fixedClock } from '#platform/clock/index.ts';
import { client } from '#platform/contract/index.ts';
import { Database } from '#platform/database/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { sessionCookie } from '#platform/http/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveTenant } from '#platform/tenants/index.ts';
import { atEnd, emptyDatabase } from '#platform/testing/index.ts';
import { testSealing, testStart } from './testing.ts';
import { digitsAt } from '../../e2e/authenticator.ts';
import { firstRunCode, mountFirstRun } from './first-run.ts';
import { setUpDatabase } from './setup.ts';
import { mountWeb } from './web.ts';

/** An installation that was started with `ZHENSHU_DEMO=0`. */
async function emptyStart(
  t: TestContext,
  prepare: (database: Database) => Promise<unknown> = async () => undefined,
): Promise<Application> {
  const { url, drop } = await emptyDatabase();
  await setUpDatabase(url);
  const dataDirectory = await mkdtemp(join(tmpdir(), 'zhenshu-first-'));
  const database = new Database({ url, connections: 4, sealing: testSealing });
  await prepare(database);
  const settings = {
    publicUrl: 'http://localhost:8080',
    dataDirectory,
    demo: false,
    trustProxy: false,
    environment: {},
  };
  const clock = fixedClock(testStart);
  const logger = pino({ level: 'silent' });
  const application = await createApplication({ database, modules, clock, logger, settings });
  await mountFirstRun(application, database, settings);
  const pages = join(dataDirectory, 'pages');
  for (const app of ['resident', 'console', 'field', 'cockpit']) {
    await mkdir(join(pages, app), { recursive: true });
    await writeFile(join(pages, app, 'index.html'), `<p>${app}</p>`);
  }
  await mountWeb(application.http, pages);
  await application.http.ready();
  atEnd(t, async () => {
    await application.stop();
    await drop();
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  });
  return application;
}

const form = {
  countyName: '新河县',
  townName: '新河镇',
  townCode: 'xinhe',
  numberPrefix: 'XH',
  dutyPhone: '0731-8888888',
  adminName: '周管理',
  username: 'zhou',
  password: 'ein-langes-wort-77',
};

function send(application: Application, given: Readonly<Record<string, string>>) {
  return application.http.inject({
    method: 'POST',
    url: '/first-run',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(given).toString(),
  });
}

/** A `fetch` into the server, with a session or without. */
function into(application: Application, cookie = ''): typeof fetch {
  return async (input, init = {}) => {
    const answer = await application.http.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: String(input),
      headers: { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
      ...(init.body ? { payload: String(init.body) } : {}),
    });
    return new Response(new Uint8Array(answer.rawPayload), {
      status: answer.statusCode,
      headers: { 'content-type': String(answer.headers['content-type']) },
    });
  };
}

const square = (west: number, south: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});

test('from nothing: a stranger without the code is refused, the town is founded once, its first report finds its department', async (t) => {
  const application = await emptyStart(t);
  const page = await application.http.inject({ url: '/first-run' });
  assert.equal(page.statusCode, 200);
  const stranger = await send(application, { ...form, code: '00000000' });
  assert.equal(stranger.statusCode, 422);
  assert.match(stranger.body, /设置码不对/);
  const code = firstRunCode() ?? '';
  const weak = await send(application, { ...form, code, password: 'zhouzhouzhou' });
  assert.equal(weak.statusCode, 422);
  assert.match(weak.body, /密码太弱/);
  assert.ok(!weak.body.includes('zhouzhouzhou'), 'a password is never sent back');
  const founded = await send(application, { ...form, code });
  assert.equal(founded.statusCode, 200);
  assert.match(founded.body, /新河镇已建立/);
  const again = await send(application, { ...form, code, townCode: 'other' });
  assert.equal(again.statusCode, 302, 'there is a town now');
  assert.equal(firstRunCode(), null);

  const signedIn = await application.http.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { username: 'zhou', password: form.password },
  });
  assert.equal(signedIn.statusCode, 200, signedIn.body);
  const session = signedIn.cookies.find(({ name }) => name === sessionCookie);
  const admin = into(application, `${sessionCookie}=${session?.value ?? ''}`);
  const towns = client(townsApi, { fetch: admin });
  const take = async (kind: 'villages' | 'gridCells', features: object[]): Promise<void> => {
    const collection = JSON.stringify({ type: 'FeatureCollection', features });
    const contentBase64 = Buffer.from(collection).toString('base64');
    const preview = await towns.previewImport({ body: { kind, format: 'geojson', contentBase64 } });
    assert.deepEqual(preview.faults, []);
    await towns.applyImport({ params: { importId: preview.importId ?? '' } });
  };
  // Who administers a real town needs a second factor before anything else.
  await assert.rejects(
    take('villages', []),
    (error: unknown) => error instanceof ProblemError && error.problem.status === 403,
  );
  const people = client(peopleApi, { fetch: admin });
  const { ticket, secret } = await people.beginTotp({});
  const code6 = digitsAt(secret, testStart);
  await people.finishTotp({ body: { ticket, code: code6, label: '手机' } });
  await take('villages', [
    {
      type: 'Feature',
      geometry: square(112, 28, 0.1),
      properties: { code: 'v1', nameZh: '新河社区', kind: 'quarter' },
    },
  ]);
  await take('gridCells', [
    {
      type: 'Feature',
      geometry: square(112, 28, 0.1),
      properties: { code: 'c1', nameZh: '第一网格', villageCode: 'v1' },
    },
  ]);
  assert.equal((await client(peopleApi, { fetch: admin }).staff({ query: {} })).items.length, 1);

  const receipt = await client(reportsApi, { fetch: into(application) }).submit({
    body: {
      categoryCode: '020102',
      text: '菜市场门口垃圾桶满了',
      position: { longitude: 112.05, latitude: 28.05 },
      deviceId: 'first-phone-0001',
    },
  });
  assert.match(receipt.number, /^XH-\d{8}-0001-\d$/);
  assert.equal(receipt.state, 'dispatched');
  assert.equal(receipt.departmentName, '环境卫生管理所');
  const params = { caseId: receipt.caseId };
  const refused = client(casesApi, { fetch: into(application) }).one({ params });
  await assert.rejects(refused, /登录/);
});

const at = async (application: Application, url: string): Promise<[number, unknown]> => {
  const { statusCode, headers } = await application.http.inject({ url });
  return [statusCode, headers['location']];
};

test('while there is no town every page leads to the first run, afterwards none', async (t) => {
  const application = await emptyStart(t);
  const unknown = await application.http.inject({ url: '/api/v1/reports/choices' });
  assert.deepEqual([unknown.statusCode, unknown.headers['location']], [404, undefined]);
  for (const url of ['/', '/console/', '/field/', '/cockpit/', '/console/cases?state=late'])
    assert.deepEqual(await at(application, url), [302, '/first-run'], url);
  assert.equal((await send(application, { ...form, code: firstRunCode() ?? '' })).statusCode, 200);
  for (const url of ['/', '/console/', '/console/cases'])
    assert.equal((await at(application, url))[0], 200, url);
  assert.deepEqual(await at(application, '/first-run'), [302, '/console/']);
});

test('a founding that was broken off is begun again; of two forms at once one founds', async (t) => {
  const county = { kind: 'county', code: 'halb-county', parentId: null } as const;
  const countyId = uuidv7();
  const application = await emptyStart(t, async (database) => {
    const names = { nameZh: '半', nameEn: '半', position: 0 };
    await saveTenant(database, { ...county, ...names, tenantId: countyId });
    const town = { kind: 'town', code: 'halb', parentId: countyId } as const;
    await saveTenant(database, { ...town, ...names, tenantId: uuidv7() });
  });
  const code = firstRunCode() ?? '';
  assert.equal(code.length, 8);
  const both = await Promise.all([
    send(application, { ...form, code }),
    send(application, { ...form, code }),
  ]);
  assert.ok(both.every(({ statusCode }) => statusCode === 200 || statusCode === 302));
  const towns = (await application.tenants.all()).map(({ code: each }) => each);
  assert.deepEqual(towns, ['xinhe-county', 'xinhe']);
  const signedIn = await application.http.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { username: form.username, password: form.password },
  });
  assert.equal(signedIn.statusCode, 200, signedIn.body);
});
