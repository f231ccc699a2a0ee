import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { api as catalogueApi } from '#modules/catalogue/contract/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { countRows, holdRows, readPage } from '../index.ts';
import { readJson } from '../store/outside/http.ts';
import { connection, hasCode, rows, sound, staying } from './in-place-elders.ts';

const pageSize = 100;

/** The vendor's interface: pages of JSON, in no order, numbers as numbers. */
async function vendor(t: TestContext) {
  const state = {
    away: false,
    pages: true,
    answer: (items: unknown[]): unknown => ({ data: { items } }),
  };
  const shuffled = rows.toSorted((a, b) => ((a[0] * 7) % 251) - ((b[0] * 7) % 251));
  let list = shuffled.map(([code, name, idNumber, village, bornOn, amount]) => ({
    编号: code,
    姓名: name,
    证件: { 身份证号: idNumber },
    村: village,
    出生日期: bornOn.replaceAll('-', '/'),
    月标准: amount,
  }));
  const server = createServer((request, reply) => {
    if (state.away) return void reply.writeHead(503).end();
    const asked = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
    const page = state.pages ? asked : 1;
    const items = list.slice((page - 1) * pageSize, page * pageSize);
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify(state.answer(items)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(t, () => server.close());
  const { port } = server.address() as AddressInfo;
  const change = (code: number, village: string): void => {
    list = list.map((one) => (one.编号 === code ? { ...one, 村: village } : one));
  };
  return { state, change, url: `http://127.0.0.1:${port}/v1/elders` };
}

async function eldersBehindHttp(t: TestContext, town: TestTown) {
  const { url, state, change } = await vendor(t);
  const resource = await staying(town, 'elders-behind-http');
  const paging = { paging: 'page' as const, pageParameter: 'page', pageSize };
  const connectionId = await connection(town, {
    resourceId: resource.id,
    kind: 'http',
    settings: { url, itemsPointer: '/data/items', ...paging },
    secret: '',
  });
  const head = await town.as('head-civil-affairs');
  const params = { resourceId: resource.id };
  return { resource, connectionId, head, params, state, change };
}

test('a list behind an HTTP interface stays there: set up, read in the order of its key, limited and masked here', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, head, params, change } = await eldersBehindHttp(t, town);
  const intake = head.api(api);
  const shown = await intake.inPlace({ params });
  assert.deepEqual(
    shown.connections.map(({ kind, database }) => [kind, database]),
    [['http', 'v1/elders']],
  );
  const { items } = await intake.inPlaceTables({ params, body: { connectionId } });
  assert.deepEqual(items, [{ name: '/data/items', isView: false, keyColumns: [] }]);
  const asked = { connectionId, table: '/data/items', keyColumns: ['编号'] };
  const preview = await intake.inPlacePreview({ params, body: { ...asked, mapping: null } });
  assert.deepEqual([preview.looked, preview.accepted, preview.refused], [250, sound, 5]);
  assert.deepEqual(preview.judgedThere, [], 'such an interface judges no condition');
  await intake.setInPlace({ params, body: { ...asked, mapping: preview.mapping } });

  const fields = [
    { key: 'code', masked: false },
    { key: 'name', masked: true },
    { key: 'bornOn', masked: false },
  ];
  const selection = { resourceId: resource.id, fields, where: [] };
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(ctx, {
      ...selection,
      after,
      limit: 70,
    });
    seen.push(...page.rows.map(({ code }) => Number(code)));
    assert.ok(page.rows.every(({ name }) => String(name).includes('*')));
    assert.ok(page.rows.every(({ bornOn }) => bornOn === '1940-01-01'));
    after = page.next;
  } while (after);
  assert.deepEqual(
    seen,
    rows.flatMap(([code], at) => (at % 50 === 49 ? [] : [code])),
    'every sound row once, in the order of the key',
  );
  assert.equal(await countRows(ctx, { resourceId: resource.id, where: [] }), rows.length);

  change(7, '新设村');
  const where = [{ key: 'village', op: 'equals' as const, value: '新设村' }];
  const now = await readPage(ctx, { ...selection, where, after: null, limit: 5 });
  assert.deepEqual(
    now.rows.map(({ code }) => Number(code)),
    [7],
    'what is read is what is there at that moment',
  );
  const [only = ''] = now.rowKeys;
  const again = await readPage(ctx, { ...selection, after: null, limit: 1, only });
  assert.deepEqual(again.rowKeys, [only]);
});

test('an interface that is away or answers something else gives nothing, and is said to', async (t) => {
  const town = await testTown(t);
  const { ctx } = town;
  const { resource, connectionId, head, params, state } = await eldersBehindHttp(t, town);
  const intake = head.api(api);
  const asked = { connectionId, table: '/data/items', keyColumns: ['编号'] };
  const { mapping } = await intake.inPlacePreview({ params, body: { ...asked, mapping: null } });
  await intake.setInPlace({ params, body: { ...asked, mapping } });
  const selection = {
    resourceId: resource.id,
    fields: [{ key: 'code', masked: false }],
    where: [],
  };
  const page = () => readPage(ctx, { ...selection, after: null, limit: 5 });
  state.away = true;
  await assert.rejects(page(), hasCode('live-unreachable'));
  await assert.rejects(holdRows(ctx, { ...selection, most: 1000 }), hasCode('live-unreachable'));
  assert.match((await intake.inPlace({ params })).lastProblem, /HTTP 503/);
  state.away = false;
  state.answer = (items) => ({ rows: items });
  await assert.rejects(page(), hasCode('live-answer-faulty'));
  state.answer = (items) => ({
    data: { items: items.map((one) => ({ ...(one as object), 村: undefined })) },
  });
  await assert.rejects(page(), hasCode('live-column-vanished'));
  state.answer = (items) => ({ data: { items } });
  state.pages = false;
  await assert.rejects(page(), hasCode('live-answer-faulty'));
  assert.match((await intake.inPlace({ params })).lastProblem, /每一页都相同/);
  state.pages = true;
  assert.equal((await page()).rows.length, 5);
  assert.equal((await intake.inPlace({ params })).lastProblem, '');
});

test('what stays at its source has a daily score; a source that is away has none that day and stops no other', async (t) => {
  const town = await testTown(t);
  const { connectionId, head, params, state } = await eldersBehindHttp(t, town);
  const intake = head.api(api);
  const catalogue = head.api(catalogueApi);
  assert.equal((await catalogue.measure({ params })).day, null, 'not set up yet');
  const asked = { connectionId, table: '/data/items', keyColumns: ['编号'] };
  const { mapping } = await intake.inPlacePreview({ params, body: { ...asked, mapping: null } });
  await intake.setInPlace({ params, body: { ...asked, mapping } });
  const { day } = await catalogue.measure({ params });
  assert.equal(day?.rows, rows.length);
  const found = new Map(day.results.map((one) => [one.kind, [one.checked, one.failed]]));
  assert.deepEqual(found.get('valid'), [250, 5], 'rows that nobody is given are what is counted');
  assert.deepEqual(found.get('complete'), [250, 0]);
  assert.deepEqual(found.get('unique'), [250, 0]);
  assert.equal(found.has('fresh'), false, 'when rows changed is known at the source alone');
  const shown = await catalogue.one({ params });
  assert.equal(shown.score, day.score);
  assert.ok(day.score > 98 && day.score < 100);
  state.away = true;
  await assert.rejects(catalogue.measure({ params }), hasCode('live-unreachable'));
  assert.equal((await catalogue.one({ params })).score, day.score, 'the last one stays');
});

test('whole numbers of JSON keep all their digits', () => {
  assert.deepEqual(
    readJson('{"a": 430121194001010011, "b": 12, "c": 1.5, "d": [9007199254740993]}'),
    {
      a: '430121194001010011',
      b: 12,
      c: 1.5,
      d: ['9007199254740993'],
    },
  );
});
