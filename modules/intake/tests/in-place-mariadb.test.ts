import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { holdRows, readPage } from '../index.ts';
import { connection, fields, hasCode, rows, sound, staying } from './in-place-elders.ts';
import { mariadb } from './mariadb.ts';

test('a list stays in a MariaDB of another character set, read by keys and conditions', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { root, port } = await mariadb(t);
  await root.query('CREATE DATABASE minzheng CHARACTER SET gbk');
  await root.query(
    'CREATE TABLE minzheng.lao_ren (编号 BIGINT PRIMARY KEY, 姓名 VARCHAR(40), 身份证号 CHAR(18), 村 VARCHAR(20), 出生日期 DATE, 月标准 DECIMAL(8,2)) CHARACTER SET gbk',
  );
  for (const row of rows) {
    await root.query('INSERT INTO minzheng.lao_ren VALUES (?, ?, ?, ?, ?, ?)', [...row]);
  }
  await root.query("CREATE USER 'hub'@'127.0.0.1' IDENTIFIED BY 'geheim'");
  await root.query("GRANT SELECT ON minzheng.* TO 'hub'@'127.0.0.1'");
  const resource = await staying(town, 'elders-in-mariadb');
  const settings = {
    host: '127.0.0.1',
    port,
    user: 'hub',
    database: 'minzheng',
    table: 'lao_ren',
    keyColumns: ['编号'],
  };
  const kind = 'mysql' as const;
  const given = { resourceId: resource.id, kind, settings, secret: 'geheim' };
  const connectionId = await connection(town, given);
  const head = (await town.as('head-civil-affairs')).api(api);
  const params = { resourceId: resource.id };
  const { items } = await head.inPlaceTables({ params, body: { connectionId } });
  assert.deepEqual(items, [{ name: 'lao_ren', isView: false, keyColumns: ['编号'] }]);
  const asked = { connectionId, table: 'lao_ren', keyColumns: [] as string[] };
  const preview = await head.inPlacePreview({ params, body: { ...asked, mapping: null } });
  assert.deepEqual([preview.accepted, preview.keyFault], [sound, '']);
  assert.deepEqual(
    preview.judgedThere,
    fields.map(({ key }) => key),
  );
  const { mapping, keyColumns } = preview;
  await head.setInPlace({ params, body: { ...asked, keyColumns, mapping } });
  const selection = {
    resourceId: resource.id,
    fields: [
      { key: 'code', masked: false },
      { key: 'name', masked: true },
    ],
    where: [
      { key: 'village', op: 'startsWith' as const, value: '河' },
      { key: 'amountYuan', op: 'atLeast' as const, value: 300 },
      { key: 'bornOn', op: 'equals' as const, value: '1940-01-01' },
    ],
  };
  const first = await readPage(ctx, { ...selection, after: null, limit: 4 });
  assert.deepEqual(
    first.rows.map(({ code, name }) => [Number(code), name]),
    [
      [202, '老***2'],
      [206, '老***6'],
      [210, '老***0'],
      [214, '老***4'],
    ],
  );
  const second = await readPage(ctx, { ...selection, after: first.next, limit: 4 });
  assert.equal(Number(second.rows[0]?.['code']), 218);
  const held = await holdRows(ctx, { ...selection, where: [], most: 1000 });
  assert.equal(held.rows, sound);
  await held.letGo();
  await root.query('ALTER TABLE minzheng.lao_ren DROP COLUMN 村');
  await assert.rejects(
    readPage(ctx, { ...selection, after: null, limit: 4 }),
    hasCode('live-column-vanished'),
  );
  await root.end();
});
