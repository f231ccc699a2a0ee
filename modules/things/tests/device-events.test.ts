/** Events that devices tell, and registering over HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { Tenants } from '#platform/tenants/index.ts';
import { api } from '../contract/index.ts';
import { addThings, findKey, secretMatches, takeEvent } from '../index.ts';
import { sweepEvents } from '../jobs.ts';

async function withTruck(town: TestTown): Promise<string> {
  const [added] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [{ name: '清运车', modelCode: 'refuse-truck', door: 'none' }]),
  );
  return added?.id ?? '';
}

const tell = (town: TestTown, thingId: string, key: string, at = town.clock.now()) =>
  town.database.inTenant(town.ctx, (tx) => takeEvent(tx, { thingId, key, fields: {}, at }));

test('an event is kept once, listed, and an urgent one is an alarm', async (t) => {
  const town = await testTown(t);
  const thingId = await withTruck(town);
  assert.deepEqual(await tell(town, thingId, 'emergency'), { ok: true, isNew: true });
  assert.deepEqual(await tell(town, thingId, 'emergency'), { ok: true, isNew: false });
  await tell(town, thingId, 'overspeed');
  await town.settle();
  const { items } = await (await town.as('officer1'))
    .api(api)
    .thingEvents({ params: { id: thingId }, query: {} });
  assert.deepEqual(
    items.map(({ key, severity }) => [key, severity]),
    [
      ['overspeed', 'notice'],
      ['emergency', 'urgent'],
    ],
  );
  const alarms = await town.sql('SELECT type, severity FROM alarms.alarms WHERE thing_id = $1', [
    thingId,
  ]);
  assert.deepEqual(alarms, [{ type: 'event-emergency', severity: 'urgent' }]);
});

test('events that do not fit are refused with a reason; old ones are swept', async (t) => {
  const town = await testTown(t);
  const thingId = await withTruck(town);
  const reasonOf = async (key: string, at?: Date) => {
    const receipt = await tell(town, thingId, key, at);
    return receipt.ok ? 'ok' : receipt.reason;
  };
  assert.equal(await reasonOf('party'), 'unknown-event');
  assert.equal(await reasonOf('emergency', new Date('1970-01-01')), 'too-old');
  assert.equal(await reasonOf('emergency', new Date('2099-01-01')), 'in-future');
  assert.equal(await reasonOf('emergency', new Date(Number.NaN)), 'no-time');
  assert.equal(await reasonOf('emergency'), 'ok');
  const tenants = new Tenants(town.database);
  const ctxOf = (tenantId: string) => ({ ...town.ctx, tenantId });
  await sweepEvents.run(ctxOf, tenants);
  assert.equal((await town.sql('SELECT 1 FROM things.device_events')).length, 1);
  town.clock.advance(366 * 86_400);
  await sweepEvents.run(ctxOf, tenants);
  assert.equal((await town.sql('SELECT 1 FROM things.device_events')).length, 0);
});

test('a device registers itself over HTTP with its model’s secret; guessing is slowed', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  const { secret: modelSecret } = await admin.setModelSecret({
    params: { code: 'noise-meter' },
    body: { enabled: true },
  });
  const { fetch } = town.anonymous();
  const post = (body: object) =>
    fetch('/devices/register', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const told = { modelCode: 'noise-meter', modelSecret, externalId: 'web-1' };
  const answer = await post(told);
  assert.equal(answer.status, 201);
  const { secret } = (await answer.json()) as { secret: string };
  const key = await findKey(town.database, 'mqtt', 'web-1');
  assert.ok(key && secretMatches(key, secret));
  assert.equal((await post(told)).status, 403);
  assert.equal((await post({ ...told, externalId: 7 })).status, 400);
  const guesses = Array.from({ length: 60 }, () => post({ ...told, modelSecret: 'guess' }));
  const codes = (await Promise.all(guesses)).map(({ status }) => status);
  assert.ok(codes.includes(429));
});
