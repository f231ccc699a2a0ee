/** Counts of elder care by village, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { NumberRow } from '#platform/facts/index.ts';

/** What is counted, each of older people who live here. */
const counts = {
  checked: `FROM care.elders e WHERE e.tenant_id = $1 AND cardinality(e.times) > 0`,
  silent: `FROM care.elders e WHERE e.tenant_id = $1 AND EXISTS
    (SELECT 1 FROM care.checks c WHERE c.elder_id = e.id AND c.tenant_id = $1 AND c.state = 'missed')`,
  allowed: `FROM care.elders e JOIN care.allowances a ON a.elder_id = e.id
    WHERE e.tenant_id = $1 AND a.tenant_id = $1 AND a.state IN ('active', 'suspended')`,
  proved: `FROM care.elders e JOIN care.allowances a ON a.elder_id = e.id
    WHERE e.tenant_id = $1 AND a.tenant_id = $1 AND a.state = 'active' AND a.proof_due >= $2`,
  waiting: `FROM care.elders e JOIN care.requests r ON r.elder_id = e.id
    WHERE e.tenant_id = $1 AND r.tenant_id = $1 AND r.state = 'dispatched'`,
} as const;
export type CareCount = keyof typeof counts;

/** A count as it stands on a local day, whole or by village. */
export async function careNumbers(
  tx: Tx,
  what: CareCount,
  { day, byVillage }: { readonly day: string; readonly byVillage: boolean },
): Promise<NumberRow[]> {
  const key = byVillage ? 'e.village_id::text' : 'NULL::text';
  const values = what === 'proved' ? [tx.ctx.tenantId, day] : [tx.ctx.tenantId];
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${key} AS key, count(*)::int AS value ${counts[what]} AND e.state = 'living' GROUP BY 1`,
    values,
  );
  return byVillage || rows.length > 0 ? rows : [{ key: null, value: 0 }];
}
