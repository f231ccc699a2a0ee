/** `testTown(t)`: the demo town's ground on a real database of the test's own, with everyone signed in. */
import { createHash, randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { type Logger, pino } from 'pino';
import { demoTenants } from '#demo/tenants.ts';
import { modules } from '#modules/registry.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import { type FixedClock, fixedClock } from '#platform/clock/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type Api, type Client, client, type Operation } from '#platform/contract/index.ts';
import { Database } from '#platform/database/index.ts';
import { type HttpSettings, refuseRest, sessionCookie } from '#platform/http/index.ts';
import { lightAddressOf } from '#platform/light/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { forgetTaken } from '#platform/rate-limit/index.ts';
import { masterKey } from '#platform/sealing/index.ts';
import { atEnd, cloneTemplate, ensureTemplate, templateFolder } from '#platform/testing/index.ts';
import { isEmpty, loadDemo } from './demo.ts';
import { freeDoorPorts } from './free-ports.ts';
import { sealingWith } from './sealing.ts';
import { foundationHash, setUpDatabase } from './setup.ts';
import { mountWeb } from './web.ts';

/** Monday 2026-11-23, 10:00 in Shanghai: a working instant. */
export const testStart = new Date('2026-11-23T02:00:00Z');

/** Every test town is sealed with this key, so that copies of the template open. */
export const testMasterKey = Buffer.alloc(32, 'zhenshu test ');

/** The declared tables, sealed with it. */
export const testSealing = sealingWith({ current: masterKey(testMasterKey), former: [] }, 'aes');

const silent = pino({ level: process.env['TEST_LOG'] ?? 'silent' });

/** A caller of the API. */
export interface Caller {
  /** Typed calls by contract. */
  api<T extends Record<string, Operation>>(api: Api<T>): Client<T>;
  /** A bare request; `path` as the browser would ask. */
  fetch: typeof fetch;
  /** The session cookie, for a browser or a raw request. */
  readonly cookie: string;
  readonly personId: string;
}

/** A town to test on. */
export interface TestTown {
  readonly application: Application;
  readonly database: Database;
  /** The superuser's address of this database. */
  readonly url: string;
  readonly clock: FixedClock;
  readonly tenantId: string;
  readonly twinId: string;
  readonly dataDirectory: string;
  /** Address of a live town; empty otherwise. */
  readonly origin: string;
  /** Ports of the started services, by name: `town.ports.get('mqtt')`. */
  readonly ports: ReadonlyMap<string, number>;
  /** A ctx of the platform itself in the town. */
  readonly ctx: Ctx;
  /** A member of staff by user name, e.g. `officer1`, `grid01`; `town` for the twin town's. */
  as(username: string, town?: 'qingxi' | 'baisha' | 'yunling'): Promise<Caller>;
  /** Any person by id, residents too, signed in. */
  asPerson(personId: string, town?: 'qingxi' | 'baisha' | 'yunling'): Promise<Caller>;
  /** Someone without a session. */
  anonymous(): Caller;
  /** Lets every event, listener and due timer run until nothing is left. */
  settle(): Promise<void>;
  /** A query as superuser, past row-level security: to look at what is really stored. */
  sql<R extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>;
}

const settingsIn = (
  dataDirectory: string,
  environment: Readonly<Record<string, string>> = {},
): HttpSettings => ({
  publicUrl: 'http://localhost:8080',
  dataDirectory,
  demo: true,
  trustProxy: false,
  environment: { ...freeDoorPorts, ...environment },
});

/** How a test's town differs from the usual one. */
export interface TestTownOptions {
  /** Serve over a real socket with the machine's clock and a running worker, for a browser. */
  readonly live?: boolean;
  /** Start the services (doors of devices …), each on a free port. */
  readonly services?: boolean;
  /** Settings of modules, added to those of the test. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Built web apps to serve. */
  readonly webDirectory?: string;
  /** Address under which people reach it. */
  readonly publicUrl?: string;
  /** Where the process writes; nowhere if left out. */
  readonly logger?: Logger;
  /** Cases of history to begin with; none if left out. */
  readonly historyCount?: number;
}

/** Two thousand files are read for it: once a process. */
let foundation: Promise<string> | null = null;

/** Makes a town; it is taken away when the test ends. */
export async function testTown(
  t: Pick<TestContext, 'after'>,
  options: TestTownOptions = {},
): Promise<TestTown> {
  // What the towns of other tests took in this process is not this one's fault.
  forgetTaken();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'zhenshu-town-'));
  const copy = await copyOfTown(dataDirectory, options.historyCount ?? 0);
  const database = new Database({ url: copy.url, connections: 8, sealing: testSealing });
  const clock = options.live ? runningClock() : fixedClock(testStart);
  const settings = {
    ...settingsIn(dataDirectory, options.environment),
    ...(options.publicUrl ? { publicUrl: options.publicUrl } : {}),
  };
  const application = await createApplication({
    database,
    modules,
    clock,
    logger: options.logger ?? silent,
    settings,
  });
  const { http } = application;
  if (options.webDirectory)
    await mountWeb(http, options.webDirectory, lightAddressOf(application.slots));
  else refuseRest(http);
  if (options.live) await goLive(application);
  else await application.http.ready();
  if (options.services) await application.startServices(['web', 'worker', 'ingest']);
  const { sql, end } = superuser(copy.url);
  atEnd(t, async () => {
    await application.stop();
    await end();
    await copy.drop();
    await rm(dataDirectory, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  });
  return townOf(application, database, { clock, url: copy.url, dataDirectory, sql });
}

/** A database of its own with what the template holds, and the template's files in the folder. */
async function copyOfTown(dataDirectory: string, historyCount: number) {
  foundation ??= foundationHash();
  const template = `zhenshu_${await foundation}${historyCount ? `_${historyCount}` : ''}`;
  const files = await templateFolder(template);
  await mkdir(files, { recursive: true });
  await ensureTemplate(template, (url) => fill(url, { dataDirectory: files, historyCount }));
  const copy = await cloneTemplate(template);
  await cp(files, dataDirectory, { recursive: true });
  return copy;
}

/** The machine's clock, which a test may still push ahead. */
function runningClock(): FixedClock {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    advance: (seconds) => {
      aheadMs += seconds * 1000;
    },
    set: (instant) => {
      aheadMs = new Date(instant).getTime() - Date.now();
    },
  };
}

async function goLive(application: Application): Promise<void> {
  await application.worker.start();
  await application.http.listen({ port: 0, host: '127.0.0.1' });
}

async function fill(
  url: string,
  { dataDirectory, historyCount }: { dataDirectory: string; historyCount: number },
): Promise<void> {
  await setUpDatabase(url);
  if (!(await isEmpty(url))) return;
  await loadDemo({
    url,
    clock: fixedClock(testStart),
    logger: silent,
    settings: settingsIn(dataDirectory),
    sealing: testSealing,
    historyCount,
    log: () => undefined,
  });
}

function townOf(
  application: Application,
  database: Database,
  rest: Pick<TestTown, 'clock' | 'url' | 'dataDirectory' | 'sql'>,
): TestTown {
  const tenant = (code: string) => demoTenants.find((one) => one.code === code)?.tenantId ?? '';
  const tenantId = tenant('qingxi');
  const { sql: query } = rest;
  const asPerson: TestTown['asPerson'] = async (personId, town = 'qingxi') => {
    const token = await openSession(query, tenant(town), personId, rest.clock.now());
    return callerOf(application, `${sessionCookie}=${token}`, personId);
  };
  return {
    application,
    database,
    ...rest,
    tenantId,
    twinId: tenant('baisha'),
    ctx: application.ctxOf(tenantId),
    origin: originOf(application),
    ports: application.ports,
    as: async (username, town = 'qingxi') => {
      const found = await query<{ personId: string }>(
        'SELECT person_id AS "personId" FROM people.accounts WHERE tenant_id = $1 AND username = $2',
        [tenant(town), username],
      );
      const personId = found[0]?.personId;
      if (!personId) throw new Error(`the demo town has no account ${username}`);
      return asPerson(personId, town);
    },
    asPerson,
    anonymous: () => callerOf(application, '', ''),
    settle: () => application.worker.settle(),
  };
}

function originOf(application: Application): string {
  const address = application.http.server.address();
  return address && typeof address === 'object' ? `http://127.0.0.1:${address.port}` : '';
}

type Query = TestTown['sql'];

/** Signs in once and asks by that: to sign in costs the database more than most questions. */
function superuser(url: string): { sql: Query; end: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 4, idleTimeoutMillis: 0 });
  // A test may end every session of the database, or the database itself.
  pool.on('error', () => undefined);
  const sql: Query = async <R extends object>(text: string, values: unknown[] = []) =>
    (await pool.query<R>(text, values)).rows;
  return { sql, end: () => pool.end() };
}

async function openSession(
  query: Query,
  tenantId: string,
  personId: string,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await query(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, device, created_at, seen_at,
       expires_at, confirmed_at)
     VALUES ($1, $2, $3, $4, 'test', $5, $5, $5::timestamptz + interval '400 days',
       $5::timestamptz + interval '400 days')`,
    [createHash('sha256').update(token).digest(), uuidv7(), tenantId, personId, now],
  );
  return token;
}

function callerOf(application: Application, cookie: string, personId: string): Caller {
  const inject = injectorOf(application, cookie);
  return {
    api: (api) => client(api, { fetch: inject }),
    fetch: inject,
    cookie,
    personId,
  };
}

/** A `fetch` that goes straight into the server without a socket. */
function injectorOf(application: Application, cookie: string): typeof fetch {
  return async (input, init = {}) => {
    const headers = Object.fromEntries(new Headers(init.headers).entries());
    if (cookie) headers['cookie'] = [headers['cookie'], cookie].filter(Boolean).join('; ');
    const request = new Request(new URL(String(input), 'http://localhost'), init as RequestInit);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : undefined;
    const type = request.headers.get('content-type');
    if (body && type) headers['content-type'] = type;
    const answer = await application.http.inject({
      method: (init.method ?? 'GET') as 'GET',
      url: String(input),
      headers,
      ...(body ? { payload: body } : {}),
    });
    return new Response(
      [204, 304].includes(answer.statusCode) ? null : new Uint8Array(answer.rawPayload),
      {
        status: answer.statusCode,
        headers: Object.entries(answer.headers).map(([k, v]) => [k, String(v)] as [string, string]),
      },
    );
  };
}
