/** The door of the module of reports. */
import type { Tx } from '#platform/database/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import type { ReportReceipt } from './contract/index.ts';
import { nameFor } from './service/names.ts';
import { stateWords } from './service/public.ts';
import { receiptAgain } from './service/receipt.ts';
import { reportsOfPerson } from './store/personal.ts';
import { reportByNumber } from './store/reports.ts';

/** A report as the history of a caller shows it: no words, no address. */
export interface ReportInHistory {
  readonly number: string;
  readonly caseId: string;
  readonly categoryName: string;
  readonly state: string;
  readonly stateZh: string;
  readonly stateEn: string;
  readonly reportedAt: Date;
  readonly dueAt: Date | null;
}

/**
 * Reports of a person or of a telephone number, newest first. Confidential ones only for those who may know who reported.
 */
export async function reportHistory(
  tx: Tx,
  whose: { readonly personId: string | null; readonly phone: string | null },
  limit: number,
): Promise<ReportInHistory[]> {
  const phones = whose.phone ? [whose.phone] : [];
  const nobody = '00000000-0000-0000-0000-000000000000';
  const found = await reportsOfPerson(tx, { personId: whose.personId ?? nobody, phones });
  const mayKnow = tx.ctx.actor.permissions.has('reports.identities');
  const reports = found.filter(({ confidential }) => !confidential || mayKnow).slice(0, limit);
  const matters = await casesByIds(
    tx,
    reports.map(({ caseId }) => caseId),
  );
  const categories = await book(tx.ctx);
  return reports.flatMap((report) => {
    const matter = matters.find(({ id }) => id === report.caseId);
    if (!matter) return [];
    return {
      number: report.number,
      caseId: report.caseId,
      categoryName: nameFor(tx.ctx, categories.category(matter.categoryCode)),
      state: matter.state,
      ...stateWords(matter.state),
      reportedAt: report.reportedAt,
      dueAt: matter.dueAt,
    };
  });
}

/** The receipt of a report that was made in the name of a person; undefined for anybody else's. */
export async function receiptFor(
  tx: Tx,
  number: string,
  reporterId: string,
): Promise<ReportReceipt | undefined> {
  const report = await reportByNumber(tx, number);
  return report?.reporterId === reporterId ? receiptAgain(tx, report) : undefined;
}
