/**
 * `npm run town:export -- --town CODE --to DIR [--data DIR]`: one town with all its rows and files, for another installation.
 * The folder holds personal data in the clear: keep it like a password.
 */
import { resolve } from 'node:path';
import { exportTown } from '#platform/database/town/index.ts';
import { readArguments, runCommand } from './arguments.ts';
import { withDatabase } from './database.ts';

await runCommand(async () => {
  const { values } = readArguments(process.argv.slice(2), {
    values: ['town', 'to', 'data'],
    flags: [],
  });
  const [code, to] = [values.get('town'), values.get('to')];
  if (!code || !to)
    throw new Error('Usage: npm run town:export -- --town CODE --to DIR [--data DIR]');
  await withDatabase(values.get('data'), async ({ url, dataDirectory }) => {
    const town = await exportTown({
      url,
      dataDirectory,
      code,
      to: resolve(to),
      now: () => new Date(),
    });
    const rows = town.tables.reduce((sum, one) => sum + one.rows, 0);
    process.stdout.write(
      `${town.nameZh} (${town.code}): ${rows} rows of ${town.tables.length} tables and ${town.files.length + town.lake.length} files in ${resolve(to)}.\n`,
    );
  });
});
