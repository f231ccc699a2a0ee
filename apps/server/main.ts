/** One process of Zhenshu: reads its settings, brings everything up in order, says where to look. */
import { type Config, ConfigError, readConfig } from '#platform/config/index.ts';
import {
  type EmbeddedDatabase,
  EmbeddedDatabaseError,
  startEmbedded,
} from '#platform/database/embedded/index.ts';
import { createLogger, type LoggingOptions } from '#platform/logging/index.ts';
import { say, tellFault } from './say.ts';
import type { Running } from './start.ts';

const secondSignalMs = 2000;

/** PostgreSQL comes up while the modules are read, which holds this process for about as long. */
async function start(config: Config, stopped: AbortSignal): Promise<Running> {
  const launched = Promise.withResolvers<void>();
  const opening = config.databaseUrl ? null : openOwn(config, stopped, launched.resolve);
  try {
    await (opening && Promise.race([launched.promise, opening]));
    const { startServer } = await import('./start.ts');
    return await startServer(config, opening, stopped);
  } catch (error) {
    const embedded = await opening?.catch(() => null);
    await embedded?.stop();
    throw error;
  }
}

/** Its log tells of processes and folders alone: nobody's data is in it. */
function openOwn(
  config: Config,
  stopping: AbortSignal,
  onLaunched: () => void,
): Promise<EmbeddedDatabase> {
  say('数据库 PostgreSQL …');
  const logger = createLogger({
    logLevel: config.logLevel as LoggingOptions['logLevel'],
    logFormat: config.logFormat as LoggingOptions['logFormat'],
  });
  const { dataDirectory } = config;
  const opening = startEmbedded({ dataDirectory, logger, onLaunched, stopping });
  // Whoever waits for it is told when the modules were read.
  opening.catch(() => undefined);
  return opening;
}

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  const stopping = new AbortController();
  const startedAt = performance.now();
  let stoppedAt = 0;
  const started = start(config, stopping.signal);
  const stop = (signal: string): void => {
    const now = Date.now();
    if (stoppedAt > 0 && now - stoppedAt < secondSignalMs) return;
    if (stoppedAt > 0) process.exit(130);
    stoppedAt = now;
    say(`收到 ${signal}，正在停止 … Stopping.`);
    stopping.abort();
    started
      .then((running) => running.stop())
      .catch(() => undefined)
      .finally(() => process.exit(0));
  };
  process.on('SIGINT', () => stop('Ctrl-C'));
  process.on('SIGTERM', () => stop('SIGTERM'));
  const running = await started;
  running.announce((performance.now() - startedAt) / 1000);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigError || error instanceof EmbeddedDatabaseError;
  tellFault(known ? error.message : error);
  process.exit(1);
});
