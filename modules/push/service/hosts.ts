/** The surroundings of this process, for messages of systems that nobody signs in for. */
import type { Database } from '#platform/database/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';

const known = new WeakMap<Database, ServiceHost>();

/** Keeps the surroundings at the start. */
export function keepHost(host: ServiceHost): void {
  known.set(host.database, host);
}

/** The surroundings of a database's process. */
export function hostOf(database: Database): ServiceHost {
  const host = known.get(database);
  if (!host) throw new Error('the push door has not been started on this database');
  return host;
}
