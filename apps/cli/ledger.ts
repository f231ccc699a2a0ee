/**
 * npm run ledger -- export DIR [--town CODE]   the ledger of a town with the rows it vouches for, as files
 * npm run ledger -- keys                       the public keys of all logs
 *
 * Export while the server runs, or with DATABASE_URL. The files are checked off line:
 * `node bin/verify-ledger.mjs DIR`.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { exportTown, publicKeys } from '#modules/ledger/index.ts';
import { modules } from '#modules/registry.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { readConfig } from '#platform/config/index.ts';
import { findEmbedded } from '#platform/database/embedded/index.ts';
import { Database } from '#platform/database/index.ts';
import { runCommand } from './arguments.ts';

const usage = 'Usage: npm run ledger -- export DIR [--town CODE]\n       npm run ledger -- keys';

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { town: { type: 'string' } },
  });
  const [command, directory] = positionals;
  if (command === 'export' && directory) {
    return withApplication(exportInto(directory, values.town));
  }
  if (command === 'keys') return withApplication(printKeys);
  throw new Error(usage);
});

async function withApplication(work: (application: Application) => Promise<void>): Promise<void> {
  const config = readConfig(process.env, []);
  const url = config.databaseUrl ?? (await embeddedUrl(config.dataDirectory));
  const application = await createApplication({
    database: new Database({ url, connections: 4 }),
    modules,
    clock: systemClock,
    logger: pino({ level: 'silent' }),
    settings: config,
  });
  try {
    await work(application);
  } finally {
    await application.stop();
  }
}

async function embeddedUrl(dataDirectory: string): Promise<string> {
  const found = await findEmbedded(dataDirectory);
  if (!found) throw new Error(`no PostgreSQL runs in ${dataDirectory}: start the server first`);
  const url = new URL(found);
  url.pathname = '/zhenshu';
  return url.href;
}

function exportInto(path: string, code: string | undefined) {
  return async (application: Application): Promise<void> => {
    const { tenants } = application;
    const town = code ? await tenants.byCode(code) : await tenants.defaultTown();
    if (!town) throw new Error(`there is no town ${code}`);
    const entries = await exportTown(application.ctxOf(town.tenantId), path);
    console.log(`${town.nameZh}: ${entries} entries in ${path}`);
    console.log(`node bin/verify-ledger.mjs ${path}`);
  };
}

async function printKeys(application: Application): Promise<void> {
  for (const { tenantId } of await application.tenants.all()) {
    for (const key of await publicKeys(application.ctxOf(tenantId))) console.log(key);
  }
}
