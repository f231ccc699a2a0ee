/**
 * What a broker has acknowledged outlives it. A second door is opened on the same database while the first still
 * stands there, unasked to write anything: as after a `kill -9`.
 */
import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { pino } from 'pino';
import { demoSecret } from '#demo/device-secrets.ts';
import { modules } from '#modules/registry.ts';
import { addThings, queueCommand, saveModels } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { Slots } from '#platform/slots/index.ts';
import { Tenants } from '#platform/tenants/index.ts';
import { testTown, type TestTown } from '#testing';
import { demoClientName, demoClientSecret } from '../demo-client.ts';
import { openHouse } from '../service/house.ts';
import { sensorModel } from './town-with-devices.ts';

let town: TestTown;
let thingId: string;
let first: number;
const endings: (() => unknown)[] = [];
before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [sensorModel]);
    const secret = demoSecret('sensor-1');
    const door = 'mqtt' as const;
    const one = { name: 'sensor-1', modelCode: sensorModel.code, door, externalId: 'sensor-1' };
    thingId = (await addThings(tx, [{ ...one, secret }]))[0]?.id ?? '';
  });
  first = await openDoor();
});
after(async () => {
  for (const end of endings.reverse()) await end();
});

/** Opens another door on the town's database. @returns its port */
async function openDoor(): Promise<number> {
  const host: ServiceHost = {
    database: town.database,
    clock: town.clock,
    tenants: new Tenants(town.database),
    slots: new Slots(modules),
    manifests: [],
    logger: pino({ level: 'silent' }),
    environment: {},
    dataDirectory: town.dataDirectory,
    demo: true,
    ctxOf: () => town.ctx,
  };
  const settings = { port: 0, tls: null, host: '127.0.0.1', outside: null };
  const door = await openHouse(host, settings);
  endings.push(() => door.stop());
  return door.port ?? 0;
}

interface Heard {
  readonly topic: string;
  readonly text: string;
  readonly qos: number;
  readonly retain: boolean;
  readonly dup: boolean;
  readonly messageId: number | undefined;
}

interface Talker {
  readonly client: MqttClient;
  readonly isKnown: boolean;
  readonly heard: Heard[];
  /** Packet identifiers of releases (PUBREL). */
  readonly released: number[];
  count(wanted: number): Promise<void>;
}

interface Who extends IClientOptions {
  /** `silent`: acknowledges nothing; `hanging`: says that it has a QoS 2 message, and no more. */
  readonly fault?: 'silent' | 'hanging';
}

async function talk(t: TestContext, port: number, who: Who): Promise<Talker> {
  const { fault, ...options } = who;
  const client = mqtt.connect(`mqtt://127.0.0.1:${port}`, {
    username: demoClientName,
    password: demoClientSecret,
    reconnectPeriod: 0,
    protocolVersion: 4,
    ...options,
  });
  atEnd(t, () => client.endAsync(true));
  if (fault) client.handleMessage = () => undefined;
  // PUBREC waits for the store.
  if (fault === 'silent') client.incomingStore.put = () => client.incomingStore;
  const heard: Heard[] = [];
  let told = (): void => undefined;
  const released: number[] = [];
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'pubrel') released.push(packet.messageId ?? 0);
    if (packet.cmd !== 'publish') return;
    const { topic, payload, qos, retain, dup, messageId } = packet as IPublishPacket;
    heard.push({ topic, text: payload.toString(), qos, retain, dup, messageId });
    told();
  });
  const isKnown = await new Promise<boolean>((resolve, reject) => {
    client.once('connect', ({ sessionPresent }) => resolve(sessionPresent));
    client.once('error', reject);
  });
  const count = (wanted: number): Promise<void> =>
    new Promise((resolve) => {
      told = () => heard.length >= wanted && resolve();
      told();
    });
  return { client, isKnown, heard, released, count };
}

const texts = ({ heard }: Talker): string[] => heard.map(({ text }) => text).sort();

/** A round trip and a second: whatever was on its way before has arrived, and the broker knows that it has. */
async function settled({ client, heard }: Talker, topic: string): Promise<void> {
  await client.subscribeAsync(topic, { qos: 1 });
  await client.publishAsync(topic, 'mark', { qos: 1 });
  while (!heard.some((one) => one.topic === topic))
    await new Promise((next) => setTimeout(next, 5));
  await client.unsubscribeAsync(topic);
  heard.splice(0, heard.length, ...heard.filter((one) => one.topic !== topic));
}

test('retained messages are there after a restart, and what was cleared is not', async (t) => {
  const a = await talk(t, first, { clientId: 'a' });
  await a.client.publishAsync('keep/one', 'first', { qos: 1, retain: true });
  await a.client.publishAsync('keep/one', 'second', { qos: 1, retain: true });
  await a.client.publishAsync('keep/two', 'two', { qos: 2, retain: true });
  await a.client.publishAsync('keep/gone', 'gone', { qos: 1, retain: true });
  await a.client.publishAsync('keep/gone', '', { qos: 1, retain: true });
  const device = await talk(t, first, {
    username: 'sensor-1',
    password: demoSecret('sensor-1'),
    clientId: 'd',
  });
  const values = JSON.stringify({ values: { temperature: 3 } });
  await device.client.publishAsync('zs/sensor-1/up/values', values, { qos: 1, retain: true });
  const second = await openDoor();
  const b = await talk(t, second, { clientId: 'b', clean: false });
  await b.client.subscribeAsync('keep/#', { qos: 1 });
  await b.count(2);
  // A session that persists acknowledges what was retained, and lives on.
  await settled(b, 'settled/retained');
  assert.deepEqual(texts(b), ['second', 'two']);
  assert.ok(b.heard.every(({ retain, qos }) => retain && qos === 1));
  const own = await talk(t, second, {
    username: 'sensor-1',
    password: demoSecret('sensor-1'),
    clientId: 'd',
  });
  await own.client.subscribeAsync('zs/sensor-1/#', { qos: 1 });
  await own.count(1);
  assert.deepEqual(texts(own), [values]);
});

test('a session finds after a restart what came while it was away, once, with the lower quality of service', async (t) => {
  const before = await talk(t, first, { clientId: 'away', clean: false });
  assert.equal(before.isKnown, false);
  await before.client.subscribeAsync({
    'news/one': { qos: 1 },
    'news/+': { qos: 1 },
    'news/none': { qos: 0 },
  });
  await before.client.unsubscribeAsync('news/none');
  await before.client.endAsync();
  const a = await talk(t, first, { clientId: 'a' });
  await a.client.publishAsync('news/one', 'qos 1', { qos: 1, retain: true });
  await a.client.publishAsync('news/two', 'qos 2', { qos: 2 });
  await a.client.publishAsync('other', 'not wanted', { qos: 1 });
  const second = await openDoor();
  const again = await talk(t, second, { clientId: 'away', clean: false });
  assert.equal(again.isKnown, true);
  await again.count(2);
  await settled(again, 'settled/away');
  assert.deepEqual(texts(again), ['qos 1', 'qos 2']);
  assert.ok(again.heard.every(({ qos, retain, dup }) => qos === 1 && !retain && !dup));
  await again.client.endAsync();
  const third = await talk(t, await openDoor(), { clientId: 'away', clean: false });
  await settled(third, 'settled/third');
  assert.deepEqual(third.heard, []);
});

test('what was sent and not acknowledged comes again with its identifier; of what the receiver has, only the release', async (t) => {
  const silent = await talk(t, first, { clientId: 'silent', clean: false, fault: 'silent' });
  const hanging = await talk(t, first, { clientId: 'hanging', clean: false, fault: 'hanging' });
  for (const { client } of [silent, hanging]) await client.subscribeAsync('exactly/#', { qos: 2 });
  const a = await talk(t, first, { clientId: 'a' });
  await a.client.publishAsync('exactly/once', 'x', { qos: 2 });
  await silent.count(1);
  while (hanging.released.length === 0) await new Promise((next) => setTimeout(next, 5));
  const second = await openDoor();
  const again = await talk(t, second, { clientId: 'silent', clean: false });
  await again.count(1);
  await settled(again, 'settled/silent');
  assert.deepEqual(again.heard, [{ ...silent.heard[0], dup: true }]);
  const other = await talk(t, second, { clientId: 'hanging', clean: false });
  await settled(other, 'settled/hanging');
  assert.deepEqual(other.heard, []);
  assert.deepEqual(other.released, hanging.released);
});

test('a QoS 2 message that its sender repeats after a restart is published once', async (t) => {
  const listener = await talk(t, first, { clientId: 'l', clean: false });
  await listener.client.subscribeAsync('repeat', { qos: 2 });
  // A PUBLISH with identifier 77, past the client's own bookkeeping: it is never released.
  const publish = Buffer.from('\x34\x0b\x00\x06repeat\x00\x4dx', 'latin1');
  const received = ({ client }: Talker): Promise<void> =>
    new Promise((resolve) => {
      client.on('packetreceive', ({ cmd }) => cmd === 'pubrec' && resolve());
    });
  const a = await talk(t, first, { clientId: 'repeats', clean: false });
  await a.client.subscribeAsync('settled/a', { qos: 1 });
  const firstTime = received(a);
  a.client.stream.write(publish);
  await firstTime;
  await listener.count(1);
  await listener.client.endAsync();
  const second = await openDoor();
  const heir = await talk(t, second, { clientId: 'l', clean: false });
  const b = await talk(t, second, { clientId: 'repeats', clean: false });
  const secondTime = received(b);
  b.client.stream.write(publish);
  await secondTime;
  await settled(heir, 'settled/heir');
  assert.ok(heir.heard.length <= 1 && heir.heard.every(({ dup }) => dup));
});

test('a command that waits for a device whose session persists is delivered after a restart', async (t) => {
  const who = {
    username: 'sensor-1',
    password: demoSecret('sensor-1'),
    clientId: 'p',
    clean: false,
  };
  const device = await talk(t, first, { ...who, fault: 'silent' });
  await device.client.subscribeAsync('zs/sensor-1/down/#', { qos: 1 });
  await town.database.inTenant(town.ctx, (tx) =>
    queueCommand(tx, { thingId, service: 'beep', input: {} }),
  );
  await device.count(1);
  const again = await talk(t, await openDoor(), who);
  await again.count(1);
  assert.deepEqual(again.heard[0]?.text, device.heard[0]?.text);
});

test('a clean session leaves nothing behind; one that stays away for a month is dropped', async (t) => {
  const a = await talk(t, first, { clientId: 'a' });
  for (const clientId of ['clean', 'old']) {
    const kept = await talk(t, first, { clientId, clean: false });
    await kept.client.subscribeAsync('left/#', { qos: 2 });
    await kept.client.endAsync();
  }
  await a.client.publishAsync('left/one', 'x', { qos: 2 });
  await (await talk(t, first, { clientId: 'clean' })).client.endAsync();
  await settled(a, 'settled/clean');
  const rows = (like: string) =>
    town.sql<{ session: string }>(
      `SELECT session FROM mqtt.sessions WHERE session LIKE $1 UNION ALL SELECT session FROM mqtt.outgoing WHERE session LIKE $1`,
      [like],
    );
  assert.deepEqual(await rows('% clean'), []);
  assert.equal((await rows('% old')).length, 2);
  await town.sql(`UPDATE mqtt.sessions SET seen_at = seen_at - interval '31 days'`);
  const late = await talk(t, await openDoor(), { clientId: 'old', clean: false });
  assert.equal(late.isKnown, false);
  await settled(late, 'settled/late');
  assert.deepEqual(late.heard, []);
});

test('while the database does not keep a message it is not acknowledged', async (t) => {
  const kept = await talk(t, first, { clientId: 'careful', clean: false });
  await kept.client.subscribeAsync('careful', { qos: 1 });
  await kept.client.endAsync();
  const a = await talk(t, first, { clientId: 'a' });
  await town.sql('ALTER TABLE mqtt.outgoing RENAME TO elsewhere');
  let isAcknowledged = false;
  const ended = new Promise<void>((resolve) => void a.client.once('close', () => resolve()));
  a.client.publish('careful', 'x', { qos: 1 }, (error) => {
    isAcknowledged = !error;
  });
  await ended;
  assert.equal(isAcknowledged, false);
  await town.sql('ALTER TABLE mqtt.elsewhere RENAME TO outgoing');
  // It was tried again behind: the copy is kept, as it may be with QoS 1.
  const b = await talk(t, first, { clientId: 'b' });
  await b.client.publishAsync('careful', 'y', { qos: 1 });
  const again = await talk(t, await openDoor(), { clientId: 'careful', clean: false });
  await settled(again, 'settled/careful');
  assert.ok(texts(again).includes('y'));
});
