/**
 * What a person has said about the use of the own data: restricted (stored, and otherwise left alone), or a purpose not
 * consented to. Whoever uses personal data asks here; the module of privacy, which keeps it, answers.
 */
import type { Database, Tx } from '../database/index.ts';

/**
 * What some people have said. Its sets hold what was asked with: ids of people, and telephone numbers where somebody is known by
 * the number alone (a report without an account).
 */
export interface Standing {
  /** Whose data is stored only: not listed, exported, shown or told anybody. */
  readonly restricted: ReadonlySet<string>;
  /** Who took the consent to a purpose back: by purpose. */
  readonly declined: (purpose: string) => ReadonlySet<string>;
}

/** Answers for the people of the running transaction's town, and for the residents of telephone numbers. */
export type StandingSource = (
  tx: Tx,
  personIds: readonly string[],
  phones: readonly string[],
) => Promise<Standing>;

const sources = new WeakMap<Database, StandingSource>();
const nobody: Standing = { restricted: new Set(), declined: () => new Set() };

/** Says who answers in a process; called once, where the module is mounted. */
export function answerStanding(database: Database, source: StandingSource): void {
  sources.set(database, source);
}

/**
 * What these people have said, and the residents of these telephone numbers; nothing where nobody keeps it.
 * @param phones of those who are known by their number alone
 */
export async function standingOf(
  tx: Tx,
  personIds: readonly (string | null | undefined)[],
  phones: readonly (string | null | undefined)[] = [],
): Promise<Standing> {
  const source = sources.get(tx.ctx.database);
  const ids = given(personIds);
  const numbers = given(phones);
  return source && ids.length + numbers.length > 0 ? source(tx, ids, numbers) : nobody;
}

const given = (all: readonly (string | null | undefined)[]): string[] =>
  [...new Set(all)].filter((one): one is string => Boolean(one));
