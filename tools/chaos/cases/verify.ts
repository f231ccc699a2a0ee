/** Compares what callers remember with what the tables hold. */
import { type CaseState, transitions } from '#modules/cases/states.ts';
import type { Journal } from './journal.ts';
import { type Fault, tableRules } from './rules.ts';
import type { BesiegedTown } from './town.ts';

/** What was found. */
export interface Findings {
  readonly faults: readonly {
    readonly fault: Fault;
    readonly words: string;
    readonly count: number;
  }[];
  readonly deadlinesFired: number;
  readonly events: number;
}

/** Checks every rule. */
export async function verify(town: BesiegedTown, journal: Journal): Promise<Findings> {
  const faults: { fault: Fault; words: string; count: number }[] = [];
  const note = (fault: Fault, words: string, count: number): void => {
    if (count > 0) faults.push({ fault, words, count });
  };
  await compareReports(town, journal, note);
  await compareActions(town, journal, note);
  note('inconsistent', 'timeline that does not lead to the state of its case', await misled(town));
  const abandoned = await timed(town, journal);
  for (const rule of tableRules) {
    const values = rule.takes ? [abandoned] : [];
    const [row] = await town.sql<{ count: number | null }>(rule.count, values);
    note(rule.fault, rule.name, row?.count ?? 0);
  }
  const [figures] = await town.sql<{ fired: number; events: number }>(
    `SELECT (SELECT count(*) FROM cases.trace WHERE action = 'overdue')::integer AS fired,
       (SELECT count(*) FROM platform.events)::integer AS events`,
  );
  return { faults, deadlinesFired: figures?.fired ?? 0, events: figures?.events ?? 0 };
}

type Note = (fault: Fault, words: string, count: number) => void;

async function compareReports(town: BesiegedTown, journal: Journal, note: Note): Promise<void> {
  const rows = await town.sql<{ key: string; number: string; caseId: string }>(
    `SELECT idempotency_key AS key, number, case_id AS "caseId" FROM reports.reports
     WHERE idempotency_key LIKE 'chaos-%'`,
  );
  const stored = new Map(rows.map((row) => [row.key, row]));
  const known = new Set(journal.reports.map(({ key }) => key));
  const lost = journal.reports.filter(({ key }) => !stored.has(key));
  const other = journal.reports.filter(({ key, number, caseId }) => {
    const row = stored.get(key);
    return row && (row.number !== number || row.caseId !== caseId);
  });
  note('lost', 'acknowledged report that is not stored', lost.length);
  note('doubled', 'report answered with another number than it has', other.length);
  note('doubled', 'stored report nobody sent', rows.filter(({ key }) => !known.has(key)).length);
}

async function compareActions(town: BesiegedTown, journal: Journal, note: Note): Promise<void> {
  const rows = await town.sql<{ word: string; caseId: string; action: string; count: number }>(
    `SELECT note AS word, case_id AS "caseId", action, count(*)::integer AS count FROM cases.trace
     WHERE note ~ '^w[a-z]{14}$' GROUP BY note, case_id, action`,
  );
  const traced = new Map(rows.map((row) => [`${row.word}|${row.caseId}|${row.action}`, row.count]));
  const counts = journal.actions.map(
    ({ word, caseId, action }) => traced.get(`${word}|${caseId}|${action}`) ?? 0,
  );
  const refused = new Set(journal.refused);
  note('lost', 'acknowledged action without a line', counts.filter((count) => count === 0).length);
  note('doubled', 'action with several lines', rows.filter(({ count }) => count > 1).length);
  note(
    'doubled',
    'refused action that was done',
    rows.filter(({ word }) => refused.has(word)).length,
  );
}

/** Cases whose timeline, replayed through the state table, leads elsewhere than where they stand. */
async function misled(town: BesiegedTown): Promise<number> {
  const rows = await town.sql<{
    state: CaseState;
    steps: { action: string; from: CaseState | null; to: CaseState | null }[];
  }>(
    `SELECT c.state, jsonb_agg(jsonb_build_object('action', t.action, 'from', t.from_state,
       'to', t.to_state) ORDER BY t.id) AS steps
     FROM cases.cases c JOIN cases.trace t ON t.case_id = c.id GROUP BY c.id`,
  );
  return rows.filter(({ state, steps }) => replay(steps) !== state).length;
}

function replay(
  steps: readonly { action: string; from: CaseState | null; to: CaseState | null }[],
): CaseState | null {
  let state: CaseState | null = null;
  for (const { action, from, to } of steps) {
    if (from !== state) return null;
    const row = transitions.find((one) => one.action === action);
    const mayLeave = !row || (from !== null && (row.from as readonly string[]).includes(from));
    const expected: string | null = !row
      ? (from ?? 'registered')
      : row.to === 'same'
        ? from
        : row.to;
    if (!mayLeave || to !== expected) return null;
    state = to;
  }
  return state;
}

/** Abandoned cases that have a deadline at all: unsure ones wait for an officer without one. */
async function timed(town: BesiegedTown, journal: Journal): Promise<string[]> {
  const rows = await town.sql<{ id: string }>(
    'SELECT id FROM cases.cases WHERE id = ANY ($1::uuid[]) AND due_at IS NOT NULL',
    [[...journal.abandoned]],
  );
  return rows.map(({ id }) => id);
}
