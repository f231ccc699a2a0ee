import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';
import { residentColumns } from '../service/imports/resident-file.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );
const somebody = {
  name: '陈阿婆',
  phone: '13900008001',
  gender: 'female' as const,
  active: true,
  version: null,
};

test('a resident is entered, found by the whole phone only, changed, refused when stale', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const { id } = await people.addResident({ body: somebody });
  assert.equal(await codeOf(people.addResident({ body: somebody })), 'phone-taken');
  assert.equal(
    await codeOf(people.addResident({ body: { ...somebody, phone: '1' } })),
    'phone-invalid',
  );
  const find = async (q: string) => (await people.residents({ query: { q } })).items;
  assert.deepEqual(
    (await find('139 0000 8001')).map(({ phone }) => phone),
    ['139****8001'],
  );
  assert.deepEqual(await find('00008001'), [], 'no part of a number finds anybody');
  assert.equal((await find('阿婆')).length, 1);
  const params = { personId: id };
  const { phoneVerifiedAt: _, ...open } = await people.resident({ params });
  assert.equal(open.phone, '13900008001');
  await people.saveResident({ params, body: { ...open, name: '陈婆婆' } });
  assert.equal(await codeOf(people.saveResident({ params, body: open })), 'changed-meanwhile');
  const { items } = await people.versions({ params: { kind: 'residents', subject: id } });
  assert.deepEqual(
    items.map(({ content }) => [content['name'], content['phone']]),
    [
      ['陈婆婆', '139****8001'],
      ['陈阿婆', '139****8001'],
    ],
  );
  const looked = await town.sql(
    "SELECT 1 FROM platform.audit WHERE action = 'people.openResident' AND subject = $1",
    [id],
  );
  assert.equal(looked.length, 1);
});

test('another phone must be proved anew, and ends the sessions of the old one', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const [known] = await town.sql<{ id: string }>(
    `SELECT id FROM people.people WHERE kind = 'resident' AND phone_verified_at IS NOT NULL AND tenant_id = $1 LIMIT 1`,
    [town.tenantId],
  );
  const params = { personId: known?.id ?? '' };
  await town.sql(
    `INSERT INTO people.sessions (token_sha256, id, tenant_id, person_id, created_at, seen_at, expires_at)
     VALUES ('\\x00', gen_random_uuid(), $1, $2, now(), now(), now() + interval '1 year')`,
    [town.tenantId, params.personId],
  );
  const { phoneVerifiedAt, ...open } = await people.resident({ params });
  assert.notEqual(phoneVerifiedAt, null);
  await people.saveResident({ params, body: { ...open, phone: '13900008002' } });
  assert.equal((await people.resident({ params })).phoneVerifiedAt, null);
  const left = await town.sql('SELECT 1 FROM people.sessions WHERE person_id = $1', [
    params.personId,
  ]);
  assert.equal(left.length, 0);
});

test('residents page by key, each once', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await people.residents({
      query: { limit: 90, inactive: true, ...(cursor ? { cursor } : {}) },
    });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const [all] = await town.sql<{ count: number }>(
    `SELECT count(*)::integer AS count FROM people.people WHERE kind = 'resident' AND tenant_id = $1`,
    [town.tenantId],
  );
  assert.deepEqual([seen.length, new Set(seen).size], [all?.count, all?.count]);
  assert.equal(await codeOf(people.residents({ query: { cursor: 'made-up' } })), 'request-invalid');
});

test('officers look residents up but see no whole number; grid workers and the twin town see nobody', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const { items } = await officer.residents({ query: {} });
  assert.ok(items.length > 0 && items.every(({ phone }) => phone.includes('****')));
  const params = { personId: items[0]?.id ?? '' };
  assert.equal(await codeOf(officer.resident({ params })), 'not-permitted');
  const worker = (await town.as('grid01')).api(api);
  assert.equal(await codeOf(worker.residents({ query: {} })), 'not-permitted');
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.equal(await codeOf(twin.resident({ params })), 'not-found');
});

test('residents enter from a workbook; doubled and wrong numbers are named; phones are not proved by that', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const rows = [
    { name: '周大妈', phone: '139 0000 7001', gender: '女' },
    { name: '周大妈', phone: '13900007001' },
    { name: '谁', phone: '110' },
    { name: '吴', phone: '13900007002', gender: '猫' },
    { name: '郑', phone: '13900007003', active: false },
  ];
  const file = await writeWorkbook([{ name: '居民', columns: residentColumns, rows }]);
  const preview = await people.previewImport({
    body: { kind: 'residents', contentBase64: file.toString('base64') },
  });
  assert.deepEqual(
    preview.faults.map(({ row, column }) => `${row} ${column}`),
    ['3 手机号', '4 手机号', '5 性别'],
  );
  assert.deepEqual(
    preview.accepted.map(({ detail, action }) => [detail, action]),
    [
      ['139****7001', 'add'],
      ['139****7003', 'add'],
    ],
  );
  const done = await people.applyImport({ params: { importId: preview.importId ?? '' } });
  assert.deepEqual(done, { added: 2, changed: 0, accounts: [] });
  const { items } = await people.residents({ query: { q: '13900007001' } });
  assert.deepEqual(
    items.map(({ name, phone, phoneVerifiedAt }) => [name, phone, phoneVerifiedAt]),
    [['周大妈', '139****7001', null]],
  );
});
