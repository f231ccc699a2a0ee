/** The code of a town: who sends without a session says with it which town is meant. */
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';

const directories = new WeakMap<Database, Tenants>();

/** Called once at start. */
export function useTenants(database: Database, tenants: Tenants): void {
  directories.set(database, tenants);
}

/** The code of the town that is asked; empty where nobody keeps a directory. */
export async function townCode({ database, tenantId }: Ctx): Promise<string> {
  const towns = (await directories.get(database)?.all()) ?? [];
  return towns.find((one) => one.tenantId === tenantId)?.code ?? '';
}
