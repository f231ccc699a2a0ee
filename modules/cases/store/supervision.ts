/** Numbers by department or village. */
import type { Tx } from '#platform/database/index.ts';

/** One group's numbers. */
export interface SupervisionNumbers {
  readonly id: string;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly returned: number;
  readonly reopened: number;
  readonly closedInPeriod: number;
  readonly closedInTime: number;
  readonly medianHandlingHours: number | null;
  readonly averageRating: number | null;
}

/** Groups the open cases and those closed since an instant. */
export async function supervisionBy(
  tx: Tx,
  column: 'lead_department_id' | 'village_id',
  span: { readonly now: Date; readonly since: Date },
): Promise<SupervisionNumbers[]> {
  const { rows } = await tx.client.query<SupervisionNumbers>(
    `WITH open AS (
       SELECT ${column} AS id, count(*)::integer AS open,
         (count(*) FILTER (WHERE due_at < $2 AND done_at IS NULL AND paused_since IS NULL))::integer AS overdue,
         (count(*) FILTER (WHERE due_at >= $2 AND due_at < $2 + interval '4 hours' AND done_at IS NULL))::integer AS due_soon,
         (count(*) FILTER (WHERE returned_count > 0))::integer AS returned,
         (count(*) FILTER (WHERE reopened_count > 0))::integer AS reopened
       FROM cases.cases WHERE tenant_id = $1 AND closed_at IS NULL AND ${column} IS NOT NULL GROUP BY 1),
     ended AS (
       SELECT ${column} AS id, count(*)::integer AS closed,
         (count(*) FILTER (WHERE overdue_at IS NULL))::integer AS in_time,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM done_at - dispatched_at) / 3600)
           FILTER (WHERE done_at IS NOT NULL AND dispatched_at IS NOT NULL) AS median_hours,
         avg(rating)::float8 AS rating
       FROM cases.cases WHERE tenant_id = $1 AND closed_at >= $3 AND state = 'closed' AND ${column} IS NOT NULL GROUP BY 1)
     SELECT coalesce(open.id, ended.id) AS id, coalesce(open, 0) AS open, coalesce(overdue, 0) AS overdue,
       coalesce(due_soon, 0) AS "dueSoon", coalesce(returned, 0) AS returned, coalesce(reopened, 0) AS reopened,
       coalesce(closed, 0) AS "closedInPeriod", coalesce(in_time, 0) AS "closedInTime",
       median_hours AS "medianHandlingHours", rating AS "averageRating"
     FROM open FULL JOIN ended ON ended.id = open.id`,
    [tx.ctx.tenantId, span.now, span.since],
  );
  return rows;
}
