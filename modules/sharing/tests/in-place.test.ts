/** A list that stays with its owner: asked for, granted, used and ended like one that was brought in. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { FieldMask } from '#modules/catalogue/index.ts';
import { api as catalogueApi } from '#modules/catalogue/contract/index.ts';
import { api as intakeApi } from '#modules/intake/contract/index.ts';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import {
  departmentDatabase,
  type DepartmentDatabase,
} from '#platform/testing/department-database.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { departmentId } from './lake-rows.ts';
import {
  archiveRequest,
  archiveRows,
  granted,
  hasCode,
  residentOfArchive,
  sharingTown,
} from './two-departments.ts';

const field = (key: string, titleZh: string, mask: FieldMask | null = null, subject = false) => ({
  key,
  titleZh,
  titleEn: '',
  meaning: '',
  type: 'text' as const,
  format: null,
  codes: [],
  required: key === 'idNumber',
  personalClass: mask ? ('personal' as const) : null,
  mask,
  subject,
});

/** Health leaves its archive in its own database: the three people of the other tests and some more. */
async function archiveInPlace(t: TestContext, town: TestTown) {
  const database = await departmentDatabase(t);
  const { client, settings, secret } = database;
  await client.query(
    'CREATE TABLE dang_an (id serial PRIMARY KEY, 身份证号 text, 姓名 text, 电话 text, 村 text, 慢性病 text)',
  );
  for (const { idNumber, name, phone, village, illness } of archiveRows) {
    await client.query(
      'INSERT INTO dang_an (身份证号, 姓名, 电话, 村, 慢性病) VALUES ($1, $2, $3, $4, $5)',
      [idNumber, name, phone, village, illness],
    );
  }
  await client.query(`INSERT INTO dang_an (身份证号, 姓名, 电话, 村, 慢性病)
    SELECT 'X' || g, '居民' || g, '13' || (900000000 + g), CASE WHEN g % 2 = 0 THEN '河东村' ELSE '石桥村' END, '' FROM generate_series(1, 5000) g`);
  await client.query(`GRANT SELECT ON dang_an TO ${settings.user}`);
  const health = await town.as('head-health');
  const resource = await health.api(catalogueApi).register({
    body: {
      code: 'archive-in-place',
      titleZh: '健康档案（留在卫生院）',
      titleEn: '',
      summary: '',
      theme: '卫生健康',
      keywords: [],
      ownerDepartmentId: await departmentId(town.ctx, 'health'),
      grade: 'conditional',
      gradeReason: '含个人信息',
      kind: 'inPlace',
      frequency: 'realTime',
      sourceSystem: '卫生院业务库',
      fields: [
        field('idNumber', '身份证号', 'idNumber', true),
        field('name', '姓名', 'name'),
        field('phone', '电话', 'phone'),
        field('village', '村'),
        field('illness', '慢性病', 'withheld'),
      ],
      keyFields: ['idNumber'],
    },
  });
  const set = async (): Promise<void> => {
    const intake = health.api(intakeApi);
    const params = { resourceId: resource.id };
    const table = 'public.dang_an';
    const source = await intake.addSource({
      body: {
        resourceId: resource.id,
        title: '卫生院业务库',
        kind: 'postgres',
        settings: { ...settings, table, keyColumns: ['id'] },
        secret,
        mode: 'merge',
        schedule: { every: 'never', minutes: 60, at: '02:00', mostRefused: 0.05 },
      },
    });
    const asked = { connectionId: source.id, table, keyColumns: ['id'] };
    const { mapping } = await intake.inPlacePreview({ params, body: { ...asked, mapping: null } });
    await intake.setInPlace({ params, body: { ...asked, mapping } });
  };
  return { database, resource, set };
}

/** Nobody reaches the source any more. */
const lockOut = ({ client, settings }: DepartmentDatabase) =>
  client.query(`ALTER ROLE ${settings.user} NOLOGIN`);

test('a list that stays with its owner is asked for once it can be read, and used within its grant as any other', async (t) => {
  const town = await testTown(t);
  const all = await sharingTown(town);
  const { resource, set, database } = await archiveInPlace(t, town);
  const { civil, health } = all;
  const body = { ...archiveRequest(resource.id), ask: true };
  await assert.rejects(civil.api(api).draftRequest({ body }), hasCode('resource-not-held'));
  await set();
  const offered = (await civil.api(api).resources({})).items.find(({ id }) => id === resource.id);
  assert.deepEqual([offered?.askable, offered?.inPlace], ['yes', true]);

  const asHeld = await granted(all);
  const grantId = await granted(
    { ...all, archive: { ...all.archive, id: resource.id } },
    { asked: { rowsPerDay: 20_000 } },
  );
  const grant = await civil.api(api).grant({ params: { grantId } });
  assert.deepEqual([grant.inPlace, grant.acts.includes('subscribe')], [true, false]);
  const held = await civil.api(api).rows({ params: { grantId: asHeld }, query: { limit: 3 } });
  const first = await civil.api(api).rows({ params: { grantId }, query: { limit: 3 } });
  assert.deepEqual(
    first.items.map(({ values }) => values),
    held.items.map(({ values }) => values),
    'fields and masks are those of a list that was brought in',
  );
  assert.ok(!JSON.stringify(first).includes(archiveRows[0].idNumber));
  const second = await civil
    .api(api)
    .rows({ params: { grantId }, query: { limit: 3, cursor: first.nextCursor ?? '' } });
  assert.deepEqual(second.items[0]?.values['village'], '石桥村');
  assert.ok(!second.items.some(({ ref }) => first.items.some((one) => one.ref === ref)));
  const where = JSON.stringify([{ key: 'village', op: 'equals', value: '河东村' }]);
  const narrowed = await civil
    .api(api)
    .rows({ params: { grantId }, query: { where, limit: 1000 } });
  assert.ok(narrowed.items.every(({ values }) => values['village'] === '河东村'));
  assert.equal(narrowed.items.length, 1000);
  const byName = JSON.stringify([{ key: 'name', op: 'startsWith', value: '欧' }]);
  await assert.rejects(
    civil.api(api).rows({ params: { grantId }, query: { where: byName } }),
    hasCode('field-masked'),
  );
  await assert.rejects(
    civil.api(api).rows({ params: { grantId }, query: { cursor: 'rAAAA' } }),
    hasCode('cursor-unreadable'),
  );

  await database.client.query("UPDATE dang_an SET 慢性病 = '已治愈' WHERE id = 1");
  const [now] = (await civil.api(api).rows({ params: { grantId }, query: { limit: 1 } })).items;
  assert.equal(now?.values['illness'], '已治愈', 'what is read is what is there now');
  const { items: uses } = await health.api(api).uses({ query: { grantId } });
  assert.deepEqual(
    uses.map(({ rows, outcome }) => [rows, outcome]),
    [
      [1, 'done'],
      [1000, 'done'],
      [3, 'done'],
      [3, 'done'],
    ],
    'every use that gave rows stands with the owner',
  );
  await assert.rejects(
    civil.api(api).subscribe({
      params: { grantId },
      body: { title: '变化', watch: ['added'], conditions: [], message: true, webhookUrl: null },
    }),
    hasCode('stays-without-changes'),
  );

  const me = await residentOfArchive(town);
  await me.api(api).proveIdentity({ body: { idNumber: archiveRows[0].idNumber } });
  const own = await me.api(api).ownUses({ query: {} });
  assert.ok(
    own.items.some((one) => one.resourceZh === resource.titleZh),
    'who is concerned sees it',
  );
  const mine = JSON.stringify(await me.api(privacyApi).ownData({}));
  assert.match(mine, /平台没有副本/);

  await health.api(api).revokeGrant({ params: { grantId }, body: { reason: '核对工作已经完成' } });
  await assert.rejects(
    civil.api(api).rows({ params: { grantId }, query: {} }),
    hasCode('grant-ended'),
  );
});

test('a file is read whole before any of it leaves; a source that is away gives nothing and counts nothing', async (t) => {
  const town = await testTown(t);
  const all = await sharingTown(town);
  const { resource, set, database } = await archiveInPlace(t, town);
  await set();
  const { civil, health } = all;
  const few = { ...all, archive: { ...all.archive, id: resource.id } };
  const grantId = await granted(few, { asked: { rowsPerDay: 6000 } });
  const path = `/api/v1/sharing/grants/${grantId}/rows`;
  const csv = await (await civil.fetch(`${path}/csv`)).text();
  const lines = csv.trim().split('\r\n');
  assert.equal(lines.length, 1 + 5003);
  assert.ok(!csv.includes('INCOMPLETE') && !csv.includes(archiveRows[0].idNumber));
  const tooMuch = await civil.fetch(`${path}/csv`);
  assert.deepEqual(
    [tooMuch.status, ((await tooMuch.json()) as { code: string }).code],
    [429, 'volume-short'],
  );

  const another = await granted(few, { asked: { rowsPerDay: 20_000 } });
  const parquet = await civil.fetch(`/api/v1/sharing/grants/${another}/rows/parquet`);
  const bytes = Buffer.from(await parquet.arrayBuffer());
  assert.equal(bytes.subarray(0, 4).toString(), 'PAR1');

  await lockOut(database);
  for (const kind of ['', '/csv', '/xlsx', '/parquet']) {
    const answer = await civil.fetch(`/api/v1/sharing/grants/${another}/rows${kind}`, {
      headers: { 'accept-language': 'zh-CN' },
    });
    const told = (await answer.json()) as { code: string; detail: string };
    assert.deepEqual([answer.status, told.code], [503, 'source-away'], kind);
    assert.match(told.detail, /数源部门/);
    assert.ok(!JSON.stringify(told).includes(database.settings.user), 'nothing of the inside');
    assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
  }
  const english = await civil.fetch(`/api/v1/sharing/grants/${another}/rows`, {
    headers: { 'accept-language': 'en' },
  });
  assert.match(((await english.json()) as { detail: string }).detail, /cannot be reached/);
  const { items } = await health.api(api).uses({ query: { grantId: another } });
  assert.deepEqual(
    items.map(({ way, rows, outcome, stoppedBy }) => [way, rows, outcome, stoppedBy]),
    [
      ['view', 0, 'refused', 'source'],
      ['parquet', 5003, 'done', null],
    ],
    'what gave nothing counts nothing; that it was wanted in vain stands there, one line a minute',
  );
  const grantNow = await civil.api(api).grant({ params: { grantId: another } });
  assert.equal(grantNow.rowsToday, 5003);
  const shown = await health.api(intakeApi).inPlace({ params: { resourceId: resource.id } });
  assert.match(shown.lastProblem, /连不上/);
});

test('a row that stays at its source is corrected and carried by a matter under its hidden name', async (t) => {
  const town = await testTown(t);
  const all = await sharingTown(town);
  const { resource, set } = await archiveInPlace(t, town);
  await set();
  const { civil } = all;
  const grantId = await granted({ ...all, archive: { ...all.archive, id: resource.id } });
  const page = await civil.api(api).rows({ params: { grantId }, query: { limit: 2 } });
  const [row] = page.items;
  assert.ok(row && row.ref.length <= 500 && row.ref.startsWith('r'));
  const sent = await civil.api(api).sendCorrection({
    params: { grantId },
    body: { ref: row.ref, field: 'village', rightValue: '河东村', words: '本人称已于今年搬迁' },
  });
  assert.equal(sent.state, 'sent');
  await assert.rejects(
    civil.api(api).sendCorrection({
      params: { grantId },
      body: {
        ref: `${row.ref.slice(0, -3)}AAA`,
        field: 'village',
        rightValue: '河东村',
        words: '本人称已于今年搬迁',
      },
    }),
    hasCode('row-unknown'),
  );
});
