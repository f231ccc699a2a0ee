/** TLS at the door, and devices that come without a secret of their own. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { demoSecret } from '#demo/device-secrets.ts';
import { addThings, saveModels } from '#modules/things/index.ts';
import { api as thingsApi } from '#modules/things/contract/index.ts';
import { testTown, type TestTown } from '#testing';
import { certificateForLocalhost } from './certificate.ts';
import { nextMessage, sensorModel } from './town-with-devices.ts';

let town: TestTown;
let ca: string;
let modelSecret: string;
const endings: (() => unknown)[] = [];
before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhenshu-tls-'));
  endings.push(() => rm(folder, { recursive: true }));
  const { cert, key } = certificateForLocalhost();
  ca = cert;
  const [MQTTS_CERT, MQTTS_KEY] = [join(folder, 'cert.pem'), join(folder, 'key.pem')] as const;
  await writeFile(MQTTS_CERT, cert);
  await writeFile(MQTTS_KEY, key);
  const environment = { MQTT_PORT: 'off', MQTTS_PORT: '0', MQTTS_CERT, MQTTS_KEY };
  const t = { after: (end: never) => endings.push(end) } as never;
  town = await testTown(t, { services: true, environment });
  await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [sensorModel]);
    const secret = demoSecret('sensor-1');
    const door = 'mqtt' as const;
    await addThings(tx, [
      { name: 'sensor-1', modelCode: sensorModel.code, door, externalId: 'sensor-1', secret },
    ]);
  });
  const admin = (await town.as('admin')).api(thingsApi);
  const params = { code: sensorModel.code };
  const made = await admin.setModelSecret({ params, body: { enabled: true } });
  modelSecret = made.secret ?? '';
});
after(async () => {
  for (const end of endings.reverse()) await end();
});

async function overTls(t: TestContext, options: IClientOptions): Promise<MqttClient> {
  const port = town.ports.get('mqtt');
  const usual = { ca, reconnectPeriod: 0, protocolVersion: 4 } as const;
  const client = await mqtt.connectAsync(`mqtts://localhost:${port}`, { ...usual, ...options });
  atEnd(t, () => client.endAsync(true));
  return client;
}

/** What is answered to a CONNECT without TLS. */
async function plainly(): Promise<Buffer> {
  const socket = connectTcp(town.ports.get('mqtt') ?? 0, 'localhost');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(Buffer.from('\x10\x0f\x00\x04MQTT\x04\x02\x00\x00\x00\x03abc', 'latin1'));
  await new Promise((closed) => socket.once('close', closed));
  return Buffer.concat(chunks);
}

const values = JSON.stringify({ values: { temperature: 20 } });

test('over TLS a device is known, stored and answered; without TLS, or with a certificate nobody vouches for, nothing is', async (t) => {
  const device = await overTls(t, { username: 'sensor-1', password: demoSecret('sensor-1') });
  await device.publishAsync('zs/sensor-1/up/values', values, { qos: 1 });
  const [row] = await town.sql<{ count: number }>(
    'SELECT count(*)::integer AS count FROM observations.values',
  );
  assert.equal(row?.count, 1);
  assert.notEqual((await plainly())[0], 0x20, 'CONNACK in the clear');
  await assert.rejects(
    overTls(t, { username: 'sensor-1', password: demoSecret('sensor-1'), ca: [] }),
    /self-signed/,
  );
});

test('a device that knows its model’s secret registers itself, and speaks with the secret it is given', async (t) => {
  const username = `register:${sensorModel.code}`;
  const newcomer = await overTls(t, { username, password: modelSecret });
  const other = await overTls(t, { username, password: modelSecret });
  const overheard: string[] = [];
  await other.subscribeAsync('register/reply');
  other.on('message', (topic) => overheard.push(topic));
  const reply = nextMessage(newcomer);
  await newcomer.publishAsync('register', JSON.stringify({ externalId: 'new-1' }), { qos: 1 });
  const { topic, text } = await reply;
  assert.equal(topic, 'register/reply');
  const { ok, externalId, secret } = JSON.parse(text);
  assert.deepEqual([ok, externalId], [true, 'new-1']);
  const device = await overTls(t, { username: 'new-1', password: secret });
  await device.publishAsync('zs/new-1/up/values', values, { qos: 1 });
  const again = nextMessage(newcomer);
  await newcomer.publishAsync('register', JSON.stringify({ externalId: 'new-1' }), { qos: 1 });
  assert.deepEqual(JSON.parse((await again).text), {
    ok: false,
    externalId: 'new-1',
    code: 'registration-refused',
  });
  assert.deepEqual(overheard, []);
});

test('a newcomer may do nothing else; who guesses a model’s secret is slowed and told to the operator', async (t) => {
  const username = `register:${sensorModel.code}`;
  const newcomer = await overTls(t, { username, password: modelSecret });
  await assert.rejects(newcomer.subscribeAsync('zs/#'), /128|Unspecified|refused/i);
  const ended = new Promise<void>((resolve) => void newcomer.once('close', () => resolve()));
  newcomer.publish('zs/sensor-1/up/values', values, { qos: 1 });
  await ended;
  const codes = new Set<unknown>();
  for (let guess = 0; guess < 70; guess += 1) {
    const refused = overTls(t, { username, password: `guess-${guess}` });
    await refused.catch((error: { code?: number }) => codes.add(error.code));
  }
  assert.deepEqual([...codes], [4, 5]);
  const [told] = await town.sql<{ count: number }>(
    `SELECT sum(count)::integer AS count FROM observations.refusals WHERE reason = 'unknown-thing'`,
  );
  assert.ok((told?.count ?? 0) > 0);
});
