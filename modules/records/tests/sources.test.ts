import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { refreshTown } from '../index.ts';
import { addList, bring, type TestList } from './town-records.ts';

const health: TestList = {
  code: 'health-records',
  department: 'health',
  fields: ['name', 'identityNumber', 'phone', 'address'],
};
const civil: TestList = {
  code: 'subsidies',
  department: 'civil-affairs',
  fields: ['name', 'identityNumber', 'address', 'grantKind'],
};
const wei = '43998119580307021X';
const li = '439981194611020227';

const codeIs =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof ProblemError && error.problem.code === code;

test('a mapping is tried on a sample, saved, switched off with its rows, and an older version taken back', async (t) => {
  const town = await testTown(t);
  const healthId = await addList(town, health);
  const civilId = await addList(town, civil);
  await bring(town, healthId, health, [
    ['J1', '张伟', wei, '19900000001', '石桥村3组12号'],
    ['J2', '李桂兰', li, '19900000002', '白鹭村1组2号'],
  ]);
  await bring(town, civilId, civil, [['M1', '张伟', wei, '金竹村6组6号', '低保']]);
  const admin = (await town.as('admin')).api(api);
  const clerk = (await town.as('clerk1')).api(api);
  const find = async (words: string) =>
    (await clerk.find({ body: { kind: 'person', words } })).items[0];
  const sources = async () => (await admin.sources({})).items;
  const before = (await sources()).find(({ resourceId }) => resourceId === civilId);
  assert.ok(before);

  // The identity number stood in the mapping; without it the civil affairs' rows say less.
  const { version, kind, roleZh, roleEn } = before;
  const less = {
    resourceId: civilId,
    kind,
    roleZh,
    roleEn,
    mapping: [
      { field: 'name', key: 'name' },
      { field: 'address', key: 'address' },
    ] as const,
  };
  const tried = await admin.previewSource({ body: { ...less, mapping: [...less.mapping] } });
  assert.deepEqual(
    { ...tried, fields: [], sample: [] },
    {
      looked: 1,
      total: 1,
      added: 0,
      changed: 1,
      unchanged: 0,
      known: 0,
      nameless: 0,
      fields: [],
      sample: [],
    },
  );
  const [shown] = tried.sample;
  assert.ok(shown?.before?.identityNumber && !JSON.stringify(tried).includes(wei), 'masked');
  assert.equal(shown.after.identityNumber, '');
  assert.equal((await sources()).find(({ id }) => id === before.id)?.version, version, 'not saved');

  // As a new source of houses: no row names a house.
  const houses = {
    ...less,
    kind: 'house',
    mapping: [{ field: 'houseCode', key: 'grantKind' }],
  } as const;
  const asHouses = await admin.previewSource({
    body: { ...houses, mapping: [...houses.mapping] },
  });
  assert.equal(asHouses.added, 1);
  await assert.rejects(
    admin.previewSource({ body: { ...less, mapping: [{ field: 'storeys', key: 'name' }] } }),
    codeIs('mapping-faulty'),
  );

  const save = (mapping: readonly (typeof less.mapping)[number][], at: number) =>
    admin.saveSource({ body: { ...less, mapping: [...mapping], version: at } });
  await assert.rejects(save(less.mapping, 0), codeIs('changed-meanwhile'), 'it is there already');
  const saved = await save(less.mapping, version);
  await refreshTown(town.ctx);
  assert.equal((await find(wei))?.memberCount, 2, 'a record keeps rows that say less');

  const sourceId = saved.id;
  const params = { sourceId };
  const off = { active: false, version: saved.version };
  await assert.rejects(clerk.switchSource({ params, body: off }), codeIs('not-permitted'));
  await admin.switchSource({ params, body: off });
  await refreshTown(town.ctx);
  assert.equal((await find(wei))?.memberCount, 1, 'its rows left');
  assert.deepEqual(
    (await admin.precedence({})).items.find(({ field }) => field === 'address')?.resourceCodes,
    ['health-records'],
  );
  await admin.switchSource({ params, body: { active: true, version: saved.version + 1 } });

  const { items } = await admin.sourceVersions({ params });
  assert.deepEqual(
    items.map(({ version: number, content }) => [number, content.active, content.mapping.length]),
    [
      [4, true, 2],
      [3, false, 2],
      [2, true, 2],
      [1, true, 4],
    ],
  );
  const body = { ...less, mapping: items[3]?.content.mapping ?? [], version: saved.version + 2 };
  assert.equal((await admin.previewSource({ body })).known, 1, 'named by its number again');
  await admin.saveSource({ body });
  await refreshTown(town.ctx);
  assert.equal((await find(wei))?.memberCount, 2);

  const order = { resourceCodes: ['subsidies', 'health-records'] };
  const address = { kind: 'person', field: 'address' } as const;
  await admin.savePrecedence({
    params: address,
    body: { resourceCodes: [...order.resourceCodes].reverse(), version: 0 },
  });
  await refreshTown(town.ctx);
  const other = await admin.previewPrecedence({ params: address, body: order });
  assert.deepEqual([other.looked, other.changed], [1, 1], 'one record of two departments');
  assert.equal(other.sample[0]?.afterCode, 'subsidies');
  assert.ok(!JSON.stringify(other).includes('金竹村6组6号'), 'masked');
  assert.equal((await admin.precedenceVersions({ params: address })).items.length, 1);
});
