/** Indicators counted the naive way: every row looked at, no view, no roll-up, no SQL of the product. */
import { localDay, localMinute } from '#platform/calendar/index.ts';
import type { TestTown } from '#testing';
import type { Division } from '../../contract/index.ts';

/** A fact: when it counts, to what it belongs, what is counted. */
interface Fact {
  readonly at: Date;
  readonly keys: Readonly<Partial<Record<string, string | null>>>;
  readonly measures: Readonly<Record<string, number>>;
}

interface CaseRow {
  readonly id: string;
  readonly state: string;
  readonly village: string | null;
  readonly department: string | null;
  readonly category: string;
  readonly channel: string;
  readonly registered: Date;
  readonly closed: Date | null;
  readonly done: Date | null;
  readonly overdue: Date | null;
  readonly rating: number | null;
  readonly reopened: number;
  readonly paused: number;
}

interface TaskRow {
  readonly caseId: string;
  readonly department: string;
  readonly state: string;
  readonly due: Date | null;
  readonly created: Date;
  readonly ended: Date | null;
}

/** All rows of a town as they stand. */
export interface Rows {
  readonly cases: readonly CaseRow[];
  readonly tasks: readonly TaskRow[];
}

/** Reads the rows past row-level security. */
export async function rowsOf(town: TestTown): Promise<Rows> {
  return {
    cases: await town.sql<CaseRow & Record<string, unknown>>(
      `SELECT id, state, village_id AS village, lead_department_id AS department, category_code AS category, channel,
         registered_at AS registered, closed_at AS closed, done_at AS done, overdue_at AS overdue, rating,
         reopened_count AS reopened, paused_seconds AS paused FROM cases.cases WHERE tenant_id = $1`,
      [town.tenantId],
    ),
    tasks: await town.sql<TaskRow & Record<string, unknown>>(
      `SELECT case_id AS "caseId", department_id AS department, state, due_at AS due, created_at AS created,
         ended_at AS ended FROM cases.tasks WHERE tenant_id = $1`,
      [town.tenantId],
    ),
  };
}

const counts = ({ state }: CaseRow): boolean => state !== 'cancelled' && state !== 'merged';

function keysOf(one: CaseRow): Fact['keys'] {
  const { village, department, category, channel } = one;
  return { village, department, category, channel };
}

function registered({ cases }: Rows): Fact[] {
  return cases.filter(counts).map((one) => ({
    at: one.registered,
    keys: keysOf(one),
    measures: {
      resolved: one.closed ? 1 : 0,
      reopened: one.reopened > 0 ? 1 : 0,
      rated: one.rating === null ? 0 : 1,
      satisfied: one.rating !== null && one.rating >= 4 ? 1 : 0,
    },
  }));
}

function closed({ cases }: Rows): Fact[] {
  return cases.filter(counts).flatMap((one) => {
    if (!one.closed) return [];
    const seconds = ((one.done ?? one.closed).getTime() - one.registered.getTime()) / 1000;
    return [
      {
        at: one.closed,
        keys: keysOf(one),
        measures: { inTime: one.overdue ? 0 : 1, handling: seconds - one.paused },
      },
    ];
  });
}

function tasks({ cases, tasks: all }: Rows): Fact[] {
  const byId = new Map(cases.filter(counts).map((one) => [one.id, one]));
  return all.flatMap(({ caseId, department, state, due, created, ended }) => {
    const of = byId.get(caseId);
    if (!of || state === 'withdrawn') return [];
    const isDone = state === 'done';
    const isInTime = isDone && (due === null || (ended !== null && ended <= due));
    return [
      {
        at: created,
        keys: { ...keysOf(of), department },
        measures: { done: isDone ? 1 : 0, inTime: isInTime ? 1 : 0 },
      },
    ];
  });
}

const sum = (facts: readonly Fact[], measure: string): number =>
  facts.reduce((total, { measures }) => total + (measures[measure] ?? 0), 0);
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : (part / whole) * 100;

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

/** Indicators by code: their facts, and what is made of the facts of a group. */
const definitions: Readonly<
  Record<string, readonly [(rows: Rows) => Fact[], (facts: readonly Fact[]) => number | null]>
> = {
  'cases-registered': [registered, (facts) => facts.length],
  'closing-rate': [registered, (facts) => share(sum(facts, 'resolved'), facts.length)],
  'satisfaction-rate': [registered, (facts) => share(sum(facts, 'satisfied'), sum(facts, 'rated'))],
  'reopen-rate': [registered, (facts) => share(sum(facts, 'reopened'), sum(facts, 'resolved'))],
  'cases-closed': [closed, (facts) => facts.length],
  'in-time-rate': [closed, (facts) => share(sum(facts, 'inTime'), facts.length)],
  'handling-median': [
    closed,
    (facts) => {
      const seconds = median(facts.map(({ measures }) => measures['handling'] ?? 0));
      return seconds === null ? null : seconds / 3600;
    },
  ],
  'tasks-given': [tasks, (facts) => facts.length],
  'tasks-in-time-share': [tasks, (facts) => share(sum(facts, 'inTime'), sum(facts, 'done'))],
};

/** Codes that the oracle knows. */
export const knownCodes = Object.keys(definitions);

/** The answer to a question by brute force: by group, as the API groups. */
export function counted(
  rows: Rows,
  code: string,
  question: { readonly from: string; readonly to: string; readonly by: Division },
): ReadonlyMap<string, number | null> {
  const [factsOf, worth] = definitions[code] ?? [() => [], () => null];
  const { from, to, by } = question;
  const own = factsOf(rows).filter(({ at }) => localDay(at) >= from && localDay(at) <= to);
  if (by === 'nothing') return new Map([['', worth(own)]]);
  const groups = Map.groupBy(own, (fact) => groupOf(fact, by));
  return new Map([...groups].map(([group, facts]) => [group, worth(facts)]));
}

function groupOf({ at, keys }: Fact, by: Division): string {
  const day = localDay(at);
  const hour = String(Math.floor(localMinute(at) / 60));
  if (by === 'day') return day;
  if (by === 'month') return `${day.slice(0, 7)}-01`;
  if (by === 'hour') return hour;
  if (by === 'weekdayHour') {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return `${weekday === 0 ? 7 : weekday}-${hour}`;
  }
  return keys[by] ?? '-';
}
