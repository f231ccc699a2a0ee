/** Who reported a case: asked through a slot, since reports stand above cases. */
import type { Tx } from '#platform/database/index.ts';
import type { CaseDetail } from '../contract/index.ts';
import type { CaseRecord } from '../store/tables.ts';

/** The reporters of a case as an officer may see them, masked by what the viewer may know. */
export type Reporters = CaseDetail['reporters'];

/** Filled by the module of reports. */
export interface ReporterSource {
  reportersOf(tx: Tx, caseId: string, confidential: boolean): Promise<Reporters>;
}

let source: ReporterSource | null = null;

/** Called once at start with what fills the slot. */
export function useReporterSource(filled: ReporterSource | undefined): void {
  source = filled ?? null;
}

/** The reporters of a case; none when no module of reports is mounted. */
export async function reportersOf(tx: Tx, record: CaseRecord): Promise<Reporters> {
  return source ? source.reportersOf(tx, record.id, record.confidential) : [];
}
