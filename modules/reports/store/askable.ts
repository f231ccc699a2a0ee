/** Queries about reporters who may be asked whether they were content. */
import { openRows, type Tx } from '#platform/database/index.ts';
import type { ReportsTables } from './tables.ts';

/** Reporters with a number, the newest first; confidential reports and grid workers' finds are left out. */
export async function reportersOfCases(tx: Tx, caseIds: readonly string[]) {
  if (caseIds.length === 0) return [];
  const { rows } = await tx.client.query<{
    caseId: string;
    reportId: string;
    personKey: string;
    personId: string | null;
  }>(
    `SELECT case_id AS "caseId", id AS "reportId", reporter_phone_index AS "personKey", reporter_id AS "personId"
     FROM reports.reports
     WHERE tenant_id = $1 AND case_id = ANY ($2::uuid[]) AND reporter_phone_index IS NOT NULL
       AND NOT confidential AND channel <> 'gridWorker'
     ORDER BY id DESC`,
    [tx.ctx.tenantId, [...caseIds]],
  );
  return rows;
}

/** The numbers of reports. */
export async function phonesOfReports(
  tx: Tx,
  reportIds: readonly string[],
): Promise<Map<string, string>> {
  if (reportIds.length === 0) return new Map();
  const rows = await tx
    .as<ReportsTables>()
    .selectFrom('reports.reports')
    .select(['id', 'reporterPhone'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...reportIds])
    .execute();
  const opened = await openRows(tx, 'reports.reports', rows);
  return new Map(
    opened.flatMap(({ id, reporterPhone }) => (reporterPhone ? [[id, reporterPhone]] : [])),
  );
}
