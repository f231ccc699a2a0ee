import assert from 'node:assert/strict';
import { test } from 'node:test';
import { departmentDatabase } from '#platform/testing/department-database.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { bringIn, countRows, holdRows, readPage } from '../index.ts';
import {
  connection,
  eldersTable,
  fields,
  hasCode,
  rows,
  sound,
  staying,
} from './in-place-elders.ts';

async function postgresElders(t: Parameters<typeof departmentDatabase>[0], town: TestTown) {
  const database = await departmentDatabase(t);
  await eldersTable(database, rows);
  const resource = await staying(town, 'elders-in-place');
  const settings = { ...database.settings, table: 'public.lao_ren', keyColumns: ['编号'] };
  const given = { resourceId: resource.id, kind: 'postgres' as const, settings };
  const connectionId = await connection(town, { ...given, secret: database.secret });
  const head = (await town.as('head-civil-affairs')).api(api);
  return { database, resource, connectionId, head, params: { resourceId: resource.id } };
}

test('a department leaves a list in its PostgreSQL: chosen, mapped, tried, then read there page by page', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, head, params, database } = await postgresElders(t, town);
  assert.equal((await head.inPlace({ params })).isSet, false);
  await assert.rejects(
    readPage(ctx, { resourceId: resource.id, fields: [], where: [], after: null, limit: 1 }),
    hasCode('live-not-set'),
  );
  const { items: tables } = await head.inPlaceTables({ params, body: { connectionId } });
  assert.deepEqual(tables, [{ name: 'public.lao_ren', isView: false, keyColumns: ['编号'] }]);
  const table = 'public.lao_ren';
  const preview = await head.inPlacePreview({
    params,
    body: { connectionId, table, keyColumns: [], mapping: null },
  });
  assert.deepEqual(preview.keyColumns, ['编号'], 'the primary key is found');
  assert.deepEqual([preview.looked, preview.accepted, preview.refused], [250, sound, 5]);
  assert.deepEqual(preview.reasons, [{ reason: 'idNumber:not-idNumber', rows: 5 }]);
  assert.deepEqual(
    preview.mapping.map((one) => one.field),
    fields.map(({ key }) => key),
  );
  assert.equal(preview.rows[0]?.['name'], '老*1', 'a preview shows people masked');
  assert.deepEqual(
    preview.judgedThere,
    fields.map(({ key }) => key),
  );

  const body = { connectionId, table, keyColumns: preview.keyColumns, mapping: preview.mapping };
  await assert.rejects(
    head.setInPlace({ params, body: { ...body, keyColumns: ['村'] } }),
    hasCode('live-key-faulty'),
  );
  await assert.rejects(
    head.setInPlace({ params, body: { ...body, mapping: [] } }),
    hasCode('mapping-empty'),
  );
  const set = await head.setInPlace({ params, body });
  assert.deepEqual([set.isSet, set.lastProblem, set.connections.length], [true, '', 1]);
  const kept = await town.sql<{ referenceKey: string }>(
    'SELECT reference_key AS "referenceKey" FROM intake.sources WHERE reference_key IS NOT NULL',
  );
  assert.match(kept[0]?.referenceKey ?? '', /^v1\|/, 'the key of references is sealed');

  const wanted = { resourceId: resource.id, fields: [{ key: 'code', masked: false }], where: [] };
  const seen: unknown[] = [];
  const refs = new Set<string>();
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(ctx, {
      ...wanted,
      after,
      limit: 60,
      aside: 'idNumber',
    });
    seen.push(...page.rows.map(({ code }) => Number(code)));
    for (const key of page.rowKeys) refs.add(key);
    assert.equal(page.aside.length, page.rows.length);
    after = page.next;
  } while (after);
  assert.deepEqual(
    seen,
    rows.filter((_, at) => at % 50 !== 49).map(([code]) => code),
    'every sound row once, in the order of the key',
  );
  assert.equal(refs.size, sound);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), rows.length);

  await database.client.query("UPDATE lao_ren SET 村 = '新设村' WHERE 编号 = 7");
  const where = [{ key: 'village', op: 'equals' as const, value: '新设村' }];
  const now = await readPage(ctx, { ...wanted, where, after: null, limit: 5 });
  assert.deepEqual(now.rows, [{ code: '7' }], 'what is read is what is there at that moment');
  const [only = ''] = now.rowKeys;
  assert.ok(!Buffer.from(only.slice(1), 'base64url').toString('latin1').includes('7"'));
  const again = await readPage(ctx, { ...wanted, after: null, limit: 1, only });
  assert.deepEqual(again.rowKeys, [only], 'a row is found by its name');
  await assert.rejects(
    readPage(ctx, { ...wanted, after: `${only.slice(0, -2)}xx`, limit: 1 }),
    hasCode('live-reference-unknown'),
  );
});

test('conditions mean the same at the source as in the lake, whoever judges them', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, head, params } = await postgresElders(t, town);
  const table = 'public.lao_ren';
  const asked = { connectionId, table, keyColumns: ['编号'] };
  const { mapping } = await head.inPlacePreview({ params, body: { ...asked, mapping: null } });
  const repaired = mapping.map((one) => ({ ...one, repairs: ['trim' as const] }));
  const expected = async (where: Parameters<typeof readPage>[1]['where']): Promise<unknown[]> => {
    const selection = { resourceId: resource.id, fields: [{ key: 'code', masked: false }], where };
    const page = await readPage(ctx, { ...selection, after: null, limit: 500 });
    assert.equal(page.next, null);
    return page.rows.map(({ code }) => Number(code));
  };
  const wheres = [
    [
      [{ key: 'village', op: 'in', value: ['河东村', "x' OR '1'='1"] }],
      (at: number) => at % 4 === 1,
    ],
    [
      [{ key: 'amountYuan', op: 'atLeast', value: 340.5 }],
      (at: number) => at >= 240 && at % 10 > 0,
    ],
    [[{ key: 'code', op: 'atMost', value: 3 }], (at: number) => at < 3],
    [
      [{ key: 'name', op: 'startsWith', value: '老人24' }],
      (at: number) => String(at + 1).startsWith('24'),
    ],
    [[{ key: 'idNumber', op: 'equals', value: rows[4]?.[2] ?? '' }], (at: number) => at === 4],
    [[{ key: 'bornOn', op: 'equals', value: '1940-01-02' }], () => false],
  ] as const;
  for (const given of [mapping, repaired]) {
    await head.setInPlace({ params, body: { ...asked, mapping: given } });
    for (const [where, fits] of wheres) {
      const codes = rows.flatMap(([code], at) => (fits(at) && at % 50 !== 49 ? [code] : []));
      assert.deepEqual(await expected([...where] as never), codes, JSON.stringify(where));
    }
  }
});

test('a source that is away, slow or changed is told so, leaves nothing half read, and its owner sees it', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, head, params, database } = await postgresElders(t, town);
  const { client, settings } = database;
  const table = 'public.lao_ren';
  const asked = { connectionId, table, keyColumns: ['编号'] };
  const { mapping } = await head.inPlacePreview({ params, body: { ...asked, mapping: null } });
  await head.setInPlace({ params, body: { ...asked, mapping } });
  const selection = {
    resourceId: resource.id,
    fields: [{ key: 'village', masked: false }],
    where: [],
  };
  const page = () => readPage(ctx, { ...selection, after: null, limit: 5 });
  const hold = () => holdRows(ctx, { ...selection, most: 1000 });

  await client.query('ALTER TABLE lao_ren RENAME COLUMN 村 TO 村名');
  await assert.rejects(page(), hasCode('live-column-vanished'));
  assert.match((await head.inPlace({ params })).lastProblem, /“村”/);
  const { lost } = await head.inPlacePreview({ params, body: { ...asked, mapping } });
  assert.deepEqual(lost, ['村']);
  await assert.rejects(
    head.setInPlace({ params, body: { ...asked, mapping } }),
    hasCode('live-column-vanished'),
  );
  await client.query('ALTER TABLE lao_ren RENAME COLUMN 村名 TO 村');
  assert.equal((await page()).rows.length, 5);
  assert.equal(
    (await head.inPlace({ params })).lastProblem,
    '',
    'a fault that is over is not kept',
  );

  await client.query(
    `ALTER TABLE lao_ren RENAME TO lao_ren_all; CREATE VIEW lao_ren AS SELECT *, pg_sleep(0.2)::text AS s FROM lao_ren_all;
     GRANT SELECT ON lao_ren TO ${settings.user}`,
  );
  const slow = await head
    .inPlacePreview({ params, body: { ...asked, mapping } })
    .catch((error: unknown) => error);
  assert.ok(hasCode('live-too-slow')(slow));
  await client.query('DROP VIEW lao_ren');
  await assert.rejects(hold(), hasCode('live-table-gone'));
  await client.query('ALTER TABLE lao_ren_all RENAME TO lao_ren');
  const held = await hold();
  assert.equal(held.rows, sound);
  await client.query('DELETE FROM lao_ren');
  const whole = await held.page(null, 1000);
  assert.equal(whole.rows.length, sound, 'what is held is of one moment');
  await held.letGo();
  await assert.rejects(held.page(null, 10));

  await client.query(`ALTER ROLE ${settings.user} PASSWORD 'another'`);
  await assert.rejects(page(), hasCode('live-unreachable'));
  await assert.rejects(hold(), hasCode('live-unreachable'));
});

test('what stays is neither brought in nor taken by others', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, params } = await postgresElders(t, town);
  await assert.rejects(
    bringIn(ctx, {
      resourceId: resource.id,
      source: '台账',
      fileName: '名册.csv',
      bytes: Buffer.from('编号\n1\n'),
    }),
    hasCode('resource-stays'),
  );
  const health = (await town.as('head-health')).api(api);
  await assert.rejects(health.inPlace({ params }), hasCode('source-not-own'));
  const body = { connectionId, table: 'public.lao_ren', keyColumns: ['编号'], mapping: null };
  await assert.rejects(health.inPlacePreview({ params, body }), hasCode('source-not-own'));
});
