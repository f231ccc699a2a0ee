import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { latestOf } from '#modules/observations/index.ts';
import { addThings, queueCommand } from '#modules/things/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract.ts';

const secret = 'the-key-of-the-network-server';
const on = { ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET: secret };
const devEui = '0102030405060708';
const bytes = [1, 12, 0, 200, 7, 0, 30, 0xfe, 88];
const payload = Buffer.from(bytes).toString('base64');

async function addManhole(town: TestTown, eui = devEui, settings = {}): Promise<string> {
  const [added] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [
      { name: '井盖', modelCode: 'manhole', door: 'lorawan', externalId: eui, settings },
    ]),
  );
  return added?.id ?? '';
}

const event = (town: TestTown, kind: string, body: unknown, key = secret) =>
  town.anonymous().fetch(`/lorawan/chirpstack?event=${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(body),
  });

const up = (eui = devEui, rest = {}) => ({
  deviceInfo: { devEui: eui.toUpperCase() },
  time: '2026-11-23T01:59:00Z',
  fPort: 1,
  data: payload,
  rxInfo: [{ rssi: -110 }, { rssi: -90 }],
  ...rest,
});

async function values(town: TestTown, thingId: string): Promise<Record<string, unknown>> {
  const all = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [thingId]));
  return Object.fromEntries(all.map(({ key, value }) => [key, value]));
}

const refusals = async (town: TestTown) =>
  (
    await town.sql<{ line: string }>(
      "SELECT reason || ': ' || detail AS line FROM observations.refusals WHERE door = 'lorawan' ORDER BY id",
    )
  ).map(({ line }) => line);

const isProblem = (code: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === code;

test('an uplink is decoded by the codec of its model and stored at its own time', async (t) => {
  const town = await testTown(t, { environment: on });
  const thingId = await addManhole(town);
  assert.equal((await event(town, 'up', up())).status, 204);
  assert.deepEqual(await values(town, thingId), {
    coverOpen: true,
    tilt: 12,
    waterLevel: 200,
    methane: 3.5,
    hydrogenSulfide: 3,
    temperature: -2,
    battery: 88,
    signal: -90,
  });
  assert.equal((await event(town, 'status', { ...up(), batteryLevel: 71.4 })).status, 204);
  assert.deepEqual(await refusals(town), []);
});

test('events are taken with the key only, and only events of known, active devices', async (t) => {
  const off = await testTown(t, { environment: { ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET: 'off' } });
  assert.equal((await event(off, 'up', up())).status, 503);
  const town = await testTown(t, { environment: on });
  await addManhole(town);
  assert.equal((await event(town, 'up', up(), 'another-key-of-nobody')).status, 401);
  assert.equal((await event(town, 'up', { deviceInfo: {} })).status, 400);
  assert.equal((await event(town, 'up', { ...up(), data: '%%%' })).status, 400);
  await event(town, 'up', up('ffffffffffffffff'));
  await event(town, 'up', up(devEui, { data: 'AQI=' }));
  assert.deepEqual(await refusals(town), [
    'unknown-thing: ffffffffffffffff',
    'codec-failed: expected 9 bytes, got 2',
  ]);
});

test('a codec in an endless loop, or one that eats memory, is refused with its reason; others go on', async (t) => {
  const town = await testTown(t, { environment: on });
  const admin = (await town.as('admin')).api(api);
  const scripts = {
    endless: 'function decodeUplink(i) { if (i.bytes.length) for (;;); return { data: {} } }',
    hungry:
      'function decodeUplink(i) { var a = []; while (i.bytes.length) a.push("x".repeat(65536) + a.length); return { data: {} } }',
    deep: 'function f() { return f() + 1 } function decodeUplink(i) { return i.bytes.length ? f() : { data: {} } }',
    prying: 'function decodeUplink() { return { data: { tilt: process.pid } } }',
  };
  for (const [code, script] of Object.entries(scripts)) {
    await admin.saveCodec({ params: { code }, body: { name: code, script, version: 0 } });
  }
  const ids = Object.keys(scripts).map((_, at) => `aa0000000000000${at}`);
  for (const [at, code] of Object.keys(scripts).entries()) {
    await addManhole(town, ids[at] ?? '', { codec: code });
  }
  const good = await addManhole(town);
  await Promise.all([...ids.map((id) => event(town, 'up', up(id))), event(town, 'up', up())]);
  assert.equal((await values(town, good))['tilt'], 12);
  const seen = (await refusals(town)).toSorted();
  assert.equal(seen.length, 4, seen.join('\n'));
  assert.ok(
    seen.some((line) => /took longer than 50 ms/.test(line)),
    seen.join('\n'),
  );
  assert.ok(
    seen.some((line) => /memory|longer/.test(line)),
    seen.join('\n'),
  );
  assert.ok(
    seen.some((line) => /stack|recursion/i.test(line)),
    seen.join('\n'),
  );
  assert.ok(
    seen.some((line) => /process.*not defined/.test(line)),
    seen.join('\n'),
  );
  // After five late answers in a row the script rests, so that it costs nothing.
  for (let n = 0; n < 5; n += 1) await event(town, 'up', up(ids[0]));
  assert.ok((await refusals(town)).some((line) => /rests for a minute/.test(line)));
});

test('a codec is tried, saved as the next version, kept while devices use it', async (t) => {
  const town = await testTown(t, { environment: on });
  const admin = (await town.as('admin')).api(api);
  const { items } = await admin.codecs({});
  const manhole = items.find(({ code }) => code === 'manhole') ?? assert.fail();
  const { script } = manhole;
  const hex = Buffer.from(bytes).toString('hex');
  const tried = await admin.tryCodec({ body: { script, direction: 'up', fPort: 1, hex } });
  assert.ok(tried.ok && /"waterLevel": 200/.test(tried.text), tried.text);
  const data = JSON.stringify({ service: 'setInterval', data: { minutes: 300 } });
  const down = await admin.tryCodec({ body: { script, direction: 'down', fPort: 1, data } });
  assert.equal(down.hex, '012c');
  const body = { name: '井盖', script: script.replace('tilt: b[1]', 'tilt: 1'), version: 1 };
  assert.deepEqual(await admin.saveCodec({ params: { code: 'manhole' }, body }), { version: 2 });
  await assert.rejects(
    admin.saveCodec({ params: { code: 'manhole' }, body }),
    isProblem('changed-meanwhile'),
  );
  const faulty = { name: 'x', script: 'function decodeUplink( {', version: 0 };
  await assert.rejects(
    admin.saveCodec({ params: { code: 'xx' }, body: faulty }),
    isProblem('codec-faulty'),
  );
  assert.equal((await admin.codecVersions({ params: { code: 'manhole' } })).items.length, 2);
  await addManhole(town);
  await assert.rejects(
    admin.removeCodec({ params: { code: 'manhole' } }),
    isProblem('codec-in-use'),
  );
  const worker = (await town.as('grid01')).api(api);
  await assert.rejects(worker.codecs({}), isProblem('not-permitted'));
});

/** A stand-in of ChirpStack's REST proxy. */
async function chirpStack(t: TestContext) {
  const heard: { url: string; key: string; body: unknown }[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += String(piece);
    const key = String(request.headers['grpc-metadata-authorization']);
    heard.push({ url: request.url ?? '', key, body: JSON.parse(text) as unknown });
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(status === 200 ? { id: `item-${heard.length}` } : { message: 'no device' }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(t, () => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { heard, url, answer: (next: number) => void (status = next) };
}

test('a command goes through the queue of ChirpStack and ends with its acknowledgement', async (t) => {
  const network = await chirpStack(t);
  const environment = {
    ...on,
    ZHENSHU_CHIRPSTACK_URL: network.url,
    ZHENSHU_CHIRPSTACK_TOKEN: 'token',
  };
  const town = await testTown(t, { services: true, environment });
  const thingId = await addManhole(town, devEui, { confirmed: true });
  const command = (minutes: number) =>
    town.database.inTenant(town.ctx, (tx) =>
      queueCommand(tx, { thingId, service: 'setInterval', input: { minutes } }),
    );
  const reaches = async (id: string, state: string): Promise<string> => {
    for (;;) {
      const [row] = await town.sql<{ state: string; reason: string }>(
        'SELECT state, reason FROM things.commands WHERE id = $1',
        [id],
      );
      if (row?.state === state) return row.reason;
    }
  };
  const first = await command(300);
  const queued = async () =>
    (await town.sql<{ id: string }>('SELECT queue_item_id AS id FROM lorawan.downlinks')).length;
  while ((await queued()) === 0);
  assert.deepEqual(network.heard[0], {
    url: `/api/devices/${devEui}/queue`,
    key: 'Bearer token',
    body: {
      queueItem: { confirmed: true, fPort: 3, data: Buffer.from([1, 44]).toString('base64') },
    },
  });
  await event(town, 'txack', { deviceInfo: { devEui }, queueItemId: 'item-1' });
  await reaches(first.id, 'delivered');
  await event(town, 'ack', { deviceInfo: { devEui }, queueItemId: 'item-1', acknowledged: true });
  await reaches(first.id, 'done');
  network.answer(404);
  const second = await command(30);
  assert.match(await reaches(second.id, 'failed'), /404: no device/);
});
