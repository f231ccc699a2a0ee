/** The database that a command works on: of a running server, or started for the command. */
import { resolve } from 'node:path';
import { readConfig } from '#platform/config/index.ts';
import { findEmbedded, startEmbedded } from '#platform/database/embedded/index.ts';
import { quietLogger } from './arguments.ts';

/** Where a command works. */
export interface CommandDatabase {
  /** Superuser's address of the application's database. */
  readonly url: string;
  readonly dataDirectory: string;
}

/** Runs a command with the database; one that was started for it is stopped again. */
export async function withDatabase(
  data: string | undefined,
  work: (database: CommandDatabase) => Promise<void>,
): Promise<void> {
  const config = readConfig(process.env, []);
  const dataDirectory = resolve(data ?? config.dataDirectory);
  if (config.databaseUrl) return work({ url: config.databaseUrl, dataDirectory });
  const running = await findEmbedded(dataDirectory);
  const own = running ? null : await startEmbedded({ dataDirectory, logger: quietLogger });
  const url = new URL(running ?? own?.url ?? '');
  url.pathname = '/zhenshu';
  try {
    await work({ url: url.href, dataDirectory });
  } finally {
    await own?.stop();
  }
}
