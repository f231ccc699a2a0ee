/** One process of Zhenshu: reads its settings, brings everything up in order, says where to look. */
import { section, ConfigError, readConfig } from '#platform/config/index.ts';
import { EmbeddedDatabaseError } from '#platform/database/embedded/index.ts';
import { createLogger, type LoggingOptions } from '#platform/logging/index.ts';
import { channelSettings } from '#modules/messages/index.ts';
import { modules } from '#modules/registry.ts';
import { say, tellFault } from './say.ts';
import { startServer } from './start.ts';

const secondSignalMs = 2000;

async function main(): Promise<void> {
  const config = readConfig(process.env, process.argv.slice(2));
  section(config.environment, channelSettings);
  const personalFields = modules.flatMap(({ manifest }) =>
    manifest.personalData.map(({ field }) => field.split('.').at(-1) ?? field),
  );
  const logger = createLogger({
    logLevel: config.logLevel as LoggingOptions['logLevel'],
    logFormat: config.logFormat as LoggingOptions['logFormat'],
    personalFields,
  });
  const stopping = new AbortController();
  const startedAt = performance.now();
  let stoppedAt = 0;
  const started = startServer(config, logger, stopping.signal);
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
