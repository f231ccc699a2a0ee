import assert from 'node:assert/strict';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { plainField } from '#modules/catalogue/index.ts';
import { atEnd, emptyDatabase } from '#platform/testing/index.ts';
import { testTown } from '#testing';
import { noSchedule } from '../contract/source.ts';
import { countRows } from '../index.ts';
import { retry } from '../service/bring/act.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { runDue, runSource } from '../service/fetch/run.ts';
import { addSource } from '../service/sources/edit.ts';
import { oneBatch } from '../service/views.ts';
import { fetched, people } from './fetching.ts';
import { elders, identity } from './resources.ts';

/** A database of a department, on the same PostgreSQL; reached by password where it asks for one. */
async function postgresTable(t: TestContext) {
  const { url, drop } = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'CREATE TABLE lao_ren (id integer PRIMARY KEY, 姓名 text, 身份证号 text, 更新时间 timestamp NOT NULL)',
  );
  for (const { id, name, idNumber } of people) {
    await client.query("INSERT INTO lao_ren VALUES ($1, $2, $3, '2026-11-01')", [
      id,
      name,
      idNumber,
    ]);
  }
  atEnd(t, async () => {
    await client.end();
    await drop();
  });
  const at = new URL(url);
  const settings = {
    host: at.hostname || '127.0.0.1',
    port: Number(at.port || 5432),
    user: decodeURIComponent(at.username),
    database: at.pathname.slice(1),
    table: 'public.lao_ren',
    keyColumns: ['id'],
    growingColumn: '更新时间',
  };
  return { client, settings, secret: decodeURIComponent(at.password) };
}

test('a PostgreSQL is fetched, then only what is new, by its schedule and without anybody', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const { client, settings, secret } = await postgresTable(t);
  const { batch, source } = await fetched(town, {
    resourceId: resource.id,
    title: '民政库',
    kind: 'postgres',
    settings,
    secret,
  });
  assert.deepEqual([batch.counts.accepted, batch.counts.added], [300, 300]);
  const kept = await town.sql<{ secret: string }>(
    'SELECT secret FROM intake.sources WHERE id = $1',
    [source.id],
  );
  assert.ok(secret === '' || kept[0]?.secret.startsWith('v1|'), 'the password is sealed');

  await client.query("INSERT INTO lao_ren VALUES (301, '新人', $1, '2026-11-20')", [
    identity('19400102', 1),
  ]);
  await client.query("UPDATE lao_ren SET 姓名 = '改名', 更新时间 = '2026-11-21' WHERE id = 7");
  town.clock.advance(86_400);
  await runDue(ctx);
  await workUntilDone(ctx);
  const [second] = await town.sql<{ state: string; counts: Record<string, number> }>(
    'SELECT state, counts FROM intake.batches ORDER BY number DESC LIMIT 1',
  );
  assert.deepEqual(
    [second?.state, second?.counts['staged'], second?.counts['added'], second?.counts['changed']],
    ['applied', 2, 1, 1],
  );

  await client.query('ALTER TABLE lao_ren DROP COLUMN 姓名');
  await client.query("UPDATE lao_ren SET 更新时间 = '2026-11-24' WHERE id = 9");
  town.clock.advance(86_400);
  await runDue(ctx);
  await workUntilDone(ctx);
  const [third] = await town.sql<{ state: string; problem: { code: string } }>(
    'SELECT state, problem FROM intake.batches ORDER BY number DESC LIMIT 1',
  );
  assert.deepEqual([third?.state, third?.problem.code], ['failed', 'column-vanished']);
  const told = await town.sql<{ template: string }>(
    "SELECT DISTINCT template FROM messages.messages WHERE subject_kind = 'intakeSource'",
  );
  assert.deepEqual(told, [{ template: 'intake.failed' }], 'whoever owns the list is told');
  assert.equal(
    await countRows(ctx, { resourceId: resource.id, where: [] }),
    301,
    'nothing was half applied',
  );
});

test('an interface that dies half way leaves nothing applied, and the batch goes on from there', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  let dies = true;
  const asked: string[] = [];
  const server = createServer((request, reply) => {
    const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
    asked.push(String(page));
    if (dies && page === 3) return void reply.writeHead(503).end();
    const items = people
      .slice((page - 1) * 100, page * 100)
      .map(({ id, name, idNumber }) => ({ id, 姓名: name, 证件: { 身份证号: idNumber } }));
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify({ data: { items } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => server.close());
  const { port } = server.address() as AddressInfo;
  const settings = {
    url: `http://127.0.0.1:${port}/v1/people`,
    itemsPointer: '/data/items',
    paging: 'page' as const,
    pageParameter: 'page',
    sizeParameter: 'size',
    pageSize: 100,
  };
  const source = await ctx.database.inTenant(ctx, (tx) =>
    addSource(tx, {
      resourceId: resource.id,
      title: '厂商接口',
      kind: 'http',
      settings,
      mode: 'merge',
      schedule: noSchedule,
    }),
  );
  const id = await runSource(ctx, source.id, false);
  await workUntilDone(ctx);
  const failed = await oneBatch(ctx, id);
  assert.deepEqual([failed.state, failed.columns.length], ['failed', 0]);
  assert.match(failed.problem, /HTTP 503/);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 0);
  dies = false;
  await retry(ctx, id);
  await workUntilDone(ctx);
  const staged = await oneBatch(ctx, id);
  assert.deepEqual([staged.state, staged.counts.staged], ['staged', 300]);
  assert.deepEqual(asked, ['1', '2', '3', '3', '4'], 'what was fetched is not fetched again');
  assert.ok(staged.mapping.some(({ field }) => field === 'idNumber'));
});

test('files that are dropped come in once, and no link leads out of the drop folder', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town);
  const folder = join(town.dataDirectory, 'drop', 'minzheng');
  await mkdir(folder, { recursive: true });
  const text = (from: number, to: number) =>
    `姓名,身份证号\n${people
      .slice(from, to)
      .map(({ name, idNumber }) => `${name},${idNumber}\n`)
      .join('')}`;
  await writeFile(join(folder, '名册1.csv'), text(0, 100));
  await writeFile(join(folder, '说明.doc'), 'x');
  const settings = { directory: 'minzheng', pattern: '名册*.csv' };
  const { source } = await fetched(town, {
    resourceId: resource.id,
    title: '接收文件夹',
    kind: 'folder',
    settings,
  });
  await assert.rejects(runSource(ctx, source.id, true), { code: 'nothing-new' });
  await writeFile(join(folder, '名册2.csv'), text(50, 200));
  await utimes(join(folder, '名册2.csv'), new Date(), new Date(Date.now() + 5000));
  await runSource(ctx, source.id, true);
  await workUntilDone(ctx);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 200);
  const outside = {
    resourceId: resource.id,
    title: '外面',
    kind: 'folder' as const,
    settings: { directory: '../..', pattern: '*' },
    mode: 'merge' as const,
    schedule: noSchedule,
  };
  await assert.rejects(
    ctx.database.inTenant(ctx, (tx) => addSource(tx, outside)),
    { code: 'source-settings-faulty' },
  );
});

test('more rows than one part with a numeric key all come, each once', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const resource = await elders(town, {
    fields: [plainField('code', '编号', { type: 'integer', required: true })],
    keyFields: ['code'],
  });
  const { client, settings, secret } = await postgresTable(t);
  await client.query(
    'CREATE TABLE shu (编号 integer PRIMARY KEY); INSERT INTO shu SELECT generate_series(1, 20500)',
  );
  const { growingColumn: _, ...address } = settings;
  const { batch } = await fetched(town, {
    resourceId: resource.id,
    title: '编号表',
    kind: 'postgres',
    settings: { ...address, table: 'public.shu', keyColumns: ['编号'] },
    secret,
  });
  assert.deepEqual([batch.counts.staged, batch.counts.accepted], [20_500, 20_500]);
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), 20_500);
});
