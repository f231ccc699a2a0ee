/** A brief goes to many: it names no case that is confidential as a whole, although the house that writes it sees all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { testTown } from '#testing';
import { notableRows } from '../store/notable.ts';

test('a confidential case is not named, whatever makes it notable', async (t) => {
  const town = await testTown(t);
  const body = {
    categoryCode: '020102',
    text: '垃圾桶满了',
    position: { longitude: 112.95, latitude: 28.45 },
    deviceId: crypto.randomUUID(),
  };
  const { caseId, number } = await town.anonymous().api(reportsApi).submit({ body });
  const now = town.clock.now();
  await town.sql('UPDATE cases.cases SET overdue_at = $2, report_count = 3 WHERE id = $1', [
    caseId,
    now,
  ]);
  const day = 86_400_000;
  const span = { from: new Date(now.getTime() - day), to: new Date(now.getTime() + day) };
  const named = () =>
    town.database.inTenant(town.ctx, async (tx) => {
      const reasons = ['overdue', 'merged'] as const;
      const rows = await Promise.all(reasons.map((reason) => notableRows(tx, reason, span, 10)));
      return rows.map((own) => own.map((row) => row.number));
    });
  assert.deepEqual(await named(), [[number], [number]]);
  await town.sql('UPDATE cases.cases SET sealed = true WHERE id = $1', [caseId]);
  assert.deepEqual(await named(), [[], []]);
});
