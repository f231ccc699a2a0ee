import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import { findEmbedded, startEmbedded } from './index.ts';
import { isAlive, processesIn, waitUntil } from './processes.ts';

const run = promisify(execFile);
const logger = { info: () => {}, warn: () => {}, error: () => {} };

const template = await mkdtemp(join(tmpdir(), 'embedded-template-'));

/** Taken away after the last test: only then has every test's own hook stopped its server. */
const folders = [template];
after(async () => {
  for (const folder of folders) {
    await rm(folder, { recursive: true, force: true, maxRetries: 30, retryDelay: 100 });
  }
});
await (await startEmbedded({ dataDirectory: template, logger })).stop();

/** A data directory of its own with a cluster in it; copying is quicker than making one. */
async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'embedded-'));
  folders.push(path);
  await run('cp', ['-a', `${template}/.`, path]);
  return path;
}

async function ask(url: string, sql: string): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ text: string }>(sql);
    return rows.map((row) => row.text);
  } finally {
    await client.end();
  }
}

const WRITE = "CREATE TABLE note AS SELECT '已提交' AS text";
const READ = 'SELECT text FROM note';

test('a killed server comes back by itself with every committed row, on the same address', async (t) => {
  const dataDirectory = await directory();
  const database = await startEmbedded({ dataDirectory, logger });
  t.after(() => database.stop());
  await ask(database.url, WRITE);
  const killed = database.pid ?? assert.fail('no process');
  const restarted = new Promise<void>((resolve) => database.onRestart(resolve));
  process.kill(killed, 'SIGKILL');
  await restarted;
  assert.notEqual(database.pid, killed);
  assert.deepEqual(await ask(database.url, READ), ['已提交']);
  assert.deepEqual(await ask(database.socketUrl, READ), ['已提交']);
});

test('a second start on the same data directory is refused and says what to do', async (t) => {
  const dataDirectory = await directory();
  const database = await startEmbedded({ dataDirectory, logger });
  t.after(() => database.stop());
  await assert.rejects(startEmbedded({ dataDirectory, logger }), (error: Error) => {
    assert.match(error.message, /already running .* \(process \d+\)/);
    assert.match(error.message, /ZHENSHU_DATA=/);
    return true;
  });
  assert.equal(await findEmbedded(dataDirectory), database.socketUrl);
});

test('after a kill -9 of the application the next start takes the orphaned server over', async (t) => {
  const dataDirectory = await directory();
  const orphan = await startInKilledProcess(dataDirectory);
  assert.equal(isAlive(orphan), true);
  const database = await startEmbedded({ dataDirectory, logger });
  t.after(() => database.stop());
  assert.equal(isAlive(orphan), false);
  assert.deepEqual(await ask(database.url, READ), ['已提交']);
});

test('after a kill -9 of both, remains are cleared away and nothing committed is lost', async (t) => {
  const dataDirectory = await directory();
  const orphan = await startInKilledProcess(dataDirectory);
  process.kill(orphan, 'SIGKILL');
  const database = await startEmbedded({ dataDirectory, logger });
  t.after(() => database.stop());
  assert.deepEqual(await ask(database.url, READ), ['已提交']);
});

test('a stale pid file that names a foreign living process does not hinder the start', async (t) => {
  const dataDirectory = await directory();
  const foreign = spawn('sleep', ['60'], { stdio: 'ignore' });
  t.after(() => foreign.kill('SIGKILL'));
  await writeFile(join(dataDirectory, 'postgres', 'postmaster.pid'), `${foreign.pid}\n`);
  const database = await startEmbedded({ dataDirectory, logger });
  t.after(() => database.stop());
  assert.equal(isAlive(foreign.pid ?? 0), true);
  assert.deepEqual(await ask(database.url, "SELECT 'up' AS text"), ['up']);
});

test('stopping leaves no process, no lock and no socket, and may be repeated', async () => {
  const dataDirectory = await directory();
  const database = await startEmbedded({ dataDirectory, logger });
  const idle = new pg.Client(database.url);
  idle.on('error', () => {});
  await idle.connect();
  await database.stop();
  await database.stop();
  const gone = async (): Promise<boolean> =>
    (await processesIn(join(dataDirectory, 'postgres'))).length === 0;
  assert.equal(await waitUntil(gone, 5000), true);
  await assert.rejects(stat(join(dataDirectory, 'zhenshu.lock')), { code: 'ENOENT' });
  assert.equal(await findEmbedded(dataDirectory), undefined);
  await idle.end().catch(() => {});
});

test('data of another major version is refused with the way out', async () => {
  const dataDirectory = await directory();
  await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '16\n');
  await assert.rejects(
    startEmbedded({ dataDirectory, logger }),
    /made by PostgreSQL 16, .* pg_dumpall/,
  );
});

test('a folder with foreign files in the place of the cluster is not touched', async () => {
  const dataDirectory = await directory();
  await rm(join(dataDirectory, 'postgres', 'PG_VERSION'));
  await assert.rejects(startEmbedded({ dataDirectory, logger }), /no PostgreSQL data/);
});

test('Chinese text is found by trigrams, durability is on, and the secret is private', async (t) => {
  const dataDirectory = await directory();
  const settings = { synchronous_commit: 'off', work_mem: '7MB' };
  const database = await startEmbedded({ dataDirectory, logger, settings });
  t.after(() => database.stop());
  await ask(database.url, 'CREATE EXTENSION pg_trgm');
  await ask(database.url, 'CREATE EXTENSION btree_gist');
  const [trigrams] = await ask(database.url, "SELECT show_trgm('清溪镇')::text AS text");
  assert.match(trigrams ?? '', /0x/);
  const show = (name: string): Promise<string[]> =>
    ask(database.url, `SELECT current_setting('${name}') AS text`);
  assert.deepEqual(await show('synchronous_commit'), ['on']);
  assert.deepEqual(await show('fsync'), ['on']);
  assert.deepEqual(await show('work_mem'), ['7MB']);
  const secret = await stat(join(dataDirectory, 'secrets', 'postgres-superuser'));
  assert.equal(secret.mode & 0o777, 0o600);
  const wrong = database.url.replace(/:[^:@/]+@/, ':wrong@');
  await assert.rejects(ask(wrong, 'SELECT 1'), /password authentication failed/);
});

/** Starts in another process, commits a row there and kills that process; answers the server's pid. */
async function startInKilledProcess(dataDirectory: string): Promise<number> {
  const script = `
    import pg from 'pg';
    import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    const quiet = { info() {}, warn() {}, error() {} };
    const database = await startEmbedded({ dataDirectory: process.argv[1], logger: quiet });
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(${JSON.stringify(WRITE)});
    console.log(database.pid);
    setInterval(() => {}, 1000);`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, '--', dataDirectory],
    { stdio: ['ignore', 'pipe', 'inherit'], cwd: new URL('../../..', import.meta.url) },
  );
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  const file = await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8');
  assert.equal(Number(file.split('\n')[0]), Number(String(said)));
  return Number(String(said));
}
