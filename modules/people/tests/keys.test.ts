import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { ground } from '#modules/towns/index.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type KeyInput } from '../contract.ts';
import { problemOf } from './sign-in-town.ts';

const days = (town: TestTown, count: number): string =>
  new Date(town.clock.now().getTime() + count * 86_400_000).toISOString();

const inputOf = (town: TestTown, change: Partial<KeyInput> = {}): KeyInput => ({
  name: '县平台',
  permissions: ['cases.read'],
  departmentId: null,
  villageId: null,
  expiresAt: days(town, 30),
  ...change,
});

/** A caller that shows a key. */
function withKey(town: TestTown, key: string) {
  const { fetch } = town.anonymous();
  const asking: typeof fetch = (input, init = {}) =>
    fetch(input, {
      ...init,
      headers: {
        ...Object.fromEntries(new Headers(init.headers).entries()),
        authorization: `Bearer ${key}`,
      },
    });
  return client(casesApi, { fetch: asking });
}

test('a key is told once, works within its permissions until it ends or is revoked', async (t) => {
  const town = await testTown(t);
  const security = (await town.as('security')).api(api);
  const { id, key } = await security.addKey({ body: inputOf(town) });
  assert.match(key, /^zs_[\w-]{43}$/);
  const cases = withKey(town, key);
  assert.equal(await problemOf(cases.list({ query: {} })), 'done');
  assert.equal(await problemOf(cases.export({ query: {} })), 'not-permitted');
  const refused = await cases.export({ query: {} }).catch((error: unknown) => error);
  assert.ok(refused instanceof ProblemError);
  assert.match(refused.problem.title, /导出/, 'a right is called by its name, not by its code');
  const rowOf = async () => (await security.keys({ query: {} })).items.find((row) => row.id === id);
  const row = await rowOf();
  assert.deepEqual([row?.hint, row?.createdByName !== ''], [key.slice(0, 9), true]);
  assert.equal(row?.lastUsedAt, town.clock.now().toISOString());
  const stored = await town.sql('SELECT row_to_json(k)::text AS all FROM people.api_keys k');
  assert.ok(!JSON.stringify(stored).includes(key.slice(9)), 'the key itself is kept nowhere');
  await security.revokeKey({ params: { keyId: id } });
  assert.equal(await problemOf(cases.list({ query: {} })), 'key-invalid');
  assert.equal(await problemOf(security.revokeKey({ params: { keyId: id } })), 'not-found');
  assert.equal(await rowOf(), undefined);
  const short = await security.addKey({ body: inputOf(town, { expiresAt: days(town, 1) }) });
  town.clock.advance(86_400);
  assert.equal(await problemOf(withKey(town, short.key).list({ query: {} })), 'key-invalid');
});

test('a key gives no rights, holds nothing that excludes each other, and lives a year at most', async (t) => {
  const town = await testTown(t);
  const security = (await town.as('security')).api(api);
  const add = (change: Partial<KeyInput>) =>
    problemOf(security.addKey({ body: inputOf(town, change) }));
  assert.equal(await add({ permissions: ['people.rights'] }), 'key-permission-unfit');
  assert.equal(await add({ permissions: ['no.such'] }), 'key-permission-unfit');
  assert.equal(await add({ expiresAt: days(town, 400) }), 'key-life-unfit');
  assert.equal(await add({ expiresAt: days(town, -1) }), 'key-life-unfit');
  assert.equal(await add({ departmentId: crypto.randomUUID() }), 'not-found');
  const officer = (await town.as('officer1')).api(api);
  assert.equal(await problemOf(officer.addKey({ body: inputOf(town) })), 'not-permitted');
});

test("a key of one village reaches that village's cases only", async (t) => {
  const town = await testTown(t);
  const security = (await town.as('security')).api(api);
  const [first, second] = (await ground(town.ctx)).villages;
  assert.ok(first && second);
  const { api: reports } = await import('#modules/reports/contract/index.ts');
  const submit = (position: { longitude: number; latitude: number }) =>
    town
      .anonymous()
      .api(reports)
      .submit({
        body: { categoryCode: '020102', text: '垃圾', position, deviceId: crypto.randomUUID() },
      });
  await submit({ longitude: 112.95, latitude: 28.45 });
  const [made] = await town.sql<{ village: string }>(
    'SELECT village_id AS village FROM cases.cases',
  );
  const countFor = async (villageId: string) => {
    const { key } = await security.addKey({ body: inputOf(town, { villageId }) });
    return (await withKey(town, key).list({ query: {} })).items.length;
  };
  const other = made?.village === first.id ? second.id : first.id;
  assert.equal(await countFor(made?.village ?? ''), 1);
  assert.equal(await countFor(other), 0);
});
