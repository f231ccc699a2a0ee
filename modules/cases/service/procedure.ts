/** Cases that are run by the stages of another module (an application for a service): asked through a slot. */
import type { Database, Tx } from '#platform/database/index.ts';
import { problem } from '../contract/problems.ts';
import type { CaseAction } from '../states.ts';
import type { CaseRecord } from '../store/tables.ts';

/** Filled by the module that runs such cases. */
export interface CaseProcedure {
  /** Category of every case that is run so: others are not asked about. */
  readonly categoryCode: string;
  runs(tx: Tx, caseId: string): Promise<boolean>;
}

const procedures = new WeakMap<Database, CaseProcedure>();

/** Called once at start. */
export function useCaseProcedure(database: Database, procedure: CaseProcedure): void {
  procedures.set(database, procedure);
}

/** What stays open to everybody: it changes no stage. */
const free = new Set<CaseAction>([
  'comment', 'supervise', 'assign', 'assist', 'requestExtension', 'approveExtension', 'refuseExtension',
]); // biome-ignore format: a list of names

/** The actions that are not open here because the case is run elsewhere; null where it is not. */
export async function foreignActions(
  tx: Tx,
  record: Pick<CaseRecord, 'id' | 'categoryCode'>,
): Promise<{ has(action: CaseAction): boolean } | null> {
  const procedure = procedures.get(tx.ctx.database);
  if (procedure?.categoryCode !== record.categoryCode) return null;
  return (await procedure.runs(tx, record.id)) ? { has: (action) => !free.has(action) } : null;
}

/** @throws case-by-procedure; a timer of the engine itself goes on */
export async function refuseForeign(tx: Tx, record: CaseRecord, action: CaseAction): Promise<void> {
  if (tx.ctx.actor.kind === 'system') return;
  const foreign = await foreignActions(tx, record);
  if (foreign?.has(action)) throw problem('case-by-procedure', { number: record.number });
}
