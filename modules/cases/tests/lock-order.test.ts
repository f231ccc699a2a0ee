import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { stopTimers } from '../service/milestones.ts';
import { lockCase } from '../store/write.ts';

const market = { longitude: 112.95, latitude: 28.45 };

/** A case whose deadline has just passed, so that its timer is due. */
async function lateCase(town: TestTown): Promise<string> {
  const { caseId, dueAt } = await town
    .anonymous()
    .api(reportsApi)
    .submit({ body: { categoryCode: '020102', position: market, deviceId: crypto.randomUUID() } });
  town.clock.set(dueAt ?? '');
  town.clock.advance(1);
  return caseId;
}

/** Resolves when a connection of this database waits for a row that another holds. */
async function untilSomeoneWaits(town: TestTown): Promise<void> {
  for (;;) {
    const waiting = await town.sql(
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    if (waiting.length > 0) return;
  }
}

const timersOf = (town: TestTown, caseId: string) =>
  town.sql('SELECT kind FROM platform.timers WHERE subject = $1', [caseId]);

test('a timer that fires while its case is acted on waits for the case, not the other way round', async (t) => {
  const town = await testTown(t);
  const caseId = await lateCase(town);
  let firing: Promise<void> | undefined;
  await town.database.inTenant(town.ctx, async (tx) => {
    // An action holds the case …
    await lockCase(tx, caseId);
    firing = town.application.worker.fireTimers();
    await untilSomeoneWaits(town);
    // … and now clears its timers. Had the firing taken its timer first, each would wait for the other.
    await stopTimers(tx, caseId);
  });
  await firing;
  assert.deepEqual(await timersOf(town, caseId), []);
  const reminders = await town.sql(
    "SELECT 1 FROM cases.trace WHERE case_id = $1 AND action IN ('remind', 'overdue')",
    [caseId],
  );
  assert.equal(reminders.length, 0, 'a cleared timer does not fire');
  const [figures] = await town.sql<{ deadlocks: number }>(
    'SELECT deadlocks::integer FROM pg_stat_database WHERE datname = current_database()',
  );
  assert.equal(figures?.deadlocks, 0);
});

test('a firing that holds the case lets the action wait and fires once', async (t) => {
  const town = await testTown(t);
  const caseId = await lateCase(town);
  await Promise.all([
    town.application.worker.fireTimers(),
    town.database.inTenant(town.ctx, async (tx) => {
      await lockCase(tx, caseId);
      await stopTimers(tx, caseId);
    }),
  ]);
  await town.settle();
  const twice = await town.sql(
    'SELECT action FROM cases.trace WHERE case_id = $1 GROUP BY action HAVING count(*) > 1',
    [caseId],
  );
  assert.deepEqual(twice, []);
});
