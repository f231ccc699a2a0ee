/** The surroundings of this process, for routes that act for no signed-in person. */
import type { Database } from '#platform/database/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { demoWebhookSecret } from '../demo-key.ts';
import { type NetworkServer, networkServer } from './settings.ts';

/** Surroundings and settings. */
export interface Surroundings {
  readonly host: ServiceHost;
  readonly server: NetworkServer;
}

const known = new WeakMap<Database, Surroundings>();

/** Keeps the surroundings at the start. @throws ConfigError for settings that cannot be used */
export function keepHost(host: ServiceHost): void {
  const standard = host.demo ? demoWebhookSecret : null;
  known.set(host.database, { host, server: networkServer(host.environment, standard) });
}

/** The surroundings of a database's process. */
export function surroundingsOf(database: Database): Surroundings {
  const found = known.get(database);
  if (!found) throw new Error('the LoRaWAN door has not been started on this database');
  return found;
}
