/** Random histories of cases: what happens to rows, and events that tell of it in time, late or out of order. */
import fc from 'fast-check';
import { uuidv7 } from '#platform/ids/index.ts';
import type { TestTown } from '#testing';

const day = fc.integer({ min: 1, max: 27 });
const hour = fc.integer({ min: 0, max: 23 });

/** Something that happens to one of the cases; closing and reopening most, because they move a case between days. */
const happening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('close' as const), day, hour, late: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  fc.record({ kind: fc.constant('merge' as const) }),
  fc.record({ kind: fc.constant('cancel' as const) }),
  fc.record({ kind: fc.constant('rate' as const), stars: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant('correct' as const),
    category: fc.constantFrom('020101', '010102', '020102'),
    village: fc.integer({ min: 0, max: 5 }),
    department: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('finishTask' as const), day, hour }),
  fc.record({ kind: fc.constant('withdrawTask' as const) }),
  // A case that was registered days ago and reaches the platform only now.
  fc.record({ kind: fc.constant('arriveLate' as const), day, hour }),
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

const held = fc.constantFrom(false, false, true);

/** A step: something happens, its event is told at once or held back; or everything told so far is summed. */
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ at: fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 99), happening, held }),
  },
  { weight: 1, arbitrary: fc.constant('sum' as const) },
);

/** Histories of a few steps; held events are told at the end, the last first or in order. */
export const history = fc.record({
  steps: fc.array(step, { minLength: 6, maxLength: 16 }),
  lastFirst: fc.boolean(),
});

const instantOf = (given: { readonly day: number; readonly hour: number }): string =>
  new Date(Date.UTC(2026, 10, given.day, given.hour - 8, 7)).toISOString();

/** A town whose cases have histories. */
export interface Stage {
  readonly town: TestTown;
  readonly ids: string[];
  readonly villages: readonly string[];
  readonly departments: readonly string[];
}

/** Lets something happen to a case: the rows that the engine would leave behind. @returns the case it happened to */
export async function happen(stage: Stage, at: number, what: Happening): Promise<string> {
  const { town, ids } = stage;
  const id = ids[at % ids.length] ?? '';
  if (what.kind === 'arriveLate') return arriveLate(stage, id, instantOf(what));
  if (what.kind === 'finishTask' || what.kind === 'withdrawTask') {
    const state = what.kind === 'finishTask' ? 'done' : 'withdrawn';
    const ended = what.kind === 'finishTask' ? instantOf(what) : town.clock.now().toISOString();
    await town.sql(
      'UPDATE cases.tasks SET state = $2, ended_at = $3 WHERE case_id = $1 AND ended_at IS NULL',
      [id, state, ended],
    );
    return id;
  }
  await town.sql(`UPDATE cases.cases SET ${setsOf(stage, what)} WHERE id = $1`, [id]);
  const toState = { close: 'closed', merge: 'merged', cancel: 'cancelled' }[what.kind as 'close'];
  await town.sql(
    `INSERT INTO cases.trace (id, tenant_id, case_id, action, to_state, actor_kind, actor_name, occurred_at)
     SELECT gen_random_uuid(), tenant_id, id, $2, $3, 'system', 'test', coalesce(closed_at, $4)
     FROM cases.cases WHERE id = $1`,
    [id, what.kind, toState ?? null, town.clock.now()],
  );
  return id;
}

function setsOf(
  { villages, departments, town }: Stage,
  what: Exclude<Happening, { kind: 'arriveLate' | 'finishTask' | 'withdrawTask' }>,
): string {
  const now = town.clock.now().toISOString();
  switch (what.kind) {
    case 'close': {
      const at = instantOf(what);
      return `state = 'closed', closed_at = '${at}', done_at = '${at}', overdue_at = ${what.late ? `'${at}'` : 'NULL'}`;
    }
    case 'reopen':
      return "state = 'dispatched', closed_at = NULL, done_at = NULL, reopened_count = reopened_count + 1";
    case 'merge':
      return `state = 'merged', closed_at = '${now}'`;
    case 'cancel':
      return `state = 'cancelled', closed_at = '${now}'`;
    case 'rate':
      return `rating = ${what.stars}`;
    case 'correct':
      return `category_code = '${what.category}', village_id = '${villages[what.village] ?? villages[0]}',
        lead_department_id = '${departments[what.department] ?? departments[0]}'`;
  }
}

async function arriveLate({ town, ids }: Stage, like: string, at: string): Promise<string> {
  const id = uuidv7();
  const columns = await town.sql<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'cases' AND table_name = 'cases' AND is_generated = 'NEVER'`,
  );
  const own: Readonly<Record<string, string>> = {
    id: `'${id}'`,
    number: `'late-${ids.length}-${id.slice(-6)}'`,
    state: "'dispatched'",
    registered_at: `'${at}'`,
    closed_at: 'NULL',
    done_at: 'NULL',
  };
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ name }) => own[name] ?? `"${name}"`).join(', ');
  await town.sql(
    `INSERT INTO cases.cases (${names}) SELECT ${values} FROM cases.cases WHERE id = $1`,
    [like],
  );
  ids.push(id);
  return id;
}

/** Tells of cases, as the engine does in the transaction of each act. */
export async function tell(town: TestTown, caseIds: readonly string[]): Promise<void> {
  await town.sql(
    `INSERT INTO platform.events (id, tenant_id, type, subject, payload, audience, trace_id, occurred_at)
     SELECT gen_random_uuid(), $1, 'case.acted', id, '{}', '{}', gen_random_uuid(), now()
     FROM unnest($2::text[]) WITH ORDINALITY told(id, place) ORDER BY place`,
    [town.tenantId, caseIds],
  );
}
