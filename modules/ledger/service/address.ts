/** Under which path a log is served: the first town's at `/ledger`, every log at `/ledger/<code>`. */
import type { Tenant, Tenants } from '#platform/tenants/index.ts';

/** The path of a log. */
export async function addressOf(tenants: Tenants, town: Tenant): Promise<string> {
  const first = await tenants.defaultTown();
  return first?.tenantId === town.tenantId ? '/ledger' : `/ledger/${town.code}`;
}
