/** A photo that several cases hold: merging gives a case those of another, and the demo's history shares its drawn ones. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testTown } from '#testing';
import { sweepTown } from '../service/sweep.ts';
import { report, resident } from './one-resident.ts';

test('a photo whose time is over leaves the case that it grew old in, and no other', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const [older, younger] = [(await report(own)).caseId, (await report(own)).caseId];
  assert.notEqual(older, younger);
  const fileId = randomUUID();
  const day = (days: number): Date => new Date(town.clock.now().getTime() + days * 86_400_000);
  for (const [caseId, addedAt] of [
    [older, day(0)],
    [younger, day(30)],
  ]) {
    await town.sql(
      `INSERT INTO cases.attachments (tenant_id, case_id, file_id, kind, stage, added_at)
       VALUES ($1, $2, $3, 'photo', 'before', $4)`,
      [town.tenantId, caseId, fileId, addedAt],
    );
    await town.sql('UPDATE cases.cases SET cover_photo_id = $2 WHERE id = $1', [caseId, fileId]);
    await town.sql('UPDATE cases.trace SET photo_ids = ARRAY[$2::uuid] WHERE case_id = $1', [
      caseId,
      fileId,
    ]);
  }
  const holders = async (): Promise<unknown[]> =>
    Promise.all(
      [
        'SELECT case_id AS id FROM cases.attachments WHERE file_id = $1',
        'SELECT id FROM cases.cases WHERE cover_photo_id = $1',
        'SELECT DISTINCT case_id AS id FROM cases.trace WHERE $1 = ANY (photo_ids)',
      ].map((text) => town.sql(text, [fileId])),
    );
  const house = { slots: town.application.slots, manifests: town.application.manifests };
  town.clock.advance(740 * 86_400);
  await sweepTown(town.ctx, house);
  assert.deepEqual(
    await holders(),
    Array.from({ length: 3 }, () => [{ id: younger }]),
  );
  town.clock.advance(30 * 86_400);
  await sweepTown(town.ctx, house);
  assert.deepEqual(await holders(), [[], [], []]);
});
