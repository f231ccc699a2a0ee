import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestOf } from '#modules/observations/index.ts';
import { addThings } from '#modules/things/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testStart, testTown, type TestTown } from '#testing';
import { api, type Mapping } from '../contract.ts';
import { signatureOf } from '../rules/signature.ts';

const mapping: Mapping = {
  items: '/data',
  device: '/sn',
  time: { path: '/at', format: 'local' },
  values: [
    { key: 'pm25', path: '/pm', scale: 1000 },
    { key: 'doorOpen', path: '/door', words: { OPEN: true, SHUT: false } },
  ],
};

async function source(town: TestTown) {
  const admin = (await town.as('admin')).api(api);
  const added = await admin.addSource({ body: { name: '环保局前置机', mapping } });
  return { admin, ...added };
}

async function addStation(
  town: TestTown,
  externalId: string,
  tenantId = town.tenantId,
): Promise<string> {
  const ctx = town.application.ctxOf(tenantId);
  const [added] = await town.database.inTenant(ctx, (tx) =>
    addThings(tx, [{ name: externalId, modelCode: 'air-station', door: 'push', externalId }]),
  );
  return added?.id ?? '';
}

const now = String(testStart.getTime() / 1000);

interface Sent {
  readonly id: string;
  readonly secret: string;
  readonly timestamp?: string;
}

async function send(town: TestTown, { id, secret, timestamp = now }: Sent, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const reply = await town.anonymous().fetch(`/push/${id}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': `sha256=${signatureOf(secret, timestamp, Buffer.from(text))}`,
    },
    body: text,
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

const item = (sn: string, rest = {}) => ({
  sn,
  at: '2026-11-23 09:59:00',
  pm: '0.035',
  door: 'SHUT',
  ...rest,
});

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('foreign JSON is read by its mapping and stored; what does not fit is told item by item', async (t) => {
  const town = await testTown(t);
  const { id, secret } = await source(town);
  const thingId = await addStation(town, 'A1');
  await addStation(town, 'OF-THE-TWIN', town.twinId);
  const data = [
    item('A1'),
    item('NOBODY'),
    item('OF-THE-TWIN'),
    item('A1', { at: '1970-01-01 08:00:00' }),
    item('A1', { at: '2026-11-23 09:58:00', pm: '1e308' }),
    { at: '2026-11-23 09:59:00' },
    item('A1', { at: 'never' }),
  ];
  const reply = await send(town, { id, secret }, { data });
  assert.equal(reply.status, 200);
  const refused = reply.body['refused'] as { item: number; key: string | null; reason: string }[];
  assert.deepEqual(
    refused.map(({ item: place, key, reason }) => `${place} ${key ?? '-'} ${reason}`).toSorted(),
    [
      '1 - unknown-thing',
      '2 - unknown-thing',
      '3 doorOpen too-old',
      '3 pm25 too-old',
      '4 pm25 not-a-number',
      '5 - bad-json',
      '6 - bad-json',
    ],
  );
  assert.equal(reply.body['accepted'], 3);
  const latest = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [thingId]));
  assert.deepEqual(Object.fromEntries(latest.map(({ key, value }) => [key, value])), {
    pm25: 35,
    doorOpen: false,
  });
});

test('a signature counts once, for five minutes, for its body and secret only', async (t) => {
  const town = await testTown(t);
  const { id, secret, admin } = await source(town);
  await addStation(town, 'A1');
  const body = { data: [item('A1')] };
  assert.equal((await send(town, { id, secret: 'guess' }, body)).status, 401);
  const old = String(testStart.getTime() / 1000 - 400);
  assert.equal((await send(town, { id, secret: secret, timestamp: old }, body)).status, 401);
  assert.equal((await send(town, { id, secret }, body)).status, 200);
  assert.equal((await send(town, { id, secret }, body)).status, 409);
  assert.equal((await send(town, { id, secret }, '{"data":')).status, 400);
  assert.equal((await send(town, { id, secret }, '{"data":')).status, 400, 'may be sent again');
  const { secret: next } = await admin.renewSecret({ params: { sourceId: id } });
  const other = { data: [item('A1', { pm: 1 })] };
  assert.equal((await send(town, { id, secret }, other)).status, 401);
  assert.equal((await send(town, { id, secret: next }, other)).status, 200);
  assert.equal((await send(town, { id: 'no-such-source', secret: next }, other)).status, 404);
  const seen = await town.sql<{ reason: string; source: string }>(
    "SELECT DISTINCT reason, source FROM observations.refusals WHERE door = 'push' ORDER BY reason",
  );
  assert.deepEqual(
    seen.map(({ reason, source: from }) => `${reason} ${from}`),
    ['bad-json 环保局前置机', 'bad-signature 环保局前置机'],
  );
});

test('a mapping is tried on a sample, saved as the next version, switched off and removed', async (t) => {
  const town = await testTown(t);
  const { id, secret, admin } = await source(town);
  const sample = JSON.stringify({ data: [item('A1'), {}] });
  const tried = await admin.tryMapping({ body: { mapping, sample } });
  assert.deepEqual(tried.items[0], {
    device: 'A1',
    at: '2026-11-23T01:59:00.000Z',
    values: [
      { key: 'pm25', value: '35' },
      { key: 'doorOpen', value: 'false' },
    ],
    faults: [],
  });
  assert.equal(tried.items[1]?.faults.length, 2);
  await assert.rejects(
    admin.tryMapping({ body: { mapping, sample: '{' } }),
    isProblem('push-json'),
  );
  const body = { name: '前置机', mapping, active: false, version: 1 };
  assert.deepEqual(await admin.saveSource({ params: { sourceId: id }, body }), { version: 2 });
  await assert.rejects(
    admin.saveSource({ params: { sourceId: id }, body }),
    isProblem('changed-meanwhile'),
  );
  assert.equal((await send(town, { id, secret }, { data: [] })).status, 404);
  const [listed] = (await admin.sources({})).items;
  assert.ok(listed && listed.name === '前置机' && !JSON.stringify(listed).includes(secret));
  await admin.removeSource({ params: { sourceId: id } });
  assert.equal((await admin.sources({})).items.length, 0);
  const worker = (await town.as('grid01')).api(api);
  await assert.rejects(worker.sources({}), isProblem('not-permitted'));
});
