/** A MariaDB of a test's own. */
import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer as createPort } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { atEnd } from '#platform/testing/index.ts';
import mysql from 'mysql2/promise';
import { debianPackages } from '#platform/testing/debian.ts';

const run = promisify(execFile);

/** MariaDB of Debian, installed where it is absent, as a process of its own with a folder of its own. */
export async function mariadb(t: TestContext) {
  await debianPackages(['mariadb-server'], () => run('which', ['mariadbd']));
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-mariadb-'));
  const port = await freePort();
  const [data, socket] = [join(folder, 'data'), join(folder, 'm.sock')];
  await mkdir(data);
  await run('mariadb-install-db', [
    '--no-defaults',
    '--user=root',
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const server = spawn(
    'mariadbd',
    [
      '--no-defaults',
      '--user=root',
      `--datadir=${data}`,
      `--socket=${socket}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-log-bin',
      '--innodb-buffer-pool-size=16M',
      '--innodb-flush-log-at-trx-commit=0',
      `--pid-file=${join(folder, 'pid')}`,
    ],
    { stdio: 'ignore' },
  );
  atEnd(t, async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });
  for (let tries = 0; tries < 150; tries += 1) {
    const root = await mysql
      .createConnection({ socketPath: socket, user: 'root' })
      .catch(() => null);
    if (root) return { root, port };
    await delay(200);
  }
  throw new Error('MariaDB did not come up in 30 s');
}

async function freePort(): Promise<number> {
  const server = createPort();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
