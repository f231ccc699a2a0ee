import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import writeXlsxFile from 'write-excel-file/node';
import { ProblemError } from '#platform/problems/index.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { api, type BatchView } from '../contract/index.ts';
import { noSchedule } from '../contract/source.ts';
import { bringIn, readPage } from '../index.ts';
import { workUntilDone } from '../service/bring/work.ts';
import { csv, elders, identity } from './resources.ts';

const [one, two] = [1, 2].map((n) => identity('19360101', n)) as [string, string];
const list = csv([
  ['姓名', '身份证号'],
  ['张三', one],
]);
/** 姓名,身份证号 / 张三 in GB 18030. */
const chinese = Buffer.concat([
  Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x0a]),
  Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
  Buffer.from(`,${one}\n`),
]);

interface Desk {
  readonly town: TestTown;
  readonly head: Caller;
  readonly sourceId: string;
}

const path = (sourceId: string, query: Record<string, string>): string =>
  `/api/v1/intake/sources/${sourceId}/files?${new URLSearchParams(query).toString()}`;

async function send(
  { head, sourceId }: Desk,
  query: Record<string, string>,
  bytes: Uint8Array | string,
): Promise<{ status: number; body: BatchView & { code?: string } }> {
  const answer = await head.fetch(path(sourceId, query), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  return { status: answer.status, body: (await answer.json()) as BatchView & { code?: string } };
}

/** Sends a file and reads it. */
async function read(desk: Desk, query: Record<string, string>, bytes: Uint8Array | string) {
  const { status, body } = await send(desk, query, bytes);
  assert.equal(status, 201, body.code);
  await workUntilDone(desk.town.ctx);
  return desk.head.api(api).batch({ params: { batchId: body.id } });
}

test('a file at the door: its encoding, its size, an end half way, a vanished column, a workbook with merged cells', async (t) => {
  const town = await testTown(t);
  const resource = await elders(town);
  const head = await town.as('head-civil-affairs');
  const calls = head.api(api);
  const source = await calls.addSource({
    body: {
      resourceId: resource.id,
      title: '手工台账',
      kind: 'upload',
      settings: {},
      mode: 'merge',
      schedule: noSchedule,
    },
  });
  const desk: Desk = { town, head, sourceId: source.id };
  const other = await (await town.as('head-sanitation')).fetch(path(source.id, { name: 'a.csv' }), {
    method: 'POST',
    body: list,
  });
  assert.equal(other.status, 404, 'it does not even see the source');

  // Another department's batch is the town's newest: numbers go on behind it.
  const foreign = await elders(town, { department: 'sanitation' });
  await bringIn(town.ctx, {
    resourceId: foreign.id,
    source: '台账',
    fileName: 'a.csv',
    bytes: Buffer.from(list),
    applies: false,
  });

  await t.test('each encoding is told, a wrong one is named and read anew', async () => {
    const found = await read(desk, { name: 'gbk.csv' }, chinese);
    assert.deepEqual(
      [found.state, found.reading.encoding, found.columns.map(({ title }) => title)],
      ['staged', 'gb18030', ['姓名', '身份证号']],
    );
    const wrong = await read(desk, { name: 'gbk.csv', encoding: 'utf-8' }, chinese);
    assert.equal(wrong.state, 'failed');
    assert.match(wrong.problem, /utf-8.*第 1 行/);
    await calls.reread({ params: { batchId: wrong.id }, body: { encoding: 'gb18030' } });
    await workUntilDone(town.ctx);
    const again = await calls.batch({ params: { batchId: wrong.id } });
    assert.deepEqual([again.state, again.problem, again.counts.staged], ['staged', '', 1]);
    const reverse = await read(desk, { name: 'utf8.csv', encoding: 'gb18030' }, list);
    assert.deepEqual(
      reverse.remarks.map(({ code }) => code),
      ['encoding-doubtful'],
    );
    const unknown = await send(desk, { name: 'a.csv', encoding: 'klingon' }, list);
    assert.deepEqual([unknown.status, unknown.body.code], [422, 'encoding-unknown']);
  });

  await t.test('what is too large, of another kind or empty is refused', async () => {
    const large = await send(desk, { name: 'a.xlsx' }, Buffer.alloc(40_000_001));
    assert.deepEqual([large.status, large.body.code], [413, 'file-too-large']);
    const old = await send(desk, { name: 'a.xls' }, list);
    assert.deepEqual([old.status, old.body.code], [415, 'file-kind-old']);
    const empty = await send(desk, { name: 'a.csv' }, '');
    assert.deepEqual([empty.status, empty.body.code], [422, 'file-empty']);
  });

  await t.test('an upload that dies half way leaves no batch and no bytes', async () => {
    await town.application.http.listen({ port: 0, host: '127.0.0.1' });
    const { port } = town.application.http.server.address() as AddressInfo;
    const before = (await calls.batches({ query: {} })).items.length;
    const files = await lakeFiles(town, resource.id);
    const dying = request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: path(source.id, { name: 'dies.csv' }),
      headers: {
        cookie: head.cookie,
        'content-type': 'application/octet-stream',
        'content-length': 20_000_000,
      },
    });
    const closed = new Promise((resolve) => dying.on('close', resolve));
    dying.on('error', () => undefined);
    // Less than eight megabytes wait in memory; from there on they are sealed as they come.
    dying.write(Buffer.alloc(10_000_000, list));
    for (
      let waited = 0;
      (await lakeFiles(town, resource.id)).length === files.length;
      waited += 20
    ) {
      assert.ok(waited < 20_000, 'the first bytes came');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    dying.destroy();
    await closed;
    for (let waited = 0; (await lakeFiles(town, resource.id)).length > files.length; waited += 20) {
      assert.ok(waited < 20_000, 'its bytes went');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal((await calls.batches({ query: {} })).items.length, before);
  });

  await t.test('a column that vanished is named, and nothing is applied', async () => {
    const { id, mapping } = await read(desk, { name: 'b.csv' }, list);
    const less = await read(desk, { name: 'c.csv' }, `姓名,证件\n李四,${two}\n`);
    await assert.rejects(
      calls.check({ params: { batchId: less.id }, body: { mapping, mode: 'merge' } }),
      (error: unknown) => error instanceof ProblemError && error.problem.code === 'column-vanished',
    );
    assert.notEqual(id, less.id);
  });

  await t.test(
    'a form instead of the file, which could carry two, is refused and leaves nothing',
    async () => {
      const before = (await calls.batches({ query: {} })).items.length;
      const form = new FormData();
      for (const name of ['甲.csv', '乙.csv']) form.append('file', new Blob([list]), name);
      const answer = await head.fetch(path(source.id, { name: '甲.csv' }), {
        method: 'POST',
        body: form,
      });
      assert.equal(answer.status, 415);
      assert.equal(((await answer.json()) as { code: string }).code, 'intake-file-wrapped');
      assert.equal((await calls.batches({ query: {} })).items.length, before);
    },
  );

  await t.test('cells that a spreadsheet would run are told of, and stay texts', async () => {
    const rows = csv([
      ['姓名', '身份证号', '家庭住址'],
      ['张三', one, '=cmd!A1'],
      ['李四', two, '-12.5'],
      ['王五', identity('19360101', 3), '+86 138-0000-0001'],
      ['赵六', identity('19360101', 4), "+cmd|' /C calc'!A0"],
    ]);
    const staged = await read(desk, { name: '公式.csv' }, rows);
    const told = staged.remarks.find(({ code }) => code === 'formula-cells');
    assert.deepEqual(told?.values, { cells: 2 });
  });

  await t.test('a workbook with merged cells comes in, each row with its value', async () => {
    const text = (value: string, more: object = {}) => ({ value, type: String, ...more });
    const book = await writeXlsxFile([
      [text('高龄津贴名册', { columnSpan: 3 }), null, null],
      ['姓名', '身份证号', '家庭住址'].map((value) => text(value)),
      [text('张三'), text(one), text('石桥村1组', { rowSpan: 2 })],
      [text('李四'), text(two), null],
    ] as never).toBuffer();
    const staged = await read(desk, { name: '名册.xlsx' }, book);
    assert.deepEqual(
      staged.remarks.map(({ code }) => code),
      ['rows-before-titles', 'merged-cells'],
    );
    const params = { batchId: staged.id };
    await calls.check({ params, body: { mapping: staged.mapping, mode: 'merge' } });
    await workUntilDone(town.ctx);
    await calls.apply({ params });
    await workUntilDone(town.ctx);
    assert.equal((await calls.batch({ params })).counts.added, 2);
    const page = await readPage(town.ctx, {
      resourceId: resource.id,
      fields: ['name', 'address'].map((key) => ({ key, masked: false })),
      where: [],
      after: null,
      limit: 10,
    });
    assert.deepEqual(
      page.rows.map((row) => [row['name'], row['address']]),
      [
        ['张三', '石桥村1组'],
        ['李四', '石桥村1组'],
      ],
    );
  });
});

const lakeFiles = (town: TestTown, resourceId: string): Promise<string[]> =>
  readdir(join(town.dataDirectory, 'lake', town.tenantId, resourceId)).catch(() => []);
