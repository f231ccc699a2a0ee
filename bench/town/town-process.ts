/** A real server process on a data directory of its own, for benches and the chaos test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { findEmbedded } from '#platform/database/embedded/index.ts';
import { readPostmasterFile } from '#platform/database/embedded/postmaster-file.ts';
import { freeDoorPorts } from '../../apps/server/free-ports.ts';

const root = join(import.meta.dirname, '..', '..');
const readyLine = /residents\s+http:\/\/localhost:(\d+)\//;
/** The last line of the announcement: the doors of devices stand above it. */
const lastLine = /Ctrl-C stops/;
const doorsLine = /devices\s+([^\n]+)/;
const keptOutput = 8000;
/** What the server says, kept in its data directory. */
const serverLog = 'server.log';

/** How a server process is started. */
export interface TownStart {
  readonly dataDirectory: string;
  /** Flags of Node, e.g. `--cpu-prof`. */
  readonly nodeArgs?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Longest wait until it answers, in seconds. */
  readonly patienceSeconds?: number;
  /** Told as soon as the process exists, with the means to kill it before it answers. */
  readonly onSpawn?: (kill: () => void) => void;
}

/** A server process that answers. */
export interface TownProcess {
  readonly pid: number;
  readonly port: number;
  /** Ports of the doors of devices, by name. */
  readonly doors: ReadonlyMap<string, number>;
  /** Resolves when the process has ended, however that came. */
  readonly ended: Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut of the application would. */
  kill(): Promise<void>;
}

/** A data directory under the system's temporary folder; `drop` removes it. */
export async function temporaryDirectory(
  purpose: string,
): Promise<{ path: string; drop: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `zhenshu-${purpose}-`));
  return { path, drop: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Starts the server as `npm start` would, on a free port, without building the web apps. */
export async function startTown(start: TownStart): Promise<TownProcess> {
  const webDirectory = await emptyWeb(start.dataDirectory);
  const child = spawn(
    process.execPath,
    [...(start.nodeArgs ?? []), join(root, 'apps', 'server', 'main.ts')],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        ZHENSHU_DATA: start.dataDirectory,
        ZHENSHU_WEB: webDirectory,
        ZHENSHU_HOST: '127.0.0.1',
        ZHENSHU_DEMO: '1',
        DATABASE_URL: '',
        PORT: '0',
        ...freeDoorPorts,
        ZHENSHU_SIMULATE: '0',
        LOG_LEVEL: 'warn',
        LOG_FORMAT: 'json',
        ...start.environment,
      },
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      // PostgreSQL inherits these pipes and may outlive the process that started it.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve();
    });
  });
  start.onSpawn?.(() => child.kill('SIGKILL'));
  const log = createWriteStream(join(start.dataDirectory, serverLog), { flags: 'a' });
  const { port, doors } = await portsOf(child, { ended, log }, start.patienceSeconds ?? 300);
  return {
    pid: child.pid ?? 0,
    port,
    doors,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The superuser's address of the application's database while a process serves the directory. */
export async function databaseOf(dataDirectory: string): Promise<string> {
  const url = await findEmbedded(dataDirectory);
  if (!url) throw new Error(`no PostgreSQL runs in ${dataDirectory}`);
  const own = new URL(url);
  own.pathname = '/zhenshu';
  return own.href;
}

/** Process number of the PostgreSQL that serves the directory. */
export async function postmasterOf(dataDirectory: string): Promise<number> {
  const file = await readPostmasterFile(join(dataDirectory, 'postgres'));
  if (!file) throw new Error(`no PostgreSQL runs in ${dataDirectory}`);
  return file.pid;
}

/** The screens play no part here: a page of one line each stands in for the built apps. */
async function emptyWeb(dataDirectory: string): Promise<string> {
  const directory = join(dataDirectory, 'no-web');
  for (const app of ['resident', 'console', 'field', 'cockpit']) {
    await mkdir(join(directory, app), { recursive: true });
    await writeFile(join(directory, app, 'index.html'), '<!doctype html><title>-</title>');
  }
  return directory;
}

interface Ports {
  readonly port: number;
  readonly doors: ReadonlyMap<string, number>;
}

function portsOf(
  child: ChildProcess,
  { ended, log }: { ended: Promise<void>; log: Writable },
  patienceSeconds: number,
): Promise<Ports> {
  let output = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`the server ${why}; it said:\n${output}`));
    };
    const clock = setTimeout(
      () => fail(`did not answer in ${patienceSeconds} s`),
      patienceSeconds * 1000,
    );
    const read = (chunk: Buffer): void => {
      log.write(chunk);
      output = (output + chunk.toString()).slice(-keptOutput);
      const port = readyLine.exec(output)?.[1];
      if (!port || !lastLine.test(output)) return;
      clearTimeout(clock);
      resolve({ port: Number(port), doors: doorsIn(output) });
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    void ended.then(() => {
      clearTimeout(clock);
      fail('ended');
    });
  });
}

/** `mqtt 1883 · hj212 9212` as a map. */
function doorsIn(output: string): Map<string, number> {
  const text = doorsLine.exec(output)?.[1] ?? '';
  const found = [...text.matchAll(/([a-z0-9]+) (\d+)(?= ·|\s*$)/g)];
  return new Map(found.map(([, name, port]) => [name ?? '', Number(port)]));
}
