import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';

const entry = { title: '新的一条', quantity: 1500 };

test('what an officer enters is listed, audited and counted once', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const before = await countOf(town, officer);
  const options = { idempotencyKey: 'the-same-key' };
  const first = await officer.create({ body: entry }, options);
  const again = await officer.create({ body: entry }, options);
  assert.equal(again.id, first.id, 'a repeat does nothing');
  assert.deepEqual((await officer.list({ query: {} })).items[0], first);
  assert.deepEqual(await officer.one({ params: { entryId: first.id } }), first);
  assert.equal(await countOf(town, officer), before + 1);
  const lines = await town.sql('SELECT 1 FROM platform.audit WHERE subject = $1', [first.id]);
  assert.equal(lines.length, 1);
});

test('a title of spaces is refused with its place; who lacks the permission is refused too', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const gridWorker = (await town.as('grid01')).api(api);
  const blank = { ...entry, title: '   ' };
  await assert.rejects(officer.create({ body: blank }), isProblem('assist-title-blank'));
  await assert.rejects(gridWorker.create({ body: entry }), isProblem('not-permitted'));
  await assert.rejects(
    town.anonymous().api(api).list({ query: {} }),
    isProblem('sign-in-required'),
  );
});

test('the entries of a town are not seen from the next town', async (t) => {
  const town = await testTown(t);
  const { id } = await (await town.as('officer1')).api(api).create({ body: entry });
  const seen = await town.database.inTenant(town.application.ctxOf(town.twinId), (tx) =>
    tx.client.query('SELECT 1 FROM assist.entries WHERE id = $1', [id]),
  );
  assert.equal(seen.rowCount, 0);
});

type Town = Awaited<ReturnType<typeof testTown>>;

async function countOf(
  town: Town,
  officer: {
    list: (input: { query: object }) => Promise<{ totals: { state: string; count: number }[] }>;
  },
): Promise<number> {
  await town.settle();
  const { totals } = await officer.list({ query: {} });
  return totals.find(({ state }) => state === 'toReview')?.count ?? 0;
}

function isProblem(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.problem.code === code;
}
