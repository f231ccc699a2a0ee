/** Roll-ups against the rows: whatever happens to cases, in whatever order. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
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
  for (const [language, names] of [
    ['en', ['Cases registered', 'Definition']],
    ['zh-CN', ['立案量', '定义']],
  ] as const) {
    const reply = await (await town.as('leader')).fetch(
      `/api/v1/indicators/cases-registered/values/export?from=${span.from}&to=${span.to}`,
      { headers: { 'accept-language': language } },
    );
    const { sheets } = await readWorkbook(Buffer.from(await reply.arrayBuffer()));
    assert.deepEqual(
      sheets.map(({ name }) => name),
      names,
    );
  }
});

test('rows of which nobody has heard yet are no difference, however many write while the check looks', async (t) => {
  const { town, officer, settle } = await withCases(t, 2);
  await settle();
  const submit = () =>
    officer.api(reportsApi).submit({
      body: { channel: 'hotline', categoryCode: '020101', text: '清溪大街 3 号门口垃圾没清' },
    });
  await submit();
  assert.deepEqual(await differences(town), [], 'the event waits');
  const writing = Array.from({ length: 3 }, async () => {
    for (let at = 0; at < 6; at += 1) await submit();
  });
  for (let look = 0; look < 6; look += 1) {
    assert.deepEqual(await differences(town), [], `look ${look}`);
    await town.settle();
  }
  await Promise.all(writing);
  await settle();
  assert.deepEqual(await differences(town), []);
});

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
  for (const half of [{ dimension: 'village' }, { key: 'x' }] as const) {
    const asked = admin.values({ params: { code: 'twice' }, query: { ...span, ...half } });
    await assert.rejects(asked, (error: { problem: { code: string } }) => {
      assert.equal(error.problem.code, 'part-half-said');
      return true;
    });
  }
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
