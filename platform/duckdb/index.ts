/**
 * DuckDB in this process: one instance for one data directory, with a bound on memory and threads. It reads and writes files below
 * the folders it was given and nothing else, loads no extension from outside, and is never handed SQL that a person wrote.
 */
import { mkdir } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export type { DuckDBConnection } from '@duckdb/node-api';
export { identifier, literal, type SqlValue } from './sql.ts';

/** Where and how large an engine is. */
export interface EngineOptions {
  /** Folder for what does not fit into memory; made when missing, emptied by whoever owns it. */
  readonly temporaryDirectory: string;
  /** Folders whose files may be read and written. */
  readonly directories: readonly string[];
  /** Default: a quarter of the machine's memory, at most 4096. */
  readonly memoryMegabytes?: number;
  /** Default: the machine's. */
  readonly threads?: number;
}

/** Opened at its first use, closed once. */
export class Engine {
  readonly #options: EngineOptions;
  #instance: Promise<DuckDBInstance> | null = null;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Runs `work` on a connection of its own; ended also when it fails. */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#instance ??= open(this.#options);
    const connection = await (await this.#instance).connect();
    try {
      return await work(connection);
    } finally {
      connection.disconnectSync();
    }
  }

  /** Lets go of memory and files. What runs must have ended. */
  async close(): Promise<void> {
    const opened = this.#instance;
    this.#instance = null;
    if (opened) (await opened).closeSync();
  }
}

async function open(options: EngineOptions): Promise<DuckDBInstance> {
  const { temporaryDirectory, directories } = options;
  await Promise.all(
    [temporaryDirectory, ...directories].map((one) => mkdir(one, { recursive: true, mode: 0o700 })),
  );
  const quarter = Math.floor(totalmem() / 4 / 1_048_576);
  // Its library is read when the first town looks at its data: no start need wait for it.
  const { DuckDBInstance: Instance } = await import('@duckdb/node-api');
  const instance = await Instance.create(':memory:', {
    threads: String(options.threads ?? availableParallelism()),
    memory_limit: `${options.memoryMegabytes ?? Math.min(4096, quarter)}MB`,
    temp_directory: temporaryDirectory,
    allow_community_extensions: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const list = [temporaryDirectory, ...directories].map((one) => `'${one.replaceAll("'", "''")}/'`);
  // Files are sealed each with a key of its own, made by the system's generator: see docs/decisions/duckdb.md.
  await connection.run(`SET force_mbedtls_unsafe = true`);
  await connection.run('SET temp_file_encryption = true');
  await connection.run(`SET allowed_directories = [${list.join(', ')}]`);
  await connection.run(`SET enable_external_access = false`);
  // Whether a connection keeps its progress is all that may still be set.
  await connection.run(
    `SET allowed_configs = ['enable_progress_bar', 'enable_progress_bar_print', 'progress_bar_time']`,
  );
  await connection.run(`SET lock_configuration = true`);
  connection.disconnectSync();
  return instance;
}

const lookedAtEveryMs = 500;

/**
 * Runs a statement of a connection and tells now and then how much of it is done, as the engine itself counts what it has read and
 * written. @param tell a share above 0, up to 1; grows @param work runs one statement on that connection
 */
export async function watched<T>(
  connection: DuckDBConnection,
  tell: (share: number) => void,
  work: () => Promise<T>,
): Promise<T> {
  await connection.run(
    'SET enable_progress_bar_print = false; SET progress_bar_time = 0; SET enable_progress_bar = true',
  );
  let last = 0;
  const timer = setInterval(() => {
    const share = connection.progress.percentage / 100;
    // Below 0: not known yet.
    if (share > last && share <= 1) tell((last = share));
  }, lookedAtEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
