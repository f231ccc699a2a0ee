/** Granted rows as files and as places: whole, masked, and stopped when the grant ends. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { fillDemo } from '../demo.ts';
import { csvFile } from '../service/files.ts';
import { departmentId } from './lake-rows.ts';
import { granted, plotsGrant, type Sharing, sharingTown } from './two-departments.ts';

let town: TestTown;
let all: Sharing;
const endings: (() => unknown)[] = [];
before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  all = await sharingTown(town);
});
after(async () => {
  for (const end of endings) await end();
});

test('files carry the granted fields with their masks: CSV, XLSX and Parquet', async () => {
  const grantId = await granted(all);
  const csv = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/csv`);
  assert.equal(csv.status, 200);
  const lines = (await csv.text())
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');
  assert.equal(lines.length, 4);
  assert.equal(lines[0], '身份证号,姓名,村,慢性病');
  assert.match(lines[1] ?? '', /^110\*+002X,欧阳\*兰,石桥村,高血压$/);
  const sheet = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/xlsx`);
  const { sheets } = await readWorkbook(Buffer.from(await sheet.arrayBuffer()));
  assert.equal(sheets[0]?.rows.length, 4);
  assert.ok(
    sheets.some(({ name }) => name === '导出说明'),
    'the workbook bears who took it',
  );
  const parquet = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/parquet`);
  const bytes = Buffer.from(await parquet.arrayBuffer());
  assert.equal(bytes.subarray(0, 4).toString(), 'PAR1');
  assert.equal(bytes.subarray(-4).toString(), 'PAR1');
  assert.equal(bytes.includes('欧阳蕙兰'), false);
  const { items } = await all.civil.api(api).uses({ query: { grantId } });
  assert.deepEqual(
    items.map(({ way, rows, outcome }) => [way, rows, outcome]),
    [
      ['parquet', 3, 'done'],
      ['xlsx', 3, 'done'],
      ['csv', 3, 'done'],
    ],
  );
});

/** A ctx of a member of staff, as the edge makes one. */
async function ctxOfCivil() {
  const departmentIds = [await departmentId(town.ctx, 'civil-affairs')];
  const scope = { kind: 'department' as const, departmentIds, villageIds: [], gridCellIds: [] };
  const { personId } = all.civil;
  const permissions = new Set(['sharing.use', 'sharing.read']);
  return {
    ...town.ctx,
    actor: { kind: 'staff' as const, personId, name: '民政', roles: [], permissions, scope },
  };
}

/** Ends a grant in one way or the other, while it is being read. */
const ways = {
  revoked: async (grantId: string): Promise<void> => {
    const reason = '数据正在重新核查';
    await all.agriculture.api(api).revokeGrant({ params: { grantId }, body: { reason } });
  },
  ended: async (grantId: string): Promise<void> => {
    const until = new Date(town.clock.now().getTime() + 1);
    await town.sql(`UPDATE sharing.grants SET until_at = $2 WHERE id = $1`, [grantId, until]);
    town.clock.advance(1);
  },
} as const;

/** What of a file arrives when its grant ends after the first part, and how it broke off. */
async function cutOff(grantId: string, end: (grantId: string) => Promise<void>) {
  const { chunks } = await csvFile(await ctxOfCivil(), grantId);
  const pieces: string[] = [];
  let fault: unknown = null;
  try {
    for await (const chunk of chunks ?? []) {
      pieces.push(new TextDecoder().decode(chunk));
      if (pieces.length === 2) await end(grantId);
    }
  } catch (error) {
    fault = error;
  }
  return { lines: pieces.join('').trimEnd().split('\r\n'), fault };
}

test('a grant that is revoked or expires during a download stops it, and the part says that it is none', async () => {
  for (const reason of ['revoked', 'ended'] as const) {
    const grantId = await plotsGrant(all);
    const { lines, fault } = await cutOff(grantId, ways[reason]);
    assert.equal((fault as { code?: string } | null)?.code, 'grant-ended', String(fault));
    assert.equal(lines.length, 1 + 4000 + 1);
    assert.match(lines.at(-1) ?? '', /INCOMPLETE/);
    const { items } = await all.civil.api(api).uses({ query: { grantId } });
    assert.deepEqual(
      items.map(({ outcome, stoppedBy, rows }) => [outcome, stoppedBy, rows]),
      [['stopped', reason, 4000]],
    );
  }
});

test('a receiver that goes away in the middle is noted as such', async () => {
  const grantId = await plotsGrant(all);
  const { chunks } = await csvFile(await ctxOfCivil(), grantId);
  for await (const chunk of chunks ?? []) if (chunk.length > 1000) break;
  const { items } = await all.civil.api(api).uses({ query: { grantId } });
  assert.deepEqual([items[0]?.outcome, items[0]?.stoppedBy], ['stopped', 'brokenOff']);
});

test('a file that would go over the rows of the day is refused before anything leaves', async () => {
  const grantId = await plotsGrant(all, 4999);
  const answer = await all.civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/parquet`);
  assert.equal(answer.status, 429);
  assert.equal((await all.civil.api(api).uses({ query: { grantId } })).items.length, 0);
});

test('places are OGC API Features: landing, conformance, collections, items by box and page', async () => {
  const grantId = await plotsGrant(all);
  const { number } = await all.civil.api(api).grant({ params: { grantId } });
  const get = async (path: string) => {
    const answer = await all.civil.fetch(path.replace(/^https?:\/\/[^/]+/, ''));
    return {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      body: (await answer.json()) as Record<string, unknown>,
    };
  };
  const root = '/api/v1/sharing/features';
  const landing = await get(root);
  const rels = (landing.body['links'] as { rel: string }[]).map(({ rel }) => rel);
  for (const rel of ['self', 'service-desc', 'conformance', 'data'])
    assert.ok(rels.includes(rel), rel);
  const { body: conforms } = await get(`${root}/conformance`);
  assert.ok((conforms['conformsTo'] as string[]).some((one) => one.endsWith('/conf/core')));
  const { body: list } = await get(`${root}/collections`);
  assert.ok((list['collections'] as { id: string }[]).some(({ id }) => id === number));
  const box = `bbox=112.9,28.4,112.9095,28.4015`;
  const first = await get(`${root}/collections/${number}/items?${box}&limit=15`);
  assert.match(first.type, /application\/geo\+json/);
  const features = first.body['features'] as {
    id: string;
    geometry: { coordinates: number[] };
    properties: object;
  }[];
  assert.equal(features.length, 15);
  assert.deepEqual(Object.keys(features[0]?.properties ?? {}), ['plot', 'areaMu']);
  const next = (first.body['links'] as { rel: string; href: string }[]).find(
    ({ rel }) => rel === 'next',
  );
  const second = await get(next?.href ?? '');
  const rest = second.body['features'] as typeof features;
  assert.equal(rest.length, 5, 'ten columns and two rows lie in the box');
  assert.equal(
    (second.body['links'] as { rel: string }[]).some(({ rel }) => rel === 'next'),
    false,
  );
  for (const { geometry } of [...features, ...rest]) {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    assert.ok(
      longitude >= 112.9 && longitude <= 112.9095 && latitude >= 28.4 && latitude <= 28.4015,
    );
  }
  const one = await get(`${root}/collections/${number}/items/${features[3]?.id}`);
  assert.deepEqual(one.body['properties'] as object, features[3]?.properties);
  assert.equal((await get(`${root}/collections/${number}/items?bbox=1,2,3`)).status, 400);
  assert.equal((await get(`${root}/collections/${number}/items?colour=red`)).status, 400);
  const some = await get(`${root}/collections/${number}/items?limit=1000000&f=geojson`);
  assert.equal(some.status, 200, 'a limit above the most is no error (OGC 17-069r4, 7.15.3)');
  assert.ok((some.body['features'] as unknown[]).length > 20);
  for (const [asked, status] of [
    ['2026-02-12T23:20:50Z', 200],
    ['2026-01-01T00:00:00Z/..', 200],
    ['yesterday', 400],
  ] as const) {
    const path = `${root}/collections/${number}/items?limit=1&datetime=${encodeURIComponent(asked)}`;
    assert.equal((await get(path)).status, status, asked);
  }
  assert.equal((await get(`${root}/collections/GX-20261123-9999-9/items`)).status, 404);
  const { body: others } = await (async () => {
    const answer = await all.health.fetch(`${root}/collections`);
    return { body: (await answer.json()) as { collections: unknown[] } };
  })();
  assert.equal(others.collections.length, 0);
});

test('the demo tells stories of every kind through the same road', async () => {
  const tenant = { kind: 'town', position: 0, tenantId: town.tenantId } as never;
  const rest = { shared: new Map(), log: () => undefined, later: () => undefined };
  await fillDemo({ ctx: town.ctx, tenant, historyCount: 1, ...rest });
  const rows = await town.sql<{ state: string }>('SELECT DISTINCT state FROM sharing.requests');
  const states = new Set(rows.map(({ state }) => state));
  for (const state of ['draft', 'granted', 'refused']) assert.ok(states.has(state), state);
  const [correction] = await town.sql<{ state: string }>('SELECT state FROM sharing.corrections');
  assert.equal(correction?.state, 'accepted');
  await town.settle();
});
