/** Cases worth naming, from the published views of cases; confidential ones are left out. */
import type { PublicCaseRow } from '#modules/cases/contract/public-row.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Reason } from '../rules/facts.ts';

/** What is read of a case: nothing that a person wrote. */
export interface NotableRow
  extends Pick<PublicCaseRow, 'id' | 'number' | 'categoryCode' | 'villageId'> {
  readonly departmentId: string | null;
  readonly amount: number;
  /** How many there are of this reason in all. */
  readonly total: number;
}

/** The period as instants, its end not included. */
interface Instants {
  readonly from: Date;
  readonly to: Date;
}

const columns = `c.id, c.number, c.category_code AS "categoryCode", c.village_id AS "villageId",
  c.lead_department_id AS "departmentId"`;
const shown = "NOT c.confidential AND NOT c.sealed AND c.state NOT IN ('cancelled', 'merged')";

/** Many reports of one matter. */
const many = 3;

const acts = (measure: string): string => `
  SELECT ${columns}, 0 AS amount, count(*) OVER ()::integer AS total
  FROM (SELECT subject_id, max(fact_at) AS at FROM cases.pub_facts_acts
    WHERE tenant_id = $1 AND fact_at >= $2 AND fact_at < $3 AND ${measure} = 1 GROUP BY subject_id) a
  JOIN cases.pub_cases c ON c.id = a.subject_id
  WHERE ${shown} ORDER BY a.at DESC LIMIT $4`;

const statements: Readonly<Record<Reason, string>> = {
  overdue: `
    SELECT ${columns}, extract(epoch FROM $3::timestamptz - c.overdue_at)::float8 / 86400 AS amount,
      count(*) OVER ()::integer AS total
    FROM cases.pub_cases c
    WHERE c.tenant_id = $1 AND $2::timestamptz IS NOT NULL AND c.overdue_at < $3
      AND (c.closed_at IS NULL OR c.closed_at >= $3) AND ${shown}
    ORDER BY c.overdue_at LIMIT $4`,
  supervised: acts('supervisions'),
  reopened: acts('reopenings'),
  badlyRated: `
    SELECT ${columns}, c.rating AS amount, count(*) OVER ()::integer AS total
    FROM cases.pub_cases c
    WHERE c.tenant_id = $1 AND c.closed_at >= $2 AND c.closed_at < $3 AND c.rating <= 2 AND ${shown}
    ORDER BY c.rating, c.closed_at DESC LIMIT $4`,
  merged: `
    SELECT ${columns}, c.report_count AS amount, count(*) OVER ()::integer AS total
    FROM cases.pub_cases c
    WHERE c.tenant_id = $1 AND c.registered_at >= $2 AND c.registered_at < $3
      AND c.report_count >= ${many} AND ${shown}
    ORDER BY c.report_count DESC, c.registered_at DESC LIMIT $4`,
};

/** Cases of one reason, the gravest first. */
export async function notableRows(
  tx: Tx,
  reason: Reason,
  { from, to }: Instants,
  limit: number,
): Promise<NotableRow[]> {
  const { rows } = await tx.client.query<NotableRow>(statements[reason], [
    tx.ctx.tenantId,
    from,
    to,
    limit,
  ]);
  return rows;
}
