import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resourceByCode } from '#modules/catalogue/index.ts';
import { testTown } from '#testing';
import { bringShelters } from '../demo/shelters.ts';
import { readPage } from '../index.ts';

test('the demo has a list with positions: every shelter passes the check and lies in the town', async (t) => {
  const town = await testTown(t);
  await bringShelters(town.ctx);
  const resource = await town.ctx.database.inTenant(town.ctx, (tx) =>
    resourceByCode(tx, 'flood-shelters'),
  );
  assert.ok(resource);
  const fields = ['name', 'longitude', 'latitude', 'capacity'].map((key) => ({
    key,
    masked: false,
  }));
  const asked = { resourceId: resource.id, fields, where: [], after: null, limit: 100 };
  const { rows } = await readPage(town.ctx, asked);
  assert.equal(rows.length, 14);
  for (const { longitude, latitude } of rows) {
    assert.ok(Math.abs(Number(longitude) - 112.95) < 0.2, String(longitude));
    assert.ok(Math.abs(Number(latitude) - 28.45) < 0.2, String(latitude));
  }
});
