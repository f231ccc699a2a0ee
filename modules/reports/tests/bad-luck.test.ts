/** What can go wrong with the best of wills: a full disk under the database, a phone whose clock is off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';

const day = 86_400_000;
const bin = {
  text: '垃圾桶满了',
  categoryCode: '020102',
  position: { longitude: 112.95, latitude: 28.45 },
  deviceId: 'unlucky-phone-1',
};
const submit = (town: TestTown, idempotencyKey: string, more: { seenAt?: string } = {}) =>
  town
    .anonymous()
    .api(api)
    .submit({ body: { ...bin, ...more } }, { idempotencyKey });
const problemOf = (call: Promise<unknown>) =>
  call.then(
    () => assert.fail('it was taken'),
    (error: unknown) =>
      error instanceof ProblemError ? error.problem : assert.fail(String(error)),
  );

test('a disk that is full under the database is told as such; nothing half stays, the same key succeeds later, once', async (t) => {
  const town = await testTown(t);
  await town.sql(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
  await town.sql(
    'CREATE TRIGGER full_disk BEFORE INSERT ON cases.trace FOR EACH ROW EXECUTE FUNCTION disk_full()',
  );
  const problem = await problemOf(submit(town, 'unlucky-0001'));
  assert.deepEqual([problem.code, problem.status], ['storage-full', 507]);
  assert.match(problem.cure ?? '', /值班电话/);
  for (const table of ['reports.reports', 'cases.cases', 'cases.tasks', 'messages.messages'])
    assert.deepEqual(await town.sql(`SELECT 1 FROM ${table}`), [], table);
  await town.sql('DROP TRIGGER full_disk ON cases.trace');
  const receipt = await submit(town, 'unlucky-0001');
  assert.equal((await submit(town, 'unlucky-0001')).number, receipt.number);
  assert.equal((await town.sql('SELECT 1 FROM cases.cases')).length, 1);
});

test('a text of 10,000 characters is refused with its place, so that the phone can say where to shorten', async (t) => {
  const town = await testTown(t);
  const body = { ...bin, text: '满'.repeat(10_000) };
  const problem = await problemOf(town.anonymous().api(api).submit({ body }));
  assert.deepEqual([problem.code, problem.errors?.[0]?.pointer], ['request-invalid', '/text']);
  assert.match(problem.errors?.[0]?.detail ?? '', /2000/);
});

test('a phone a day ahead is told so; one a day behind is believed; deadlines count by the server alone', async (t) => {
  const town = await testTown(t);
  const now = town.clock.now().getTime();
  const ahead = await problemOf(
    submit(town, 'ahead-0001', { seenAt: new Date(now + day).toISOString() }),
  );
  assert.equal(ahead.code, 'clock-ahead');
  const right = await submit(town, 'right-0001');
  const behind = await submit(town, 'behind-0001', { seenAt: new Date(now - day).toISOString() });
  assert.equal(behind.dueAt, right.dueAt);
});

test('an act from a phone a day ahead counts at the server’s instant; a day behind, both instants are kept', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const now = town.clock.now().getTime();
  for (const [key, offset, kept] of [
    ['act-ahead-01', day, false],
    ['act-behind-1', -day, true],
  ] as const) {
    const { caseId } = await submit(town, key);
    const actedAt = new Date(now + offset).toISOString();
    const params = { caseId, action: 'accept' as const };
    await crew.api(casesApi).act({ params, body: { version: 1, actedAt } });
    const { trace } = await crew.api(casesApi).one({ params: { caseId } });
    const step = trace.find(({ action }) => action === 'accept');
    assert.equal(step?.occurredAt, new Date(now).toISOString());
    assert.equal(step?.actedAt, kept ? actedAt : null);
  }
});
