import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { type NewCase, openCases } from '../index.ts';
import { recentCases } from '../recent.ts';

const found: NewCase = {
  categoryCode: '020102',
  sure: true,
  title: '数据质量：户籍人口',
  description: '请核对来源数据。',
  urgency: 'normal',
  channel: 'system',
  position: null,
  address: '',
  villageId: null,
  gridCellId: null,
  public: false,
  confidential: false,
  judgement: { reasons: [] },
  attachments: [],
  reporter: { kind: 'system', personId: null, name: '数据质量评测', onBehalfOf: null },
};

test('what the house finds in its offices is no news of the town; what it finds at a place is', async (t) => {
  const town = await testTown(t);
  const villages = await town.sql<{ id: string }>(
    'SELECT id FROM towns.villages WHERE tenant_id = $1 LIMIT 1',
    [town.tenantId],
  );
  const villageId = villages[0]?.id ?? '';
  const lines = await town.database.inTenant(town.ctx, async (tx) => {
    const hotline = { ...found, channel: 'hotline' as const };
    const opened = await openCases(tx, [found, { ...found, villageId }, hotline, hotline]);
    // Of a confidential case a wall tells nothing, not even to who may see it.
    await tx.client.query('UPDATE cases.cases SET sealed = true WHERE id = $1', [
      opened.at(-1)?.id,
    ]);
    return recentCases[0]?.read(tx, { where: null, limit: 10 });
  });
  // The one at a place, and what somebody reported without one.
  assert.equal(lines?.length, 2);
  assert.deepEqual(new Set(lines?.map((line) => line.villageId)), new Set([null, villageId]));
});
