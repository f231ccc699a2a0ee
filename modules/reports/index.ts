/** The door of the module of reports. */
import type { Tx } from '#platform/database/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { phonesOfReports, reportersOfCases } from './store/askable.ts';

/** Who may be asked about a case, without being named. */
export interface Askable {
  readonly reportId: string;
  /** Blind index of the number: the same person has the same. */
  readonly personKey: string;
  /** The account, where the report was made with one. */
  readonly personId: string | null;
}

/**
 * Who reported these cases and left a number, the first of each case. Left out are confidential reports, grid workers' own finds and
 * those whose data is stored only. No number is opened for that.
 */
export async function askableReporters(
  tx: Tx,
  caseIds: readonly string[],
): Promise<Map<string, Askable>> {
  const rows = await reportersOfCases(tx, caseIds);
  const { restricted } = await standingOf(
    tx,
    rows.map(({ personId }) => personId),
  );
  const open = rows.filter(({ personId }) => !personId || !restricted.has(personId));
  // Newest first: the first report of a case is set last and stays.
  return new Map(open.map(({ caseId, ...askable }) => [caseId, askable]));
}

/** The numbers that these reports left, by report: for calling their reporters. */
export function phonesOf(tx: Tx, reportIds: readonly string[]): Promise<Map<string, string>> {
  return phonesOfReports(tx, reportIds);
}
