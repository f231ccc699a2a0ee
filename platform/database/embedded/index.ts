import { access, constants, mkdir, realpath, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { chooseAccount } from './account.ts';
import { findBinaries, majorVersion } from './binaries.ts';
import { ensureCluster, ensureFolder, giveTo, notOurs, placesIn, readPassword } from './cluster.ts';
import { EmbeddedDatabaseError } from './error.ts';
import { takeLock } from './lock.ts';
import { clearCluster, type Installation } from './postmaster.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isPostmasterOf } from './processes.ts';
import { configurationFile } from './settings.ts';
import { type StartLogger, supervise } from './supervise.ts';

export { EmbeddedDatabaseError, type EmbeddedDatabaseErrorCode } from './error.ts';
export type { StartLogger } from './supervise.ts';

/** What the embedded PostgreSQL needs to know. */
export interface EmbeddedOptions {
  /** The data directory (`ZHENSHU_DATA`); made if missing. The cluster lies in `postgres/` in it. */
  readonly dataDirectory: string;
  readonly logger: StartLogger;
  /** Further PostgreSQL settings, for benches and tests; durability cannot be switched off. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Longest wait until it serves; two minutes unless said. Replaying a day's log takes longer. */
  readonly startLimitSeconds?: number;
  /** Told when its process runs, before it serves: what blocks this process for a while may be done now. */
  readonly onLaunched?: () => void;
  /** Aborted when the application begins to stop: a server that ends from then on is not started again. */
  readonly stopping?: AbortSignal;
}

/** A running embedded PostgreSQL. */
export interface EmbeddedDatabase {
  /** The superuser's address over loopback, database `postgres`; stays the same over restarts. */
  readonly url: string;
  /**
   * The same over the Unix socket, where its path is short enough, else over loopback: what travels there costs both sides a
   * third of the processor time. Port and name of the machine stand in it all the same.
   */
  readonly socketUrl: string;
  /** Process number of the server at this moment. */
  readonly pid: number | undefined;
  /** Ends all sessions, writes everything, leaves no process. May be called twice. */
  stop(): Promise<void>;
  /** Calls back after the server died by itself and was started again. */
  onRestart(listener: () => void): void;
  /** Calls back when it died and could not be started again: the application should end. */
  onFailure(listener: (error: unknown) => void): void;
}

/**
 * Brings up PostgreSQL 18 in a data directory, making the cluster at the first time (about a second),
 * and keeps it running. What a `kill -9` of the application or of PostgreSQL left behind is cleared
 * away; PostgreSQL then recovers everything committed.
 *
 * The caller stops it on SIGINT and SIGTERM, after its own work has ended.
 *
 * @throws EmbeddedDatabaseError whose message is meant for people
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const places = placesIn(await dataFolder(options.dataDirectory));
  const lock = await takeLock(places.lockFile, places.root);
  try {
    const prepared = await prepare(places.root, options.logger);
    const { startLimitSeconds, onLaunched } = options;
    const installation = {
      ...prepared,
      onLaunched,
      ...(startLimitSeconds ? { startLimitSeconds } : {}),
    };
    const port = await freePort();
    const socketDirectory = socketFits(places.run, port) ? places.run : undefined;
    await configure(installation, port, socketDirectory, options.settings ?? {});
    const listeners = { restarted: new Set<() => void>(), failed: new Set<(e: unknown) => void>() };
    const server = await supervise(installation, options.logger, {
      restarted: () => listeners.restarted.forEach((listener) => listener()),
      failed: (error) => listeners.failed.forEach((listener) => listener(error)),
      stopping: options.stopping,
    });
    const url = address(await readPassword(places), port);
    return {
      url,
      socketUrl: throughSocket(url, socketDirectory),
      get pid() {
        return server.pid;
      },
      async stop() {
        await server.stop();
        await lock.release();
      },
      onRestart: (listener) => void listeners.restarted.add(listener),
      onFailure: (listener) => void listeners.failed.add(listener),
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * Superuser's address of the embedded PostgreSQL that another process serves on this data directory
 * right now, over its Unix socket where it has one; undefined when none does. For commands beside a running application.
 */
export async function findEmbedded(dataDirectory: string): Promise<string | undefined> {
  const root = await realpath(dataDirectory).catch(() => undefined);
  if (root === undefined) return undefined;
  const places = placesIn(root);
  const file = await readPostmasterFile(places.cluster);
  if (!file?.ready || file.port === undefined) return undefined;
  if (!(await isPostmasterOf(file.pid, places.cluster))) return undefined;
  return throughSocket(address(await readPassword(places), file.port), file.socketDirectory);
}

async function dataFolder(path: string): Promise<string> {
  try {
    // Others may pass through (PostgreSQL's account must, when we are root) but not look around.
    await mkdir(path, { recursive: true, mode: 0o711 });
    await access(path, constants.W_OK | constants.X_OK);
    return await realpath(path);
  } catch (cause) {
    throw notOurs(path, cause);
  }
}

async function prepare(root: string, logger: StartLogger): Promise<Installation> {
  const places = placesIn(root);
  const binaries = await findBinaries();
  const account = await chooseAccount(places.cluster, { program: binaries.postgres, folder: root });
  if (account.kind === 'capable') {
    logger.info(
      { uid: account.uid, capability: account.capability },
      'a folder above the data is closed to others; PostgreSQL gets a capability to pass through',
    );
  }
  const major = await majorVersion(binaries, account);
  await ensureFolder(places.run, account);
  await ensureFolder(places.log, account);
  const made = await ensureCluster(places, account, binaries, major);
  if (made) logger.info({ directory: places.cluster }, 'made a new PostgreSQL cluster');
  const found = await clearCluster(places.cluster);
  if (found !== 'clean') {
    logger.warn({ found }, 'the last run did not end in order; PostgreSQL will recover');
  }
  return { places, account, binaries };
}

async function configure(
  installation: Installation,
  port: number,
  socketDirectory: string | undefined,
  extra: Readonly<Record<string, string>>,
): Promise<void> {
  const { places, account } = installation;
  const path = join(places.cluster, 'zhenshu.conf');
  // In a container that limits memory the limit counts, not the machine's memory.
  const limit = process.constrainedMemory();
  const memoryBytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const text = configurationFile({
    memoryBytes,
    port,
    socketDirectory,
    logDirectory: places.log,
    extra,
  });
  try {
    await writeFile(path, text, { mode: 0o600 });
    await giveTo(account, path);
  } catch (cause) {
    throw notOurs(path, cause);
  }
}

/** sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
function socketFits(directory: string, port: number): boolean {
  return Buffer.byteLength(join(directory, `.s.PGSQL.${port}.lock`)) < 104;
}

function address(password: string, port: number): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function throughSocket(url: string, directory: string | undefined): string {
  return directory ? `${url}?host=${encodeURIComponent(directory)}` : url;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const found = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (found === null || typeof found === 'string') {
    throw new EmbeddedDatabaseError('start-failed', 'No free port was found on 127.0.0.1.');
  }
  return found.port;
}
