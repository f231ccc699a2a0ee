/** Devices at the MQTT door: credentials, topics, values, refusals, commands. */
import assert from 'node:assert/strict';
import { connect as connectTcp } from 'node:net';
import { test } from 'node:test';
import { latestOf } from '#modules/observations/index.ts';
import { queueCommand, reportState, desireState } from '#modules/things/index.ts';
import { connected, nextMessage, townWithDevices } from './town-with-devices.ts';

const values = (temperature: unknown, at?: unknown) =>
  JSON.stringify({ at, values: { temperature } });

test('what a device publishes is stored when the PUBACK comes, whatever the QoS', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const device = await connected(t, town, 'sensor-1');
  const at = town.clock.now().getTime();
  await device.publishAsync('zs/sensor-1/up/values', values(21.5, at - 2000), { qos: 1 });
  await device.publishAsync(
    'zs/sensor-1/up/values',
    values(22.5, new Date(at - 1000).toISOString()),
    {
      qos: 2,
    },
  );
  const batch = JSON.stringify([
    { at: at - 9000, values: { temperature: 1 }, quality: 'M' },
    { at: at - 8000, values: { temperature: 2, level: 3 }, quality: { level: 'S' } },
  ]);
  await device.publishAsync('zs/sensor-1/up/values', batch, { qos: 1 });
  const rows = await town.sql<{ value: number; quality: string }>(
    'SELECT value, quality::text AS quality FROM observations.values ORDER BY at, value',
  );
  assert.deepEqual(
    rows.map(({ value, quality }) => `${value}${quality}`),
    ['1M', '2N', '3S', '21.5N', '22.5N'],
  );
  const latest = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [devices.sensor]));
  assert.equal(latest.find(({ key }) => key === 'temperature')?.value, 22.5);
});

test('who has another secret, no name or no right is turned away with the code of the standard', async (t) => {
  const { town } = await townWithDevices(t);
  const codeOf = (username: string, options: object = {}) =>
    connected(t, town, username, options).then(
      () => 0,
      (error: { code?: number }) => error.code,
    );
  assert.equal(await codeOf('sensor-1', { password: 'wrong-secret-wrong-secret' }), 4);
  assert.equal(await codeOf('nobody'), 4);
  const will = { topic: 'zs/sensor-2/up/state', payload: Buffer.from('{}'), qos: 1, retain: false };
  assert.equal(await codeOf('sensor-1', { will }), 5);
  assert.equal(await codeOf('sensor-1'), 0);
  const rows = await town.sql<{ reason: string }>(
    'SELECT reason FROM observations.refusals ORDER BY 1',
  );
  assert.deepEqual(
    rows.map(({ reason }) => reason),
    ['bad-signature', 'unknown-thing'],
  );
});

test('a gateway speaks for its children; a foreign topic is refused visibly and stores nothing', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const gateway = await connected(t, town, 'gateway-1');
  await gateway.publishAsync('zs/gateway-1/child/child-1/up/values', values(5), { qos: 1 });
  for (const topic of [
    'zs/sensor-1/up/values',
    'zs/gateway-1/child/sensor-1/up/values',
    'elsewhere',
  ]) {
    await gateway.publishAsync(topic, values(66), { qos: 1 });
  }
  const stored = await town.sql<{ thingId: string; value: number }>(
    `SELECT d.thing_id AS "thingId", v.value FROM observations.values v JOIN observations.datastreams d ON d.no = v.datastream_no`,
  );
  assert.deepEqual(stored, [{ thingId: devices.child, value: 5 }]);
  const [refusal] = await town.sql<{ count: number; thingId: string; detail: string }>(
    `SELECT sum(count)::integer AS count, thing_id AS "thingId", max(detail) AS detail FROM observations.refusals
     WHERE reason = 'foreign-topic' GROUP BY thing_id`,
  );
  assert.deepEqual([refusal?.count, refusal?.thingId], [3, devices.gateway]);
  assert.deepEqual(
    await gateway.subscribeAsync(['zs/gateway-1/down/#', 'zs/sensor-1/down/#', '#']).then(
      (granted) => granted.map(({ qos }) => qos),
      () => 'refused',
    ),
    'refused',
  );
});

test('bad input of every kind is refused or bounded, and the door goes on', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const device = await connected(t, town, 'sensor-1');
  const topic = 'zs/sensor-1/up/values';
  const bad: [string | Buffer, string][] = [
    [Buffer.from([0xff, 0xfe, 0, 1, 2]), 'bad-json'],
    ['{"values":{"temperature":1e999}}', 'not-a-number'],
    ['{"values":{"temperature":1e308}}', 'out-of-range'],
    ['{"values":{"temperature":"NaN"}}', 'wrong-type'],
    ['{"values":{"temperature":NaN}}', 'bad-json'],
    ['{"values":{"nonsense":1}}', 'unknown-property'],
    [values(1, 0), 'too-old'],
    [values(1, '2099-01-01T00:00:00Z'), 'in-future'],
    [values(1, 'yesterday'), 'no-time'],
    ['[]', 'bad-json'],
    ['', 'bad-json'],
  ];
  for (const [payload] of bad) await device.publishAsync(topic, payload, { qos: 1 });
  const rows = await town.sql<{ reason: string }>(
    'SELECT reason FROM observations.refusals WHERE thing_id = $1',
    [devices.sensor],
  );
  assert.deepEqual(
    new Set(rows.map(({ reason }) => reason)),
    new Set(bad.map(([, reason]) => reason)),
  );
  await noise(town.ports.get('mqtt') ?? 0);
  await device.publishAsync(topic, values(20), { qos: 1 });
  const [row] = await town.sql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM observations.values',
  );
  assert.equal(row?.count, 1);
});

/** Random bytes, a huge packet, a half packet: each connection is closed by the door. */
async function noise(port: number): Promise<void> {
  const greetings = [
    Buffer.from(Array.from({ length: 500 }, (_, n) => (n * 7919) % 251)),
    Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from([0x30, 5, 0, 1, 97, 1, 1]),
  ];
  for (const bytes of greetings) {
    await new Promise<void>((resolve) => {
      const socket = connectTcp(port, '127.0.0.1', () => socket.write(bytes));
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
    });
  }
}

test('a device that floods is slowed down on its own connection only; the others notice nothing', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const slow = await connected(t, town, 'slow-1');
  const quick = await connected(t, town, 'sensor-1');
  let taken = 0;
  const flood = Array.from({ length: 400 }, (_, n) =>
    slow
      .publishAsync('zs/slow-1/up/values', values(n % 50, town.clock.now().getTime() - n), {
        qos: 1,
      })
      .then(
        () => (taken += 1),
        () => undefined,
      ),
  );
  for (let n = 0; n < 30; n += 1) {
    await quick.publishAsync('zs/sensor-1/up/values', values(n), { qos: 1 });
  }
  assert.ok(taken < 200, `${taken} of the flood were taken meanwhile`);
  const [told] = await town.sql<{ count: number }>(
    "SELECT count FROM observations.refusals WHERE thing_id = $1 AND reason = 'over-budget'",
    [devices.slow],
  );
  assert.equal(told?.count, 1);
  await slow.endAsync(true);
  await Promise.all(flood);
});

test('a command reaches the device, its answer ends it', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const command = await town.database.inTenant(town.ctx, (tx) =>
    queueCommand(tx, { thingId: devices.child, service: 'beep', input: {} }),
  );
  const gateway = await connected(t, town, 'gateway-1');
  const message = nextMessage(gateway);
  await gateway.subscribeAsync('zs/gateway-1/#', { qos: 1 });
  const { topic, text } = await message;
  assert.equal(topic, 'zs/gateway-1/child/child-1/down/command');
  assert.equal((JSON.parse(text) as { id: string }).id, command.id);
  await gateway.publishAsync(
    'zs/gateway-1/child/child-1/up/result',
    JSON.stringify({ id: command.id, ok: true, output: {} }),
    { qos: 1 },
  );
  const [row] = await town.sql<{ state: string }>(
    'SELECT state FROM things.commands WHERE id = $1',
    [command.id],
  );
  assert.equal(row?.state, 'done');
});

test('a wish is sent only after the device has said how it is', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const device = await connected(t, town, 'sensor-1');
  await device.subscribeAsync('zs/sensor-1/down/#', { qos: 1 });
  await town.database.inTenant(town.ctx, (tx) => desireState(tx, devices.sensor, { level: 2 }));
  const message = nextMessage(device);
  await device.publishAsync('zs/sensor-1/up/state', JSON.stringify({ level: 1 }), { qos: 1 });
  const { topic, text } = await message;
  assert.equal(topic, 'zs/sensor-1/down/desired');
  assert.deepEqual((JSON.parse(text) as { desired: object }).desired, { level: 2 });
  await town.database.inTenant(town.ctx, (tx) =>
    reportState(tx, devices.sensor, { level: 2 }, town.clock.now()),
  );
});

test('an event of the model is kept when the PUBACK comes; another is refused', async (t) => {
  const { town, devices } = await townWithDevices(t);
  const device = await connected(t, town, 'sensor-1');
  await device.publishAsync('zs/sensor-1/up/event/tamper', '{}', { qos: 1 });
  await device.publishAsync('zs/sensor-1/up/event/party', '{}', { qos: 1 });
  const kept = await town.sql('SELECT thing_id, key FROM things.device_events');
  assert.deepEqual(kept, [{ thing_id: devices.sensor, key: 'tamper' }]);
  const refused = await town.sql(
    "SELECT detail FROM observations.refusals WHERE reason = 'unknown-event'",
  );
  assert.deepEqual(refused, [{ detail: 'party' }]);
});
