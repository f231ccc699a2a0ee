/** Databases for tests: one template named by what fills it, cloned per test in under 0.1 s. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../database/embedded/index.ts';
import { roomForTests } from './room.ts';

export { atEnd } from './at-end.ts';

const templateLock = 7_216_009;
let server: Promise<{ url: string; stop: () => Promise<void> }> | null = null;

/**
 * The address of a PostgreSQL where databases may be made: `ZHENSHU_TEST_DATABASE_URL`, or an
 * embedded one of this process's own, started once and ended by `stopTestServer`.
 */
export async function testServerUrl(): Promise<string> {
  const given = process.env['ZHENSHU_TEST_DATABASE_URL'];
  if (given) return given;
  server ??= startOwn();
  return (await server).url;
}

/**
 * Every database made or dropped walks through all shared buffers and writes what is dirty: few of them. Nothing follows this
 * server's log.
 */
const testSettings = {
  max_connections: '400',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  wal_compression: 'off',
};

async function startOwn(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = await roomForTests();
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const embedded = await startEmbedded({
    dataDirectory: directory,
    logger: quiet as never,
    settings: testSettings,
  });
  await forgetCrashes(embedded.url);
  return {
    url: embedded.url,
    stop: async () => {
      await embedded.stop();
      await rm(directory, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
    },
  };
}

/**
 * Databases of tests live for a second and outlive no crash: nothing waits for the disk. Every database made or dropped
 * flushes all its files otherwise, seconds on a slow disk. Their passwords guard nothing. Chaos and recovery have servers of
 * their own, with the disk.
 */
async function forgetCrashes(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await askPlainly(client);
  await client.query('SELECT pg_reload_conf()');
  // Each test opens half a dozen connections: with the usual 4,096 rounds signing in costs more than many a test.
  await client.query('SET scram_iterations = 1');
  await client.query(`ALTER ROLE postgres PASSWORD ${pg.escapeLiteral(new URL(url).password)}`);
  await client.end();
}

/**
 * The password crosses the machine's own loopback as it is: to prove it without saying it takes a client four rounds of
 * cryptography, and each test signs in a dozen times. Other accounts go on proving theirs.
 */
async function askPlainly(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ hba_file: string }>('SHOW hba_file');
  const path = rows[0]?.hba_file ?? '';
  const rules = await readFile(path, 'utf8');
  await writeFile(path, `host all postgres 127.0.0.1/32 password\n${rules}`);
}

/** Ends the embedded server of this process, if one was started. */
export async function stopTestServer(): Promise<void> {
  const running = server;
  const open = sessions;
  server = null;
  sessions = null;
  await open?.end();
  if (!running) return;
  const { url, stop } = await running;
  await stop();
  await rm(foldersOf(url), { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
}

const foldersOf = (url: string): string =>
  join(
    tmpdir(),
    `zhenshu-templates-${createHash('sha256').update(url).digest('hex').slice(0, 16)}`,
  );

/** Where the files of a template's towns lie (photos, lists brought in), for all processes that use the same server. */
export async function templateFolder(name: string): Promise<string> {
  return join(foldersOf(await testServerUrl()), name);
}

/** The same address with another database name. */
export function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Templates that this process has seen. */
const known = new Set<string>();

/**
 * Makes sure a template of this name exists; `fill` migrates and fills it, once for all processes.
 */
export async function ensureTemplate(
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<void> {
  if (known.has(name)) return;
  const admin = await adminClient();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock]);
    const { rows } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length > 0) return void known.add(name);
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await admin.query(`CREATE DATABASE ${draft}`);
    try {
      await fill(withDatabase(await testServerUrl(), draft));
      await admin.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
      known.add(name);
    } catch (error) {
      await admin.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      throw error;
    }
  } finally {
    await admin.end();
  }
}

/** A database without a table; `drop` removes it. */
export async function emptyDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `empty_${randomBytes(8).toString('hex')}`;
  const admin = await adminClient();
  try {
    await admin.query(`CREATE DATABASE ${name}`);
  } finally {
    await admin.end();
  }
  return { url: withDatabase(await testServerUrl(), name), drop: () => dropDatabase(name) };
}

/** A fresh copy of a template; `drop` removes it. */
export async function cloneTemplate(
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  const copy = `test_${randomBytes(8).toString('hex')}`;
  const admin = await (await staying()).connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [templateLock]);
    try {
      await admin.query(`CREATE DATABASE ${copy} TEMPLATE ${name} STRATEGY FILE_COPY`);
    } finally {
      await admin.query('SELECT pg_advisory_unlock($1)', [templateLock]);
    }
  } finally {
    admin.release();
  }
  return {
    url: withDatabase(await testServerUrl(), copy),
    drop: () => dropDatabase(copy),
  };
}

async function dropDatabase(name: string): Promise<void> {
  await (await staying()).query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

let sessions: pg.Pool | null = null;

/** Sessions that stay open from town to town; they hold no process back from its end. */
async function staying(): Promise<pg.Pool> {
  sessions ??= new pg.Pool({
    connectionString: await testServerUrl(),
    max: 4,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  }).on('error', () => undefined);
  return sessions;
}

async function adminClient(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: await testServerUrl() });
  await client.connect();
  return client;
}
