/**
 * `npm run restore -- --from DIR [--at TIME] [--data DIR] [--replace]`: brings a data directory back, as far as the log
 * reaches or as it stood at an instant (`2026-11-23T10:00:00+08:00`). The server must be stopped.
 */
import { resolve } from 'node:path';
import { restore } from '#platform/database/backup/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { findEmbedded } from '#platform/database/embedded/index.ts';
import { quietLogger, readArguments, runCommand } from './arguments.ts';

const usage = 'Usage: npm run restore -- --from DIR [--at TIME] [--data DIR] [--replace]';

await runCommand(async () => {
  const known = { values: ['from', 'at', 'data'], flags: ['replace'] };
  const { values, flags } = readArguments(process.argv.slice(2), known);
  const config = readConfig(process.env, []);
  const from = values.get('from') ?? config.backup;
  if (!from) throw new Error(usage);
  const dataDirectory = resolve(values.get('data') ?? config.dataDirectory);
  if (await findEmbedded(dataDirectory)) {
    throw new Error(`A server runs on ${dataDirectory}. Stop it first.`);
  }
  const restored = await restore({
    from: resolve(from),
    dataDirectory,
    at: instantOf(values.get('at')),
    replace: flags.has('replace'),
    logger: quietLogger,
    say: (line) => process.stdout.write(`${line}\n`),
  });
  process.stdout.write(
    `Restored ${dataDirectory} from base backup ${restored.base}, ${restored.segments} segments of the log and ${restored.files} other files in ${restored.seconds.toFixed(1)} s. Everything committed before ${restored.until.toISOString()} is there. Start the server with npm start.\n`,
  );
});

function instantOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (!Number.isNaN(instant.getTime()) && /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return instant;
  throw new Error(`--at ${text} is no instant with its zone, such as 2026-11-23T10:00:00+08:00`);
}
