/** A demo town for the pictures: its own server, its own temporary folder, gone afterwards. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeDoorPorts } from '../../apps/server/free-ports.ts';
import { root } from '../source-tree.ts';

/** A running demo town. */
export interface Town {
  readonly url: string;
  stop(): Promise<void>;
}

const patienceMs = 600_000;

/** Starts one and waits until it is ready. @throws when it ends or is not ready within ten minutes */
export async function startTown(): Promise<Town> {
  const directory = await mkdtemp(join(tmpdir(), 'zhenshu-tour-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ['apps/server/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      ...freeDoorPorts,
      ZHENSHU_HOST: '127.0.0.1',
      ZHENSHU_DATA: directory,
      ZHENSHU_DEMO: '1',
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
    },
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await ready(url, () => child.exitCode !== null);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(url: string, hasEnded: () => boolean): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    if (hasEnded()) throw new Error('the server ended before it was ready');
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('the server was not ready within ten minutes');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
