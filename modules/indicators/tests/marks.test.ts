/** Marks of days: who marks waits for nobody, and no mark is lost between taking and summing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { watchNumbers } from '../index.ts';
import { isResting, restAfter } from '../service/keeper.ts';
import { markDays, takeMarks, waitingDays } from '../store/marks.ts';

const [source, day] = ['cases.registered', '2026-11-20'];

test('a day that is just being taken is marked beside it, without waiting', async (t) => {
  const town = await testTown(t);
  const inTown = <T>(work: Parameters<typeof town.database.inTenant<T>>[1]) =>
    town.database.inTenant(town.ctx, work);
  await inTown(async (tx) => void (await takeMarks(tx, 'day', 1000)));
  await inTown((tx) => markDays(tx, source, [day]));
  await inTown((tx) => markDays(tx, source, [day]));
  const [marks] = await town.sql<{ n: number }>(
    "SELECT count(*)::int AS n FROM indicators.dirty WHERE grain = 'day'",
  );
  assert.equal(marks?.n, 1, 'a mark that is there serves');
  await inTown(async (tx) => {
    assert.deepEqual(await takeMarks(tx, 'day', 10), [{ source, day }]);
    // Were it to wait for this transaction, it would wait for ever.
    await inTown((marking) => markDays(marking, source, [day]));
  });
  assert.equal(await inTown(waitingDays), 1);
  assert.deepEqual(await inTown((tx) => takeMarks(tx, 'day', 10)), [{ source, day }]);
});

test('the keeper rests longer than it works where nobody looks, and lets no open screen wait', () => {
  for (const tookMs of [1, 20, 300, 600, 1000])
    assert.ok(restAfter(tookMs, false) >= 20 * tookMs, `${tookMs}`);
  for (const tookMs of [1, 20, 100, 300]) assert.ok(restAfter(tookMs, true) <= 300, `${tookMs}`);
  for (const tookMs of [100, 300, 900, 5000])
    assert.ok(restAfter(tookMs, true) >= tookMs, `${tookMs}: half of a processor at most`);
});

test('a rest that began while nobody looked ends when a screen is opened', async (t) => {
  const town = await testTown(t);
  const { tenants } = town.application;
  const host = { tenants, ctxOf: () => town.ctx };
  const later = performance.now() + 60_000;
  assert.equal(await isResting(host, performance.now() - 1), false, 'its time is over');
  assert.equal(await isResting(host, later), true);
  await watchNumbers(town.ctx);
  assert.equal(await isResting(host, later), false);
});
