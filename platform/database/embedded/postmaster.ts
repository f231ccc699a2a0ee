import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Account, commandFor } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Places, serverEnvironment } from './cluster.ts';
import { EmbeddedDatabaseError } from './error.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isAlive, isPostmasterOf, processesIn, signal, waitUntil } from './processes.ts';

/** Crash recovery after a busy hour may take a while; longer than this is a fault. */
const START_LIMIT_SECONDS = 120;
const FAST_STOP_LIMIT_MS = 30_000;
const IMMEDIATE_STOP_LIMIT_MS = 10_000;

/** Who runs which programs where. */
export interface Installation {
  readonly places: Places;
  readonly account: Account;
  readonly binaries: Binaries;
  /** Longest wait until it serves. */
  readonly startLimitSeconds?: number;
  /** Told when the server's process runs, before it serves. */
  readonly onLaunched?: (() => void) | undefined;
}

/**
 * Starts PostgreSQL on a cluster that nobody serves and waits until it accepts connections.
 *
 * It is put into a process group of its own: Ctrl-C in the terminal must reach the application
 * first, which ends its work and then stops the database.
 *
 * @throws EmbeddedDatabaseError `start-failed` with the server's last words
 */
export async function startPostmaster(installation: Installation): Promise<ChildProcess> {
  const { places, account, binaries } = installation;
  const wordsFile = join(places.log, 'postgresql-start.log');
  const words = await open(wordsFile, 'w', 0o600);
  const configuration = join(places.cluster, 'zhenshu.conf');
  const command = commandFor(account, binaries.postgres, [
    '-D',
    places.cluster,
    '-c',
    `config_file=${configuration}`,
  ]);
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', words.fd, words.fd],
  });
  const failure = new Promise<Error>((settle) => child.once('error', settle));
  installation.onLaunched?.();
  try {
    const limitSeconds = installation.startLimitSeconds ?? START_LIMIT_SECONDS;
    await Promise.race([waitUntilReady(child, places.cluster, limitSeconds), failure.then(reject)]);
  } catch (cause) {
    if (isRunning(child)) child.kill('SIGINT');
    const said = (await readFile(wordsFile, 'utf8').catch(() => '')).trim().split('\n');
    const log = await lastErrors(places.log);
    throw new EmbeddedDatabaseError(
      'start-failed',
      `PostgreSQL did not start on ${places.cluster}: ${[...said.slice(-5), ...log].join(' / ')} ` +
        `(${String(cause)}). Its log is in ${places.log}.`,
      cause,
    );
  } finally {
    await words.close();
  }
  return child;
}

function reject(error: Error): never {
  throw error;
}

async function waitUntilReady(
  child: ChildProcess,
  cluster: string,
  limitSeconds: number,
): Promise<void> {
  const ready = await waitUntil(async () => {
    if (!isRunning(child)) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    const file = await readPostmasterFile(cluster);
    return file?.ready === true && file.pid === child.pid;
  }, limitSeconds * 1000);
  if (!ready) throw new Error(`it was not ready after ${limitSeconds} seconds`);
}

async function lastErrors(logDirectory: string): Promise<string[]> {
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'UTC' }).format();
  const file = join(logDirectory, `postgresql-${weekday}.log`);
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => /FATAL|PANIC|HINT/.test(line))
    .slice(-3);
}

/** Whether a started server has not ended yet. */
export function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/**
 * Stops a server that we started: open sessions are ended, everything is written, nothing is left.
 */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (!isRunning(child) || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.ref();
  const pid = child.pid;
  signal(pid, 'SIGINT');
  const impatience = setTimeout(() => signal(pid, 'SIGQUIT'), FAST_STOP_LIMIT_MS);
  await ended;
  clearTimeout(impatience);
}

/**
 * Makes a cluster free for a start: a server whose application was killed is stopped in order (its
 * sessions are orphans), servants of a killed server are ended, a pid file that now names some
 * other process is removed.
 *
 * @returns `running` when an orphaned server had to be stopped, `remains` when a killed server had
 * left something, else `clean`
 */
export async function clearCluster(cluster: string): Promise<'clean' | 'remains' | 'running'> {
  const file = await readPostmasterFile(cluster);
  if (file && (await isPostmasterOf(file.pid, cluster))) {
    await stopOrphan(file.pid);
    return 'running';
  }
  const servants = await processesIn(cluster);
  for (const pid of servants) signal(pid, 'SIGQUIT');
  await waitUntil(() => !servants.some(isAlive), IMMEDIATE_STOP_LIMIT_MS);
  if (file === undefined) return servants.length > 0 ? 'remains' : 'clean';
  // PostgreSQL would refuse to start while any process has the number in a stale file, which after
  // a restart of a container or machine is often the case.
  await rm(join(cluster, 'postmaster.pid'), { force: true });
  return 'remains';
}

async function stopOrphan(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await waitUntil(() => !isAlive(pid), FAST_STOP_LIMIT_MS)) return;
  signal(pid, 'SIGQUIT');
  await waitUntil(() => !isAlive(pid), IMMEDIATE_STOP_LIMIT_MS);
}
