/** Queries about reports. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { ReportRecord, ReportsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ReportsTables>();
const table = 'reports.reports';

/** Adds reports. */
export function insertReports(tx: Tx, rows: readonly ReportRecord[]): Promise<number> {
  return insertMany(tx, table, rows);
}

/** Whether a failure says that a report with the same device and key is there already. */
export function isRepeat(error: unknown): boolean {
  return (error as { constraint?: string } | null)?.constraint === 'reports_once';
}

/** Reports that came with one of these keys before. */
export async function reportsByKeys(
  tx: Tx,
  keys: readonly { readonly device: string; readonly key: string }[],
): Promise<ReportRecord[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ReportRecord>`SELECT r.* FROM reports.reports r
    JOIN unnest(${keys.map(({ device }) => device)}::text[], ${keys.map(({ key }) => key)}::text[]) k(device, key)
      ON r.device = k.device AND r.idempotency_key = k.key
    WHERE r.tenant_id = ${tx.ctx.tenantId}`.execute(tx.as());
  return openRows(tx, table, rows);
}

/** A report by its number. */
export async function reportByNumber(tx: Tx, number: string): Promise<ReportRecord | undefined> {
  const row = await on(tx)
    .selectFrom('reports.reports')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** The reports a case answers, first first. */
export async function reportsOfCase(tx: Tx, caseId: string): Promise<ReportRecord[]> {
  const rows = await on(tx)
    .selectFrom('reports.reports')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .orderBy('reportedAt')
    .limit(100)
    .execute();
  return openRows(tx, table, rows);
}

/** Moves the reports of a merged case to the case that stays. */
export async function moveReports(tx: Tx, fromCaseId: string, toCaseId: string): Promise<void> {
  await on(tx)
    .updateTable('reports.reports')
    .set({ caseId: toCaseId })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', fromCaseId)
    .execute();
}

/** Notes a question, or that it was answered. */
export async function updateReport(
  tx: Tx,
  reportId: string,
  change: Partial<ReportRecord>,
): Promise<void> {
  await on(tx)
    .updateTable('reports.reports')
    .set(await sealChange(tx, table, reportId, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', reportId)
    .execute();
}

/** A page of a person's own reports, with the state of their cases, one row longer than asked. */
export async function ownReports(
  tx: Tx,
  person: { readonly id: string; readonly phone: string | null },
  page: {
    readonly limit: number;
    readonly after: PageEnd | null;
  },
) {
  let query = on(tx)
    .selectFrom('reports.reports as report')
    .innerJoin('cases.pubCases as matter', 'matter.id', 'report.caseId')
    .select([
      'report.id',
      'report.number',
      'report.token',
      'report.text',
      'report.reportedAt',
      'matter.categoryCode',
      'matter.state',
      'matter.dueAt',
      'matter.rating',
      'matter.title',
    ])
    .where('report.tenantId', '=', tx.ctx.tenantId)
    .where('report.reporterId', '=', person.id)
    .orderBy('report.reportedAt', 'desc')
    .orderBy('report.id', 'desc')
    .limit(page.limit + 1);
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(
      sql<boolean>`(report.reported_at, report.id) < (${new Date(at)}, ${id}::uuid)`,
    );
  }
  return openRows(tx, table, await query.execute());
}

/** Whether a file was given with a report of this person. */
export async function isFileOfReporter(tx: Tx, fileId: string, personId: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('reports.reports')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('reporterId', '=', personId)
    .where(sql<boolean>`${fileId}::uuid = ANY (file_ids)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
