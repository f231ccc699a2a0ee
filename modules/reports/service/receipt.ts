/** The receipt of a report that was made before: a repeat is answered with what is known now. */
import type { Tx } from '#platform/database/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { ReportReceipt } from '../contract/index.ts';
import type { ReportRecord } from '../store/tables.ts';
import { nameFor } from './names.ts';

/** The receipt of a stored report. */
export async function receiptAgain(tx: Tx, report: ReportRecord): Promise<ReportReceipt> {
  const [record] = await casesByIds(tx, [report.caseId]);
  const town = await ground(tx.ctx);
  const categories = await book(tx.ctx);
  return {
    reportId: report.id,
    number: report.number,
    token: report.token,
    caseId: report.caseId,
    caseNumber: record?.number ?? report.number,
    state: record?.state ?? 'registered',
    categoryName: nameFor(tx.ctx, categories.category(record?.categoryCode ?? report.categoryCode)),
    departmentName: nameFor(tx.ctx, town.department(record?.leadDepartmentId ?? '')),
    gridWorkerTold: Boolean(record?.gridWorkerId),
    dueAt: record?.dueAt?.toISOString() ?? null,
    address: report.address,
    followPath: `/r/${report.number}?t=${report.token}`,
  };
}
