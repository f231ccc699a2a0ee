/** Queries about the reports of one person. */
import { openRows, searchIndex, type Tx } from '#platform/database/index.ts';
import type { PersonConcerned } from '#platform/personal/index.ts';
import type { ReportRecord, ReportsTables } from './tables.ts';

const table = 'reports.reports';

/** Reports by a person's account, and those that name the person's phone; newest first, at most 5,000. */
export async function reportsOfPerson(
  tx: Tx,
  { personId, phones }: Pick<PersonConcerned, 'personId' | 'phones'>,
): Promise<ReportRecord[]> {
  const indexes = await Promise.all(
    phones.map((phone) => searchIndex(tx, 'reports.reports.reporter_phone', phone)),
  );
  const rows = await tx
    .as<ReportsTables>()
    .selectFrom('reports.reports')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('reporterId', '=', personId),
        ...(indexes.length > 0 ? [where('reporterPhoneIndex', 'in', indexes)] : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(5000)
    .execute();
  const opened = await openRows(tx, table, rows);
  // The index is short: another number may share it.
  return opened.filter(
    ({ reporterId, reporterPhone }) =>
      reporterId === personId || phones.includes(reporterPhone ?? ''),
  );
}

/** Takes everything about the reporter out of reports; what was to be done stays in the case. */
export async function forgetReporters(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `UPDATE reports.reports SET reporter_id = NULL, reporter_name = '', reporter_phone = NULL, reporter_phone_index = NULL,
       text = '', address = '', longitude = NULL, latitude = NULL, device = NULL, idempotency_key = NULL,
       file_ids = '{}', question = NULL
     WHERE tenant_id = $1 AND id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...ids]],
  );
}

/** A report by its id. */
export async function reportById(tx: Tx, id: string): Promise<ReportRecord | undefined> {
  const row = await tx
    .as<ReportsTables>()
    .selectFrom('reports.reports')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && (await openRows(tx, table, [row]))[0];
}
