/** Days and numbers that indicators ask of cases. */
import type { Tx } from '#platform/database/index.ts';
import type { FactDimension, NumberRow } from '#platform/facts/index.ts';

/** Instants on whose days cases count or have counted: registration, and every closing there was. */
export async function touchedInstants(tx: Tx, caseIds: readonly string[]): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT registered_at AS at FROM cases.cases WHERE id = ANY ($1)
     UNION SELECT closed_at FROM cases.cases WHERE id = ANY ($1) AND closed_at IS NOT NULL
     UNION SELECT occurred_at FROM cases.trace WHERE case_id = ANY ($1) AND to_state IN ('closed', 'cancelled', 'merged')`,
    [caseIds],
  );
  return rows.map(({ at }) => at);
}

/** Instants of the steps of cases that tell of trouble. */
export async function actInstants(tx: Tx, caseIds: readonly string[]): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT occurred_at AS at FROM cases.trace
     WHERE case_id = ANY ($1) AND action IN ('reopen', 'return', 'transfer', 'supervise', 'suspend', 'overdue')`,
    [caseIds],
  );
  return rows.map(({ at }) => at);
}

const columns: Partial<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'lead_department_id',
};

const values = {
  open: 'count(*)::float8',
  overdue: 'count(*)::float8',
  ageDays: 'coalesce(avg(extract(epoch FROM $2::timestamptz - registered_at) / 86400), 0)::float8',
} as const;

/** Open cases now or at an instant: how many, how many overdue, or their mean age in days. */
export async function openCounts(
  tx: Tx,
  question: {
    readonly what: keyof typeof values;
    readonly by: FactDimension | null;
    /** Null: now. */
    readonly at: Date | null;
  },
): Promise<NumberRow[]> {
  const { what, by, at } = question;
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const when = at
    ? "registered_at < $2 AND (closed_at IS NULL OR closed_at >= $2) AND state NOT IN ('cancelled', 'merged')"
    : 'closed_at IS NULL AND $2::timestamptz IS NOT NULL';
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${column ? `${column}::text` : 'NULL::text'} AS key, ${values[what]} AS value FROM cases.cases
     WHERE tenant_id = $1 AND ${when}${what === 'overdue' ? ' AND overdue_at IS NOT NULL' : ''}
     ${column ? `GROUP BY ${column}` : ''}`,
    [tx.ctx.tenantId, at ?? tx.ctx.clock.now()],
  );
  return rows;
}
