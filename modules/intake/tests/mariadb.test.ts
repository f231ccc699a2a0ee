import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { noSchedule } from '../contract/source.ts';
import { countRows } from '../index.ts';
import { tryConnection } from '../service/sources/try.ts';
import { fetched, people } from './fetching.ts';
import { mariadb } from './mariadb.ts';
import { elders } from './resources.ts';

test('a MariaDB is fetched, its Chinese and its days as they are', async (t) => {
  const town = await testTown(t);
  const resource = await elders(town);
  const { root, port } = await mariadb(t);
  await root.query('CREATE DATABASE minzheng CHARACTER SET gbk');
  await root.query(
    'CREATE TABLE minzheng.lao_ren (id INT PRIMARY KEY, 姓名 VARCHAR(40), 身份证号 CHAR(18), 出生日期 DATE, `月标准(元)` DECIMAL(8,2)) CHARACTER SET gbk',
  );
  for (const { id, name, idNumber } of people) {
    await root.query('INSERT INTO minzheng.lao_ren VALUES (?, ?, ?, ?, ?)', [
      id,
      name,
      idNumber,
      '1940-01-01',
      '100.50',
    ]);
  }
  await root.query("CREATE USER 'hub'@'127.0.0.1' IDENTIFIED BY 'geheim'");
  await root.query("GRANT SELECT ON minzheng.* TO 'hub'@'127.0.0.1'");
  await root.end();
  const settings = {
    host: '127.0.0.1',
    port,
    user: 'hub',
    database: 'minzheng',
    table: 'lao_ren',
    keyColumns: ['id'],
  };
  const given = { resourceId: resource.id, title: '民政旧库', kind: 'mysql' as const, settings };
  await assert.rejects(
    tryConnection(town.ctx, { ...given, secret: 'falsch', mode: 'merge', schedule: noSchedule }),
    { code: 'source-unreachable' },
  );
  const { batch } = await fetched(town, { ...given, secret: 'geheim' });
  assert.deepEqual([batch.counts.accepted, batch.counts.refused], [300, 0]);
  assert.ok(batch.mapping.some(({ field, column }) => field === 'bornOn' && column === '出生日期'));
  assert.equal(
    await countRows(town.ctx, {
      resourceId: resource.id,
      where: [
        { key: 'bornOn', op: 'equals', value: '1940-01-01' },
        { key: 'name', op: 'equals', value: '老人甲' },
      ],
    }),
    75,
  );
});
