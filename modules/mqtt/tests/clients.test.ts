/** Other systems at the MQTT door: integration clients, readers by API key, an outside broker. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { demoSensorThingsKey } from '#modules/people/demo-accounts.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';
import { connected, nextMessage, townWithDevices } from './town-with-devices.ts';

test('an administrator gives another system an account with its topics; it ends when it is disabled', async (t) => {
  const { town } = await townWithDevices(t);
  const admin = (await town.as('admin')).api(api);
  const rules = [{ filter: 'erp/#', publish: true, subscribe: true }];
  const body = { username: 'erp-1', title: 'ERP', rules };
  const { id, secret } = await admin.addClient({ body });
  await assert.rejects(admin.addClient({ body }), /已被使用/);
  const bad = [{ filter: 'a/#/b', publish: true, subscribe: true }];
  await assert.rejects(
    admin.addClient({ body: { ...body, username: 'erp-2', rules: bad } }),
    /MQTT/,
  );
  const client = await connected(t, town, 'erp-1', { password: secret });
  const message = nextMessage(client);
  await client.subscribeAsync('erp/orders', { qos: 1 });
  await client.publishAsync('erp/orders', 'one', { qos: 1 });
  assert.equal((await message).text, 'one');
  const change = { title: 'ERP', rules, enabled: false, version: 1 };
  await admin.saveClient({ params: { clientId: id }, body: change });
  await assert.rejects(connected(t, town, 'erp-1', { password: secret }), { code: 5 });
  const officer = (await town.as('officer1')).api(api);
  await assert.rejects(officer.clients({}), /权限/);
});

test('an API key reads what devices send, in its own town, and cannot publish', async (t) => {
  const { town } = await townWithDevices(t);
  const reader = await connected(t, town, 'node-red', { password: demoSensorThingsKey });
  const message = nextMessage(reader);
  await reader.subscribeAsync('zs/+/up/values', { qos: 1 });
  const device = await connected(t, town, 'sensor-1');
  const text = JSON.stringify({ values: { temperature: 21 } });
  await device.publishAsync('zs/sensor-1/up/values', text, { qos: 1 });
  assert.deepEqual(await message, { topic: 'zs/sensor-1/up/values', text });
  const ended = new Promise<void>((resolve) => void reader.once('close', () => resolve()));
  reader.publish('zs/sensor-1/up/values', text, { qos: 1 });
  await ended;
});

test('with an outside broker the PUBACK waits for the COMMIT too, through a shared subscription', async (t) => {
  const outside = new Aedes();
  const shared: string[] = [];
  // aedes knows no shared subscriptions: one listener gets them as plain ones.
  outside.authorizeSubscribe = (_client, subscription, done) => {
    shared.push(subscription.topic);
    const isFirst = shared.filter((topic) => topic === subscription.topic).length === 1;
    subscription.topic = subscription.topic.replace(/^\$share\/zhenshu\//, '');
    done(null, isFirst ? subscription : null);
  };
  await outside.listen();
  const server = createServer((socket) => {
    outside.handle(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  atEnd(t, () => {
    server.close();
    return new Promise<void>((done) => outside.close(done));
  });
  const address = server.address() as { port: number };
  const url = `mqtt://127.0.0.1:${address.port}`;
  const town = await testTown(t, { services: true, environment: { MQTT_BROKER_URL: url } });
  const acknowledged = new Promise<number>((resolve) => {
    outside.on('ack', () => {
      void town
        .sql<{ count: number }>('SELECT count(*)::integer AS count FROM observations.values')
        .then(([row]) => resolve(row?.count ?? 0));
    });
  });
  while (shared.length < 16) await new Promise((next) => setTimeout(next, 5));
  const device = await mqtt.connectAsync(url, { reconnectPeriod: 0 });
  atEnd(t, () => device.endAsync(true));
  const text = JSON.stringify({ values: { leq: 51 } });
  await device.publishAsync('zs/noise-qx-01/up/values', text, { qos: 1 });
  assert.equal(await acknowledged, 1);
  assert.ok(shared.includes('$share/zhenshu/zs/+/up/#'));
});
