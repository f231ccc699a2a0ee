/** Brings the parts up in order: database, tables, demo, web apps, HTTP, worker. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import { modules } from '#modules/registry.ts';
import { type Application, createApplication } from '#platform/application/index.ts';
import { systemClock } from '#platform/clock/index.ts';
import { type Config, section } from '#platform/config/index.ts';
import { Database, isConnectionLost } from '#platform/database/index.ts';
import { lightAddressOf } from '#platform/light/index.ts';
import { keepBackups } from '#platform/database/backup/index.ts';
import type { EmbeddedDatabase } from '#platform/database/embedded/index.ts';
import { createLogger, type LoggingOptions } from '#platform/logging/index.ts';
import { channelSettings } from '#modules/messages/index.ts';
import { buildWeb } from '../build-web.ts';
import { announcement } from './announce.ts';
import { demoState, markDemo, wipe } from './demo-state.ts';
import { followDepartment } from './demo-department.ts';
import { simulatePayments } from './demo-payment.ts';
import { loadDemo } from './demo.ts';
import { mountDocs } from './docs.ts';
import { mountFirstRun } from './first-run.ts';
import { mountHealth } from './health.ts';
import { say } from './say.ts';
import { sealingOf } from './sealing.ts';
import { setUpDatabase } from './setup.ts';
import { simulateDevices } from './simulate.ts';
import { mountWeb } from './web.ts';

/** Cases of the demo town's history. */
const demoCases = 20_000;

/** A process that runs. */
export interface Running {
  readonly port: number;
  stop(): Promise<void>;
  /** Prints the addresses and accounts. */
  announce(seconds: number): void;
}

/**
 * Starts everything. @throws when a part cannot start; what had started is stopped again
 * @param opening our own PostgreSQL, which is on its way up; null where the database is somebody else's
 */
export async function startServer(
  config: Config,
  opening: Promise<EmbeddedDatabase> | null,
  stopped: AbortSignal,
): Promise<Running> {
  section(config.environment, channelSettings);
  const logger = loggerOf(config, stopped);
  await mkdir(config.dataDirectory, { recursive: true });
  const ending: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const built = webApps(config);
    // Its failure is told below; until then nobody else has to notice it.
    built.catch(() => undefined);
    const url = await openDatabase(config, opening, ending);
    const settled = prepareDatabase(config, logger, url);
    const [webDirectory] = await Promise.all([built, settled]);
    if (stopped.aborted) throw new Error('stopped while starting');
    await startBackups(config, logger, { url, ending });
    const given = await withPayments(config, logger, ending);
    const application = await open(given, logger, { url, webDirectory });
    ending.push(() => application.stop());
    const port = await listen(application, config);
    if (isSimulating(config)) {
      ending.push(simulateDevices({ port, doors: application.ports }, logger));
    }
    return {
      port,
      stop,
      announce: (seconds) => announcement(config, { port, doors: application.ports, seconds }),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Devices are simulated in a demo that hears devices and answers HTTP itself. */
function isSimulating({ demo, simulate, roles }: Config): boolean {
  return demo && simulate && roles.includes('ingest') && roles.includes('web');
}

/** In a demo that answers HTTP, money is simulated. */
async function withPayments(
  config: Config,
  logger: Logger,
  ending: (() => Promise<void>)[],
): Promise<Config> {
  if (!config.demo || !config.roles.includes('web')) return config;
  const { environment, stop } = await simulatePayments(config.environment, logger);
  ending.push(stop);
  return { ...config, environment };
}

/**
 * What the modules call personal is kept out of the log. Once stopping has begun, lost connections are no news: the
 * database may be told to end at the same time, and may be quicker.
 */
function loggerOf({ logLevel, logFormat }: Config, stopped: AbortSignal): Logger {
  const personalFields = modules.flatMap(({ manifest }) =>
    manifest.personalData.map(({ field }) => field.split('.').at(-1) ?? field),
  );
  return createLogger({
    logLevel: logLevel as LoggingOptions['logLevel'],
    logFormat: logFormat as LoggingOptions['logFormat'],
    personalFields,
    isExpected: (error) => stopped.aborted && isConnectionLost(error),
  });
}

async function openDatabase(
  config: Config,
  opening: Promise<EmbeddedDatabase> | null,
  ending: (() => Promise<void>)[],
): Promise<string> {
  if (!opening) return config.databaseUrl ?? '';
  const embedded = await opening;
  ending.push(() => embedded.stop());
  embedded.onFailure(() => process.exit(1));
  return ownDatabase(embedded.socketUrl, 'zhenshu');
}

/** Backups by themselves, where a folder is set and the database is ours. */
async function startBackups(
  config: Config,
  logger: Logger,
  { url, ending }: { url: string; ending: (() => Promise<void>)[] },
): Promise<void> {
  if (!config.backup || config.databaseUrl) return;
  const keeper = await keepBackups({
    to: config.backup,
    dataDirectory: config.dataDirectory,
    url,
    everySeconds: config.backupSeconds,
    atMinute: config.backupAt,
    keepDays: config.backupKeepDays,
    now: () => systemClock.now(),
    logger,
  });
  ending.push(() => keeper.stop());
}

/** Makes the database in the embedded server when it is not there. */
async function ownDatabase(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${name}`);
  } finally {
    await client.end();
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

async function prepareDatabase(config: Config, logger: Logger, url: string): Promise<void> {
  if ((await demoState(url)) === 'begun') {
    say('上次演示数据没有装完，重新装入 …');
    await wipe(url);
  }
  const applied = await setUpDatabase(url);
  if (applied.length > 0) say(`数据表：新增 ${applied.length} 步`);
  const state = config.demo ? await demoState(url) : 'own';
  if (state === 'loaded') await followDepartment(url, !config.databaseUrl);
  if (state !== 'empty') return;
  say('演示镇“清溪镇”：装入两年历史 …');
  const startedAt = performance.now();
  await markDemo(url, 'begun');
  await loadDemo({
    url,
    clock: systemClock,
    logger,
    settings: config,
    sealing: await sealingOf(config),
    historyCount: demoCases,
    ownServer: !config.databaseUrl,
    log: (line) => say(`  ${line}`),
  });
  await markDemo(url, 'loaded');
  say(`演示数据装入完毕，用时 ${((performance.now() - startedAt) / 1000).toFixed(1)} 秒`);
}

async function webApps(config: Config): Promise<string | null> {
  if (!config.roles.includes('web')) return null;
  if (config.webDirectory) return config.webDirectory;
  const directory = join(config.dataDirectory, 'web');
  await buildWeb(directory);
  return directory;
}

async function open(
  config: Config,
  logger: Logger,
  { url, webDirectory }: { url: string; webDirectory: string | null },
): Promise<Application> {
  const database = new Database({
    url,
    sealing: await sealingOf(config),
    onError: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  const application = await createApplication({
    database,
    modules,
    clock: systemClock,
    logger,
    settings: { ...config, tls: await tlsOf(config) },
  });
  mountHealth(application, database);
  mountDocs(application, modules);
  await mountFirstRun(application, database, config);
  if (webDirectory)
    await mountWeb(application.http, webDirectory, lightAddressOf(application.slots));
  return application;
}

/** Certificate and key, where HTTPS is served without a proxy. */
async function tlsOf({ tlsCert, tlsKey }: Config) {
  if (tlsCert === null || tlsKey === null) return null;
  return { cert: await readFile(tlsCert), key: await readFile(tlsKey) };
}

async function listen(application: Application, config: Config): Promise<number> {
  if (config.roles.includes('worker')) await application.worker.start();
  await application.startServices(config.roles);
  await application.http.listen({ port: config.port, host: config.host });
  const address = application.http.server.address();
  return typeof address === 'object' && address ? address.port : config.port;
}
