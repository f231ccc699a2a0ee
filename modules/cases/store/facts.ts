/** Days and numbers that indicators ask of cases. */
import type { Tx } from '#platform/database/index.ts';
import type {
  FactDimension,
  NumberRow,
  PastNumberRow,
  SubjectName,
} from '#platform/facts/index.ts';

/** Asks for days of cases; asked with every round of events, so the statement is prepared once a connection. */
const days =
  (name: string, text: string) =>
  async (tx: Tx, caseIds: readonly string[]): Promise<string[]> => {
    if (caseIds.length === 0) return [];
    const { rows } = await tx.client.query<{ day: string }>({ name, text, values: [caseIds] });
    return rows.map(({ day }) => day);
  };

const dayOf = (column: string): string =>
  `SELECT DISTINCT (${column} AT TIME ZONE 'Asia/Shanghai')::date::text AS day`;

/** Local days on which cases were registered. */
export const registeredDays = days(
  'cases_registered_days',
  `${dayOf('registered_at')} FROM cases.cases WHERE id = ANY ($1::uuid[])`,
);

/** Local days on which cases count as closed or have counted so: every closing there was. */
export const closingDays = days(
  'cases_closing_days',
  `${dayOf('closed_at')} FROM cases.cases WHERE id = ANY ($1::uuid[]) AND closed_at IS NOT NULL
   UNION ${dayOf('occurred_at')} FROM cases.trace
     WHERE case_id = ANY ($1::uuid[]) AND to_state IN ('closed', 'cancelled', 'merged')`,
);

/** Local days of the steps of cases that tell of trouble. */
export const actDays = days(
  'cases_act_days',
  `${dayOf('occurred_at')} FROM cases.trace
   WHERE case_id = ANY ($1::uuid[]) AND action IN ('reopen', 'return', 'transfer', 'supervise', 'suspend', 'overdue')`,
);

/** Local days on which tasks of cases were given. */
export const taskDays = days(
  'cases_task_days',
  `${dayOf('created_at')} FROM cases.tasks WHERE case_id = ANY ($1::uuid[])`,
);

/** Number and title of cases within the reader's reach. */
export async function caseNames(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SubjectName>> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT id, number || ' ' || title AS name FROM cases.cases WHERE id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, { nameZh: name, nameEn: name }]));
}

const columns: Partial<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'lead_department_id',
};

const values = {
  open: 'count(id)::float8',
  overdue: 'count(id)::float8',
  ageDays: 'coalesce(avg(extract(epoch FROM at - registered_at) / 86400), 0)::float8',
} as const;

/** What of the open cases is asked: how many, how many overdue, or their mean age in days. */
export type OpenQuestion = keyof typeof values;

/** Open cases now. */
export async function openNow(
  tx: Tx,
  what: OpenQuestion,
  by: FactDimension | null,
): Promise<NumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${column ? `${column}::text` : 'NULL::text'} AS key, ${values[what]} AS value
     FROM cases.cases, (SELECT $2::timestamptz AS at) now
     WHERE tenant_id = $1 AND closed_at IS NULL${what === 'overdue' ? ' AND overdue_at IS NOT NULL' : ''}
     ${column ? `GROUP BY ${column}` : ''}`,
    [tx.ctx.tenantId, tx.ctx.clock.now()],
  );
  return rows;
}

/**
 * Open cases as they stood at instants. Of overdue ones those whose deadline had passed by then; one whose deadline was
 * moved on since counts by its new deadline.
 */
export async function openAt(
  tx: Tx,
  what: OpenQuestion,
  { instants, by }: { instants: readonly Date[]; by: FactDimension | null },
): Promise<PastNumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<PastNumberRow>(
    `SELECT at, ${column ? `${column}::text` : 'NULL::text'} AS key, ${values[what]} AS value
     FROM unnest($2::timestamptz[]) at
     ${column ? 'JOIN' : 'LEFT JOIN'} cases.cases ON tenant_id = $1 AND registered_at < at AND (closed_at IS NULL OR closed_at >= at)
       AND state NOT IN ('cancelled', 'merged')${what === 'overdue' ? ' AND overdue_at < at' : ''}
     GROUP BY at${column ? `, ${column}` : ''}`,
    [tx.ctx.tenantId, instants],
  );
  return rows;
}
