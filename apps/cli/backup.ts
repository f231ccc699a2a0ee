/**
 * `npm run backup -- --to DIR [--data DIR]`: a full backup now, beside a running server or without one. With
 * `ZHENSHU_BACKUP` the same happens by itself each day, and the log is copied at short intervals besides.
 */
import { join, resolve } from 'node:path';
import { placesOf, requireOutside, mirror, takeBase } from '#platform/database/backup/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { findEmbedded, startEmbedded } from '#platform/database/embedded/index.ts';
import { quietLogger, readArguments, runCommand } from './arguments.ts';

const usage = 'Usage: npm run backup -- --to DIR [--data DIR]';

await runCommand(async () => {
  const { values } = readArguments(process.argv.slice(2), { values: ['to', 'data'], flags: [] });
  const config = readConfig(process.env, []);
  if (config.databaseUrl) {
    throw new Error(
      'DATABASE_URL names an outside PostgreSQL: back it up with its own tools (pg_basebackup, pgBackRest …), and the data directory as files.',
    );
  }
  const given = values.get('to') ?? config.backup;
  if (!given) throw new Error(usage);
  const to = resolve(given);
  const dataDirectory = resolve(values.get('data') ?? config.dataDirectory);
  requireOutside(to, dataDirectory);
  const running = await findEmbedded(dataDirectory);
  const own = running ? null : await startEmbedded({ dataDirectory, logger: quietLogger });
  try {
    const started = performance.now();
    const places = placesOf(to);
    const url = running ?? own?.url ?? '';
    const files = await mirror(dataDirectory, places.data);
    const cluster = join(dataDirectory, 'postgres');
    const { id, endedAt, files: kept } = await takeBase({ url, cluster }, places, () => new Date());
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
    process.stdout.write(
      `${join(places.base, id)}: ${(bytes / 1e6).toFixed(0)} MB of database in ${kept.length} files, ${files} other files new, read back and compared, ${seconds} s. It brings back everything committed before ${endedAt}.\n`,
    );
  } finally {
    await own?.stop();
  }
});
