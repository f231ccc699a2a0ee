/**
 * The cases of Eclipse Paho's MQTT 3.1.1 interoperability suite (client_test.py: ten that it runs, and its
 * test of wills), through the real authentication, with the demo's integration client.
 */
import assert from 'node:assert/strict';
import { connect as connectTcp } from 'node:net';
import { after, before, test } from 'node:test';
import mqtt, { type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import { testTown, type TestTown } from '#testing';
import { demoClientName, demoClientSecret } from '../demo-client.ts';

const topics = ['TopicA', 'TopicA/B', 'Topic/C', 'TopicA/C', '/TopicA'] as const;
const wild = { oneBelowA: 'TopicA/+', two: '+/+', belowA: 'TopicA/#' };

let town: TestTown;
const endings: (() => unknown)[] = [];
before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never, { services: true });
});
after(async () => {
  for (const end of endings.reverse()) await end();
});

interface Heard {
  readonly topic: string;
  readonly text: string;
  readonly qos: number;
  readonly retain: boolean;
}

interface Talker {
  readonly client: MqttClient;
  /** Whether CONNACK says that there is a session. */
  readonly isKnown: boolean;
  readonly heard: Heard[];
  /** Resolves when so many messages were heard. */
  count(wanted: number): Promise<void>;
  close(): Promise<void>;
}

async function talker(clientId: string, options: IClientOptions = {}): Promise<Talker> {
  const client = mqtt.connect(`mqtt://127.0.0.1:${town.ports.get('mqtt')}`, {
    username: demoClientName,
    password: demoClientSecret,
    clientId,
    reconnectPeriod: 0,
    protocolVersion: 4,
    keepalive: 0,
    ...options,
  });
  const heard: Heard[] = [];
  let told = (): void => undefined;
  client.on('message', (topic, payload, { qos, retain }: IPublishPacket) => {
    heard.push({ topic, text: payload.toString(), qos, retain });
    told();
  });
  const isKnown = await new Promise<boolean>((resolve, reject) => {
    client.once('connect', ({ sessionPresent }) => resolve(sessionPresent));
    client.once('error', reject);
    client.once('close', () => reject(new Error('closed')));
  });
  return {
    client,
    isKnown,
    heard,
    count: (wanted) =>
      new Promise((resolve) => {
        told = () => heard.length >= wanted && resolve();
        told();
      }),
    close: () => client.endAsync(),
  };
}

/** A round trip: what was sent before has been handled by the broker, and its copies have left. */
async function settled({ client, heard }: Talker, mark: string): Promise<void> {
  const topic = `settled/${mark}`;
  await client.subscribeAsync(topic, { qos: 1 });
  const back = new Promise<void>((resolve) => {
    client.on('message', (name) => name === topic && resolve());
  });
  await client.publishAsync(topic, mark, { qos: 1 });
  await back;
  const index = heard.findIndex((one) => one.topic === topic);
  if (index >= 0) heard.splice(index, 1);
}

test('1 basic: three qualities of service; a second CONNECT and another protocol end the connection', async () => {
  const a = await talker('myclientid');
  assert.equal(a.isKnown, false);
  await a.client.subscribeAsync(topics[0], { qos: 2 });
  for (const qos of [0, 1, 2] as const)
    await a.client.publishAsync(topics[0], `qos ${qos}`, { qos });
  await a.count(3);
  assert.deepEqual(
    a.heard.map(({ qos }) => qos).sort((x, y) => x - y),
    [0, 1, 2],
  );
  await a.close();
  await closesOn([connectBytes('MQTT'), connectBytes('MQTT')]);
  await closesOn([connectBytes('hj')]);
});

/** A CONNECT as bytes. */
function connectBytes(protocol: string): Buffer {
  const field = (text: string): Buffer =>
    Buffer.concat([Buffer.of(0, Buffer.byteLength(text)), Buffer.from(text)]);
  const body = Buffer.concat([
    field(protocol),
    Buffer.of(4, 0xc2, 0, 0),
    field('raw'),
    field(demoClientName),
    field(demoClientSecret),
  ]);
  return Buffer.concat([Buffer.of(0x10, body.length), body]);
}

async function closesOn(packets: readonly Buffer[]): Promise<void> {
  const socket = connectTcp(town.ports.get('mqtt') ?? 0, '127.0.0.1');
  socket.on('error', () => undefined);
  for (const packet of packets) socket.write(packet);
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
}

test('2 retained messages are handed to who subscribes later, and cleared by empty ones', async () => {
  const a = await talker('myclientid');
  const [, one, two, three] = topics;
  const all = [one, two, three] as const;
  for (const [qos, topic] of all.entries()) {
    await a.client.publishAsync(topic, `qos ${qos}`, { qos: qos as 0 | 1 | 2, retain: true });
  }
  await a.client.subscribeAsync(wild.two, { qos: 2 });
  await a.count(3);
  assert.deepEqual(new Set(a.heard.map(({ topic }) => topic)), new Set(all));
  await a.close();
  const b = await talker('myclientid');
  for (const topic of all) await b.client.publishAsync(topic, '', { qos: 1, retain: true });
  await b.client.subscribeAsync(wild.two, { qos: 2 });
  await settled(b, 'retained');
  assert.deepEqual(b.heard, []);
  await b.close();
});

test('2b who subscribes to # at QoS 0 is handed all that is retained, and can clear it', async () => {
  const a = await talker('myclientid');
  await a.client.publishAsync(topics[0], 'qos 1', { qos: 1, retain: true });
  await a.client.publishAsync(topics[4], 'qos 2', { qos: 2, retain: true });
  const cleaner = await talker('clean retained');
  await cleaner.client.subscribeAsync('#', { qos: 0 });
  await cleaner.count(2);
  assert.ok(cleaner.heard.every(({ retain, qos }) => retain && qos === 0));
  for (const topic of [topics[0], topics[4]])
    await cleaner.client.publishAsync(topic, '', { qos: 0, retain: true });
  // Messages on other topics may overtake these: only their own copies tell that they were handled.
  await cleaner.count(4);
  const b = await talker('myclientid2');
  await b.client.subscribeAsync('#', { qos: 2 });
  await settled(b, 'nothing');
  assert.deepEqual(b.heard, []);
  for (const one of [a, b, cleaner]) await one.close();
});

test('3 messages are kept for a session that is away', async () => {
  const a = await talker('myclientid', { clean: false });
  await a.client.subscribeAsync(wild.two, { qos: 2 });
  await a.close();
  const b = await talker('myclientid2');
  for (const [qos, topic] of [topics[1], topics[2], topics[3]].entries()) {
    await b.client.publishAsync(topic, `qos ${qos}`, { qos: qos as 0 | 1 | 2 });
  }
  await b.close();
  const again = await talker('myclientid', { clean: false });
  assert.equal(again.isKnown, true);
  await again.count(2);
  assert.ok(again.heard.length <= 3);
  await again.close();
  await (await talker('myclientid')).close();
});

test('4 a will is published when a connection breaks, not when it is ended', async () => {
  const will = {
    topic: topics[2],
    payload: Buffer.from('not disconnected'),
    qos: 0,
    retain: false,
  } as const;
  const b = await talker('myclientid2', { clean: false });
  await b.client.subscribeAsync(topics[2], { qos: 2 });
  await (await talker('polite', { will })).close();
  const a = await talker('myclientid', { will });
  a.client.stream.destroy();
  await b.count(1);
  await settled(b, 'will');
  assert.deepEqual(
    b.heard.map(({ text }) => text),
    ['not disconnected'],
  );
  await b.close();
  await (await talker('myclientid2')).close();
});

test('5 overlapping subscriptions give one message of the highest quality, or one each', async () => {
  const a = await talker('myclientid');
  await a.client.subscribeAsync({ [wild.belowA]: { qos: 2 }, [wild.oneBelowA]: { qos: 1 } });
  await a.client.publishAsync(topics[3], 'overlapping topic filters', { qos: 2 });
  await a.count(1);
  await settled(a, 'overlap');
  const found = a.heard.map(({ qos }) => qos).sort((x, y) => x - y);
  assert.ok(['2', '1,2'].includes(found.join()), found.join());
  await a.close();
});

test('6 who is silent for longer than it promised is dropped, and its will published', async () => {
  const b = await talker('myclientid2');
  await b.client.subscribeAsync(topics[4], { qos: 2 });
  const body = Buffer.concat(
    ['MQTT', null, 'silent', topics[4], 'keepalive expiry', demoClientName, demoClientSecret].map(
      (text) =>
        text === null
          ? Buffer.of(4, 0xc6, 0, 1)
          : Buffer.concat([Buffer.of(0, Buffer.byteLength(text)), Buffer.from(text)]),
    ),
  );
  const socket = connectTcp(town.ports.get('mqtt') ?? 0, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(Buffer.concat([Buffer.of(0x10, body.length), body]));
  socket.resume();
  await b.count(1);
  assert.equal(b.heard[0]?.text, 'keepalive expiry');
  await b.close();
});

test('7 what was not acknowledged is sent again after a reconnection', async () => {
  const b = await talker('myclientid2', { clean: false });
  await b.client.subscribeAsync(wild.belowA, { qos: 2 });
  // Receives and never acknowledges.
  b.client.handleMessage = () => undefined;
  const a = await talker('myclientid');
  await a.client.publishAsync(topics[1], '', { qos: 1 });
  await a.client.publishAsync(topics[3], '', { qos: 2 });
  await a.close();
  await b.count(1);
  b.client.stream.destroy();
  const again = await talker('myclientid2', { clean: false });
  await again.count(2);
  assert.deepEqual(new Set(again.heard.map(({ topic }) => topic)), new Set([topics[1], topics[3]]));
  await again.close();
  await (await talker('myclientid2')).close();
});

test('8 a client without an identifier needs a clean session', async () => {
  const nameless = { clientId: '' };
  await assert.rejects(talker('', { ...nameless, clean: false }));
  await (await talker('', { ...nameless, clean: true })).close();
});

test('9 a subscription that is not allowed is answered with failure', async () => {
  const a = await talker('myclientid');
  for (const topic of ['test/nosubscribe', 'nosubscribe', 'zs/+/up/values']) {
    await assert.rejects(
      a.client.subscribeAsync(topic, { qos: 2 }),
      /128|Unspecified|refused/i,
      topic,
    );
  }
  await a.close();
});

test('10 a filter that begins with a wildcard does not match topics that begin with $', async () => {
  const b = await talker('myclientid2');
  await b.client.subscribeAsync(wild.two, { qos: 2 });
  await b.client.publishAsync(`$${topics[1]}`, '', { qos: 1 });
  await settled(b, 'dollar');
  assert.deepEqual(b.heard, []);
  await b.close();
});

test('11 who unsubscribes from one topic hears the others', async () => {
  const b = await talker('myclientid2');
  for (const topic of topics.slice(0, 3)) await b.client.subscribeAsync(topic, { qos: 2 });
  await b.client.unsubscribeAsync(topics[0]);
  const a = await talker('myclientid');
  for (const topic of topics.slice(0, 3)) await a.client.publishAsync(topic, '', { qos: 1 });
  await b.count(2);
  await settled(b, 'unsubscribed');
  assert.deepEqual(new Set(b.heard.map(({ topic }) => topic)), new Set(topics.slice(1, 3)));
  await a.close();
  await b.close();
});
