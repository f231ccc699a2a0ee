/** Roll-ups against the rows: whatever happens to cases, in whatever order. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { sourcesIn, sumNow } from '../index.ts';
import { check } from '../service/night.ts';

const span = { from: '2026-11-01', to: '2026-11-30' };

async function withCases(t: TestContext, count: number) {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const receipt = await officer.api(reportsApi).submit({
      body: {
        channel: 'hotline',
        text: `清溪大街${index + 1}号门口垃圾没清`,
        categoryCode: '020101',
      },
    });
    ids.push(receipt.caseId);
  }
  const settle = async (): Promise<void> => {
    await town.settle();
    await sumNow(town.ctx);
  };
  return { town, officer, ids, settle };
}

/** Differences that the check finds between roll-ups and rows. */
function differences(town: TestTown) {
  return town.database.inTenant(town.ctx, (tx) => check(tx, sourcesIn(town.database)));
}

test('a new report changes the numbers; closing, rating and reopening move them', async (t) => {
  const { town, officer, ids, settle } = await withCases(t, 3);
  await settle();
  const leader = (await town.as('leader')).api(api);
  const of = async (code: string): Promise<number | null> =>
    (await leader.values({ params: { code }, query: span })).values[0]?.value ?? null;
  assert.equal(await of('cases-registered'), 3);
  assert.equal(await of('cases-closed'), 0);
  assert.equal(await of('in-time-rate'), null);
  const [id = ''] = ids;
  await officer
    .api(casesApi)
    .act({ params: { caseId: id, action: 'cancel' }, body: { reason: '误报', version: 1 } })
    .catch(() => undefined);
  await settle();
  const cancelled = await town.sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM cases.cases WHERE state = 'cancelled'",
  );
  assert.equal(await of('cases-registered'), 3 - (cancelled[0]?.n ?? 0));
  assert.deepEqual(await differences(town), []);
});

test('for random histories, late and corrected ones too, the roll-ups equal a count of the rows', async (t) => {
  const { town, ids, settle } = await withCases(t, 6);
  await settle();
  const day = fc.integer({ min: 1, max: 28 });
  const change = fc.oneof(
    fc.record({ kind: fc.constant('close' as const), day, late: fc.boolean() }),
    fc.record({ kind: fc.constant('reopen' as const) }),
    fc.record({ kind: fc.constant('merge' as const) }),
    fc.record({ kind: fc.constant('rate' as const), stars: fc.integer({ min: 1, max: 5 }) }),
    fc.record({
      kind: fc.constant('move' as const),
      category: fc.constantFrom('020101', '010102', '020102'),
    }),
    fc.record({ kind: fc.constant('backdate' as const), day }),
  );
  const step = fc.record({ at: fc.integer({ min: 0, max: ids.length - 1 }), change });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const { at, change: one } of steps) await apply(town, ids[at] ?? '', one);
      await settle();
      assert.deepEqual(await differences(town), []);
      const leader = (await town.as('leader')).api(api);
      const [closed] = (await leader.values({ params: { code: 'cases-closed' }, query: span }))
        .values;
      const rows = await town.sql<{ n: number }>(
        "SELECT count(*)::int AS n FROM cases.cases WHERE state NOT IN ('cancelled','merged') AND closed_at >= '2026-10-31T16:00:00Z' AND closed_at < '2026-11-30T16:00:00Z'",
      );
      assert.equal(closed?.value ?? 0, rows[0]?.n);
    }),
    { numRuns: 12 },
  );
});

type Change =
  | { kind: 'close'; day: number; late: boolean }
  | { kind: 'reopen' | 'merge' }
  | { kind: 'rate'; stars: number }
  | { kind: 'move'; category: string }
  | { kind: 'backdate'; day: number };

/** What the engine would leave behind: the row, the step in the trace, the event. */
async function apply(town: TestTown, id: string, change: Change): Promise<void> {
  const instant =
    'day' in change ? `2026-11-${String(change.day).padStart(2, '0')}T03:00:00Z` : null;
  const sets: Record<Change['kind'], string> = {
    close: `state = 'closed', closed_at = '${instant}', done_at = '${instant}', overdue_at = ${change.kind === 'close' && change.late ? `'${instant}'` : 'NULL'}`,
    reopen:
      "state = 'dispatched', closed_at = NULL, done_at = NULL, reopened_count = reopened_count + 1",
    merge: "state = 'merged', closed_at = now()",
    rate: `rating = ${change.kind === 'rate' ? change.stars : 3}`,
    move: `category_code = '${change.kind === 'move' ? change.category : ''}'`,
    backdate: `registered_at = '${instant}'`,
  };
  const [before] = await town.sql<{ tenant: string; registered: Date }>(
    'SELECT tenant_id AS tenant, registered_at AS registered FROM cases.cases WHERE id = $1',
    [id],
  );
  await town.sql(`UPDATE cases.cases SET ${sets[change.kind]} WHERE id = $1`, [id]);
  const toState = { close: 'closed', merge: 'merged' }[change.kind as 'close'] ?? null;
  await town.sql(
    `INSERT INTO cases.trace (id, tenant_id, case_id, action, to_state, actor_kind, actor_name, occurred_at)
     SELECT gen_random_uuid(), tenant_id, id, $2, $3, 'system', 'test', coalesce(closed_at, now()) FROM cases.cases WHERE id = $1`,
    [id, change.kind, toState],
  );
  await town.sql(
    `INSERT INTO platform.events (id, tenant_id, type, subject, payload, audience, trace_id, occurred_at)
     VALUES (gen_random_uuid(), $1, 'case.acted', $2, '{}', '{}', gen_random_uuid(), now())`,
    [before?.tenant, id],
  );
  // A correction of the day of registration tells of the day before too, as an import would.
  if (change.kind === 'backdate') {
    await town.sql(
      `INSERT INTO indicators.dirty (tenant_id, source, grain, day, marked_at)
       SELECT $1, 'cases.registered', 'day', ($2::timestamptz AT TIME ZONE 'Asia/Shanghai')::date, now() ON CONFLICT DO NOTHING`,
      [before?.tenant, before?.registered],
    );
  }
}

test('what a roll-up has wrong is found by the check, told, and mended', async (t) => {
  const { town, settle } = await withCases(t, 2);
  await settle();
  await town.sql(
    "UPDATE indicators.rollups SET n = n + 5 WHERE cube = 'town' AND grain = 'day' AND source = 'cases.registered'",
  );
  const found = await differences(town);
  assert.ok(
    found.some(
      ({ source, cube, rollup, rows }) =>
        source === 'cases.registered' && cube === 'town' && rollup === 7 && rows === 2,
    ),
  );
  await settle();
  assert.deepEqual(await differences(town), []);
});

test('an administrator makes an indicator; faults of formulas name their place', async (t) => {
  const { town, settle } = await withCases(t, 2);
  await settle();
  const admin = (await town.as('admin')).api(api);
  const definition = {
    code: 'twice',
    nameZh: '两倍',
    nameEn: 'Twice',
    meaningZh: '立案量的两倍',
    meaningEn: 'Twice the cases registered',
    group: 'cases',
    unit: '1',
    decimals: 0,
    direction: 'none' as const,
    formula: '2 * @cases-registered',
    target: null,
    warning: null,
    ownerDepartmentId: null,
  };
  const preview = await admin.preview({ body: { definition, ...span } });
  assert.equal(preview.whole.values[0]?.value, 4);
  await admin.create({ body: definition });
  const values = await admin.values({
    params: { code: 'twice' },
    query: { ...span, by: 'village' },
  });
  assert.equal(
    values.values.reduce((sum, { value }) => sum + (value ?? 0), 0),
    4,
  );
  const refused = async (formula: string): Promise<string> =>
    admin.create({ body: { ...definition, code: 'other', formula } }).then(
      () => '',
      (error: { problem: { code: string } }) => error.problem.code,
    );
  assert.equal(await refused('1 +'), 'formula-unreadable');
  assert.equal(await refused('cases.nothing.n'), 'formula-unknown-name');
  assert.equal(await refused('@other'), 'formula-circle');
  const rows = await admin.subjects({
    params: { code: 'twice' },
    query: { ...span, source: 'cases.registered' },
  });
  assert.equal(rows.items.length, 2);
});
