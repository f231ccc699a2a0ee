/**
 * `npm run town:import -- --from DIR [--data DIR]`: takes an exported town into this installation, all of it or nothing.
 * Both must be of the same version; sealed fields need the same master key.
 */
import { resolve } from 'node:path';
import { importTown } from '#platform/database/town/index.ts';
import { readArguments, runCommand } from './arguments.ts';
import { withDatabase } from './database.ts';

await runCommand(async () => {
  const { values } = readArguments(process.argv.slice(2), { values: ['from', 'data'], flags: [] });
  const from = values.get('from');
  if (!from) throw new Error('Usage: npm run town:import -- --from DIR [--data DIR]');
  await withDatabase(values.get('data'), async ({ url, dataDirectory }) => {
    const town = await importTown({ url, dataDirectory, from: resolve(from) });
    process.stdout.write(
      `${town.nameZh} (${town.code}) as of ${town.exportedAt} is here. Restart the server.\n`,
    );
  });
});
