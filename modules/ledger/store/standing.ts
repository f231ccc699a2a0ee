/** How all ledgers of the installation stand, for its operator. */
import type { SystemTx } from '#platform/database/index.ts';

/** A ledger. */
export interface LedgerStanding {
  readonly halted: boolean;
  readonly waiting: number;
  /** When the oldest act that waits was done. */
  readonly since: Date | null;
  readonly anchoredAt: Date | null;
  readonly failingAnchors: number;
}

/** One row a tenant. */
export async function standings(tx: SystemTx): Promise<LedgerStanding[]> {
  const { rows } = await tx.client.query<LedgerStanding>(
    `SELECT coalesce(l.halted IS NOT NULL, false) AS halted, q.waiting, q.since,
       a.done AS "anchoredAt", a.failing AS "failingAnchors"
     FROM platform.tenants t LEFT JOIN ledger.logs l USING (tenant_id)
     CROSS JOIN LATERAL (SELECT count(*)::integer AS waiting, min(occurred_at) AS since
       FROM platform.ledger_queue WHERE tenant_id = t.tenant_id) q
     CROSS JOIN LATERAL (SELECT max(done_at) AS done,
       count(*) FILTER (WHERE state <> 'done' AND attempts > 0)::integer AS failing
       FROM ledger.anchors WHERE tenant_id = t.tenant_id) a`,
  );
  return rows;
}
