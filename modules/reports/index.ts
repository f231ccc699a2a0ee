/** The door of the module of reports. */
import type { Tx } from '#platform/database/index.ts';
import { casesByIds } from '#modules/cases/index.ts';
import { book } from '#modules/duties/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import type { ReportReceipt } from './contract/index.ts';
import { nameFor } from './service/names.ts';
import { stateWords } from './service/public.ts';
import { receiptAgain } from './service/receipt.ts';
import { reportsOfPerson } from './store/personal.ts';
import { reportByNumber } from './store/reports.ts';
import { phonesOfReports, reportersOfCases } from './store/askable.ts';

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
 * Reports of a person or of a telephone number, newest first. Confidential ones only for those who may know who reported; none of
 * somebody whose data is stored only.
 */
export async function reportHistory(
  tx: Tx,
  whose: { readonly personId: string | null; readonly phone: string | null },
  limit: number,
): Promise<ReportInHistory[]> {
  const phones = whose.phone ? [whose.phone] : [];
  const nobody = '00000000-0000-0000-0000-000000000000';
  const { restricted } = await standingOf(tx, [whose.personId], phones);
  if (restricted.size > 0) return [];
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

/** Who may be asked about a case, without being named. */
export interface Askable {
  readonly reportId: string;
  /** Blind index of the number: the same person has the same. */
  readonly personKey: string;
  /** The account, where the report was made with one. */
  readonly personId: string | null;
}

/**
 * Who reported these cases and left a number, the first of each case. Left out are confidential reports, grid workers' own finds,
 * those whose data is stored only and those who do not want to be asked whether they are content. Numbers are opened only of reports
 * without an account, to know whose they are.
 */
export async function askableReporters(
  tx: Tx,
  caseIds: readonly string[],
): Promise<Map<string, Askable>> {
  const rows = await reportersOfCases(tx, caseIds);
  const nameless = rows.flatMap(({ personId, reportId }) => (personId ? [] : [reportId]));
  const phones = await phonesOfReports(tx, nameless);
  const ids = rows.map(({ personId }) => personId);
  const { restricted, declined } = await standingOf(tx, ids, [...phones.values()]);
  const unasked = declined('survey');
  const open = rows.filter(({ personId, reportId }) => {
    const who = personId ?? phones.get(reportId) ?? '';
    return !restricted.has(who) && !unasked.has(who);
  });
  // Newest first: the first report of a case is set last and stays.
  return new Map(open.map(({ caseId, ...askable }) => [caseId, askable]));
}

/** The numbers that these reports left, by report: for calling their reporters. */
export function phonesOf(tx: Tx, reportIds: readonly string[]): Promise<Map<string, string>> {
  return phonesOfReports(tx, reportIds);
}
