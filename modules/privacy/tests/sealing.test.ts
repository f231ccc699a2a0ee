import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { sealTowns } from '#platform/personal/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';

const phone = '13955501234';

const pass = (town: TestTown) =>
  sealTowns(town.database, (id) => town.application.ctxOf(id), town.clock.now());

async function report(town: TestTown, n: number) {
  const clerk = await town.as('clerk1');
  return clerk.api(reportsApi).submit({
    body: { text: `第${n}处路灯不亮`, reporterName: '欧阳小明', reporterPhone: phone },
  });
}

const isNotPermitted = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'not-permitted';

/** Every value of the sealed columns, as it lies in the tables. */
async function stored(town: TestTown): Promise<{ field: string; value: string }[]> {
  const columns = [...town.database.vault.tables.values()].flatMap(({ table, columns: all }) =>
    all.map(({ column, json }) => ({ table, column, json })),
  );
  const all = columns.map(({ table, column, json }) =>
    town.sql<{ field: string; value: string }>(
      `SELECT '${table}.${column}' AS field, ${json ? `${column} #>> '{}'` : column} AS value FROM ${table}
       WHERE ${column} IS NOT NULL AND ${column}::text NOT IN ('', '{}', '[]')`,
    ),
  );
  return (await Promise.all(all)).flat();
}

test('what is declared sealed lies in envelopes, and comes back whole to those who may see it', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town, 1);
  const rows = await stored(town);
  assert.ok(new Set(rows.map(({ field }) => field)).size >= 6);
  assert.deepEqual(
    rows.filter(({ value }) => !value.startsWith('v1|aes|1|')),
    [],
  );
  const officer = await town.as('officer1');
  const detail = await (await officer.fetch(`/api/v1/cases/${caseId}`)).text();
  assert.match(detail, /欧阳小明/);
  assert.match(detail, new RegExp(phone));
});

test('a column that is sealed refuses an open value: a forgotten sealing is an error', async (t) => {
  const town = await testTown(t);
  await report(town, 1);
  const write = town.sql(`UPDATE reports.reports SET reporter_phone = '${phone}'`);
  await assert.rejects(write, /sealed_reporter_phone/);
});

test('a value moved into another row does not open', async (t) => {
  const town = await testTown(t);
  const [one, other] = [await report(town, 1), await report(town, 2)];
  await town.sql(
    `UPDATE reports.reports SET reporter_phone = (SELECT reporter_phone FROM reports.reports WHERE number = $1)
     WHERE number = $2`,
    [one.number, other.number],
  );
  const officer = await town.as('officer1');
  assert.equal((await officer.fetch(`/api/v1/cases/${one.caseId}`)).status, 200);
  assert.equal((await officer.fetch(`/api/v1/cases/${other.caseId}`)).status, 500);
});

test('rows that lie open from an older release are sealed at the start and found again', async (t) => {
  const town = await testTown(t);
  await town.sql(
    `ALTER TABLE people.people DROP CONSTRAINT sealed_phone;
     DELETE FROM platform.sealed_fields`,
  );
  await town.sql(
    `UPDATE people.people SET phone = '139' || lpad((abs(hashtext(id::text)) % 90000000)::text, 8, '0'), phone_index = NULL
     WHERE kind = 'resident' AND tenant_id = $1`,
    [town.tenantId],
  );
  const [open] = await town.sql<{ phone: string; name: string }>(
    `SELECT phone, name FROM people.people WHERE kind = 'resident' AND tenant_id = $1 LIMIT 1`,
    [town.tenantId],
  );
  assert.ok(open);
  const { sealed } = await pass(town);
  assert.ok(sealed >= 300);
  assert.equal((await pass(town)).sealed, 0);
  const left = (await stored(town)).filter(({ value }) => !value.startsWith('v1|'));
  assert.deepEqual(left, []);
  const clerk = await town.as('clerk1');
  const { items } = await clerk.api(peopleApi).residents({ query: { q: open.phone } });
  assert.equal(items.length, 1);
});

test('keys are turned while reports come in: nothing is lost, nothing stays with the old key', async (t) => {
  const town = await testTown(t);
  const admin = await town.as('admin');
  const numbers: string[] = [];
  const writing = (async () => {
    for (let n = 0; n < 60; n += 1) numbers.push((await report(town, n)).number);
  })();
  const { version } = await admin.api(api).turnKey({});
  assert.equal(version, 2);
  let going = true;
  const ended = writing.finally(() => {
    going = false;
  });
  while (going) await pass(town);
  await ended;
  town.clock.advance(4 * 86_400);
  await pass(town);
  const { items } = await admin.api(api).keys({});
  assert.deepEqual(
    items.map(({ version: of, state }) => [of, state]),
    [
      [2, 'current'],
      [1, 'destroyed'],
    ],
  );
  const own = await town.sql<{ value: string }>(
    `SELECT reporter_phone AS value FROM reports.reports WHERE tenant_id = $1 AND number = ANY ($2)`,
    [town.tenantId, numbers],
  );
  assert.equal(own.length, 60);
  assert.ok(own.every(({ value }) => value.startsWith('v1|aes|2|')));
  const officer = await town.as('officer1');
  for (const number of numbers.slice(0, 5)) {
    const page = await officer.fetch(`/api/v1/cases?q=${number}`);
    assert.equal(page.status, 200);
  }
});

test('the name of a key of a foreign town opens nothing of ours: each town has its own', async (t) => {
  const town = await testTown(t);
  const [ours, twin] = await Promise.all(
    [town.tenantId, town.twinId].map((id) => town.database.vault.keysOf(id)),
  );
  assert.ok(ours && twin && !ours.current.bytes.equals(twin.current.bytes));
});

test('only who may turn keys turns them', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  await assert.rejects(officer.api(api).turnKey({}), isNotPermitted);
});
