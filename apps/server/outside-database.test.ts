/** A PostgreSQL that is not ours: a login without superuser's rights, in a database it was given. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import { modules } from '#modules/registry.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { createApplication } from '#platform/application/index.ts';
import { fixedClock } from '#platform/clock/index.ts';
import { client } from '#platform/contract/index.ts';
import { Database } from '#platform/database/index.ts';
import { startEmbedded } from '#platform/database/embedded/index.ts';
import { atEnd, withDatabase } from '#platform/testing/index.ts';
import { loadDemo } from './demo.ts';
import { setUpDatabase } from './setup.ts';
import { testSealing, testStart } from './testing.ts';

const logger = pino({ level: 'silent' });

/** What is ended after the test, last begun first. */
type Ending = (() => Promise<unknown>)[];

/** The address a town's administrator would be given by whoever keeps the server. */
async function givenDatabase(ending: Ending, directory: string): Promise<string> {
  const server = await startEmbedded({ dataDirectory: directory, logger });
  ending.push(() => server.stop());
  const keeper = new pg.Client({ connectionString: server.url });
  await keeper.connect();
  await keeper.query("CREATE ROLE ops LOGIN PASSWORD 'given' NOSUPERUSER CREATEROLE");
  await keeper.query('CREATE DATABASE town OWNER ops');
  await keeper.end();
  const url = new URL(withDatabase(server.url, 'town'));
  url.username = 'ops';
  url.password = 'given';
  return url.href;
}

test('tables, demo town and a first report on a server of somebody else, without superuser', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-outside-'));
  const clock = fixedClock(testStart);
  const settings = {
    publicUrl: 'http://localhost:8080',
    dataDirectory: join(directory, 'files'),
    demo: true,
    trustProxy: false,
    environment: {},
  };
  const ending: Ending = [
    () => rm(directory, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 }),
  ];
  atEnd(t, async () => {
    for (const end of ending.reverse()) await end();
  });
  const url = await givenDatabase(ending, join(directory, 'server'));
  assert.ok((await setUpDatabase(url)).length > 10);
  assert.deepEqual(await setUpDatabase(url), [], 'a second start has nothing to do');
  const sealing = testSealing;
  await loadDemo({ url, clock, logger, settings, sealing, historyCount: 0, log: () => undefined });
  const database = new Database({ url, connections: 4, sealing });
  const application = await createApplication({ database, modules, clock, logger, settings });
  ending.push(() => application.stop());
  await application.http.ready();
  const fetchInto: typeof fetch = async (input, init = {}) => {
    const answer = await application.http.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: String(input),
      headers: init.headers as Record<string, string>,
      ...(init.body ? { payload: String(init.body) } : {}),
    });
    return new Response(new Uint8Array(answer.rawPayload), { status: answer.statusCode });
  };
  const receipt = await client(reportsApi, { fetch: fetchInto }).submit({
    body: {
      categoryCode: '020102',
      text: '垃圾桶满了',
      position: { longitude: 112.95, latitude: 28.45 },
      deviceId: 'outside-phone-01',
    },
  });
  assert.equal(receipt.departmentName, '环境卫生管理所');
  const stranger = new pg.Client({ connectionString: url });
  await stranger.connect();
  ending.push(() => stranger.end());
  await stranger.query('BEGIN; SET LOCAL ROLE zhenshu_app');
  const { rows } = await stranger.query('SELECT 1 FROM cases.cases');
  assert.deepEqual(rows, [], 'without a tenant nothing is seen here either');
});
