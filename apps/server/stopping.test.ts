/** A process that is told to stop while its database is taken away, as when a service manager signals everything. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { atEnd } from '#platform/testing/index.ts';
import { testMasterKey, testTown } from '#testing';
import { freeDoorPorts } from './free-ports.ts';

const program = join(import.meta.dirname, 'main.ts');

/** Web apps without anything in them. */
async function emptyWeb(directory: string): Promise<string> {
  for (const app of ['resident', 'console', 'field', 'cockpit']) {
    await mkdir(join(directory, app), { recursive: true });
    await writeFile(join(directory, app, 'index.html'), '<!doctype html><title>-</title>');
  }
  return directory;
}

/** The server as its own process on the town's database; what it says is gathered. */
async function serverOn(t: TestContext, url: string) {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-stopping-'));
  const server = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...freeDoorPorts,
      DATABASE_URL: url,
      PORT: '0',
      ZHENSHU_DATA: directory,
      ZHENSHU_WEB: await emptyWeb(join(directory, 'web')),
      ZHENSHU_HOST: '127.0.0.1',
      ZHENSHU_DEMO: '1',
      ZHENSHU_SIMULATE: '0',
      ZHENSHU_MASTER_KEY: testMasterKey.toString('base64'),
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
    },
  });
  atEnd(t, async () => {
    if (server.exitCode === null) server.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true, maxRetries: 3 });
  });
  return { server, said: gather(server) };
}

/** What a process says, and a way to wait for a word of it. */
function gather(server: ChildProcess) {
  let text = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (piece) => (text += String(piece)));
  const until = async (word: string): Promise<void> => {
    while (!text.includes(word)) {
      assert.equal(server.exitCode, null, text);
      await delay(50);
    }
  };
  return { until, text: () => text };
}

test('connections lost before it is told to stop are logged, those lost while it stops are not', async (t) => {
  const town = await testTown(t);
  const { server, said } = await serverOn(t, town.url);
  const takeAway = () =>
    town.sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  await said.until('Ctrl-C stops');
  await takeAway();
  await said.until('database connection lost');
  const ended = once(server, 'exit');
  server.kill('SIGTERM');
  await said.until('Stopping.');
  for (let times = 0; times < 20 && server.exitCode === null; times += 1) {
    await takeAway();
    await delay(20);
  }
  const [code] = await Promise.race([ended, delay(40_000, ['still there'], { ref: false })]);
  const [, afterwards = ''] = said.text().split('Stopping.');
  assert.equal(afterwards.trim(), '');
  assert.equal(code, 0);
});
