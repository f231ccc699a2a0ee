/**
 * What a person has said about the use of the own data: restricted (stored, and otherwise left alone), or a purpose not
 * consented to. Whoever uses personal data asks here; the module of privacy, which keeps it, answers.
 */
import type { Database, Tx } from '../database/index.ts';

/** What some people have said. */
export interface Standing {
  /** Whose data is stored only: not listed, exported, shown or told anybody. */
  readonly restricted: ReadonlySet<string>;
  /** Who took the consent to a purpose back: by purpose. */
  readonly declined: (purpose: string) => ReadonlySet<string>;
}

/** Answers for the people of the running transaction's town. */
export type StandingSource = (tx: Tx, personIds: readonly string[]) => Promise<Standing>;

const sources = new WeakMap<Database, StandingSource>();
const nobody: Standing = { restricted: new Set(), declined: () => new Set() };

/** Says who answers in a process; called once, where the module is mounted. */
export function answerStanding(database: Database, source: StandingSource): void {
  sources.set(database, source);
}

/** What these people have said; nothing where nobody keeps it. */
export async function standingOf(
  tx: Tx,
  personIds: readonly (string | null | undefined)[],
): Promise<Standing> {
  const source = sources.get(tx.ctx.database);
  const ids = [...new Set(personIds)].filter((id): id is string => Boolean(id));
  return source && ids.length > 0 ? source(tx, ids) : nobody;
}
