import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { resourceByCode } from '#modules/catalogue/index.ts';
import { atEnd, testServerUrl } from '#platform/testing/index.ts';
import { testTown } from '#testing';
import {
  database,
  makeDepartmentDatabase,
  type WithClient,
} from '../../../simulators/department-database/index.ts';
import { leaveInPlace } from '../demo/in-place.ts';
import { readPage } from '../index.ts';

const withClient: WithClient = async (url, work) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
};

test('the demo leaves a list in a database of its own, whose account reads that one table only', async (t) => {
  const town = await testTown(t);
  const url = await testServerUrl();
  const access = await makeDepartmentDatabase(url, withClient);
  atEnd(t, () =>
    withClient(url, async (client) => {
      await client.query(`DROP DATABASE ${database} WITH (FORCE)`);
      await client.query(`DROP ROLE ${access.user}`);
    }),
  );
  await leaveInPlace(town.ctx, access);
  const resource = await town.ctx.database.inTenant(town.ctx, (tx) =>
    resourceByCode(tx, 'food-licences'),
  );
  assert.equal(resource?.kind, 'inPlace');
  const fields = ['licenceNumber', 'operatorName', 'validUntil', 'score'].map((key) => ({
    key,
    masked: key === 'operatorName',
  }));
  const asked = { resourceId: resource.id, fields, where: [], after: null, limit: 500 };
  const { rows, next } = await readPage(town.ctx, asked);
  assert.deepEqual([rows.length, next], [420, null], 'every licence passes the check');
  assert.ok(rows.every((row) => String(row['operatorName']).includes('*')));

  const reader = new URL(url);
  reader.username = access.user;
  reader.password = access.secret;
  reader.pathname = `/${database}`;
  await withClient(reader.href, async (client) => {
    await assert.rejects(client.query(`UPDATE ${access.table} SET 店名 = ''`), /permission denied/);
    await assert.rejects(client.query('CREATE TABLE mine (a integer)'), /permission denied/);
  });
});
