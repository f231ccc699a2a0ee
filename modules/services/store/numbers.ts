/** Counts of applications by department, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { NumberRow } from '#platform/facts/index.ts';

/** What is counted; `$2` is now. */
const counts = {
  open: `a.ended_at IS NULL`,
  late: `a.ended_at IS NULL AND c.due_at < $2`,
  ended: `a.ended_at >= $2::timestamptz - interval '30 days' AND a.stage IN ('delivered', 'refused', 'declined')`,
  inTime: `a.ended_at >= $2::timestamptz - interval '30 days' AND a.stage IN ('delivered', 'refused', 'declined') AND (c.due_at IS NULL OR a.ended_at <= c.due_at)`,
} as const;
export type ApplicationCount = keyof typeof counts;

/** A count as it stands now, whole or by department. */
export async function applicationNumbers(
  tx: Tx,
  what: ApplicationCount,
  byDepartment: boolean,
): Promise<NumberRow[]> {
  const key = byDepartment ? 'a.department_id::text' : 'NULL::text';
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${key} AS key, count(*)::int AS value FROM services.applications a
     LEFT JOIN cases.pub_cases c ON c.id = a.case_id AND c.tenant_id = $1
     WHERE a.tenant_id = $1 AND ($2::timestamptz IS NOT NULL) AND ${counts[what]} GROUP BY 1`,
    [tx.ctx.tenantId, tx.ctx.clock.now()],
  );
  return byDepartment || rows.length > 0 ? rows : [{ key: null, value: 0 }];
}
