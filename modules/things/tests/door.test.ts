/** The door that every protocol uses, on a real database. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import type { Tx } from '#platform/database/index.ts';
import { demoSecret } from '#demo/device-secrets.ts';
import {
  addThings,
  commandProgress,
  desireState,
  findKey,
  flushSeen,
  modelsOf,
  noteSeen,
  type NewThing,
  queueCommand,
  reportState,
  saveModels,
  secretMatches,
  takeCommands,
  takeDelta,
  takeState,
  thingsOf,
  twinOf,
  useDownlink,
} from '../index.ts';
import { api } from '../contract/index.ts';
import { lampModel } from './lamp-model.ts';

const secret = demoSecret('lamp-test-1');

async function withLamp(town: TestTown, over: Partial<NewThing> = {}) {
  return town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [lampModel]);
    const [added] = await addThings(tx, [
      {
        name: '路灯一号',
        modelCode: lampModel.code,
        door: 'mqtt',
        externalId: 'lamp-test-1',
        secret,
        ...over,
      },
    ]);
    assert.ok(added);
    return added;
  });
}

const within = <T>(town: TestTown, work: (tx: Tx) => Promise<T>) =>
  town.database.inTenant(town.ctx, work);

test('a device is found by its door name with its secret, in whichever town', async (t) => {
  const town = await testTown(t);
  const added = await withLamp(town);
  assert.match(added.code, /^TL-\d{4}$/);
  const key = await findKey(town.database, 'mqtt', 'lamp-test-1');
  assert.equal(key?.thingId, added.id);
  assert.equal(key?.tenantId, town.tenantId);
  assert.ok(key && secretMatches(key, secret));
  assert.equal(key && secretMatches(key, `${secret}x`), false);
  assert.equal(await findKey(town.database, 'hj212', 'lamp-test-1'), null);
  const stored = await town.sql('SELECT * FROM things.keys WHERE thing_id = $1', [added.id]);
  assert.doesNotMatch(JSON.stringify(stored), new RegExp(secret));
});

test('directory and models are read after the commit without being told', async (t) => {
  const town = await testTown(t);
  await thingsOf(town.ctx);
  await modelsOf(town.ctx);
  const added = await withLamp(town);
  const thing = (await thingsOf(town.ctx)).byCode(added.code);
  assert.equal(thing?.no, added.no);
  const model = thing && (await modelsOf(town.ctx)).of(thing);
  assert.deepEqual(model?.check('brightness', 40), { ok: true, value: 40 });
  const verdict = model?.check('brightness', 140);
  assert.equal(verdict?.ok === false && verdict.reason, 'out-of-range');
});

test('an external id or a code that is taken is refused', async (t) => {
  const town = await testTown(t);
  const { code } = await withLamp(town);
  await assert.rejects(withLamp(town), { code: 'external-id-taken' });
  await assert.rejects(withLamp(town, { externalId: 'other', code }), { code: 'thing-code-taken' });
  await assert.rejects(withLamp(town, { externalId: 'other', secret: 'short' }), {
    code: 'secret-weak',
  });
});

test('nothing is sent while the reported state is unknown; then the delta is, once', async (t) => {
  const town = await testTown(t);
  const { id } = await withLamp(town);
  const wish = await within(town, (tx) => desireState(tx, id, { brightness: 60 }));
  assert.equal(wish.delta, null);
  assert.equal(await within(town, (tx) => takeDelta(tx, id, true)), null);
  const now = town.clock.now();
  await within(town, (tx) => reportState(tx, id, { brightness: 100 }, now));
  assert.deepEqual(await within(town, (tx) => takeDelta(tx, id)), {
    version: 1,
    delta: { brightness: 60 },
  });
  assert.equal(await within(town, (tx) => takeDelta(tx, id)), null);
  const older = new Date(now.getTime() - 60_000);
  await within(town, (tx) => reportState(tx, id, { brightness: 0 }, older));
  assert.deepEqual((await within(town, (tx) => twinOf(tx, id)))?.reported, { brightness: 100 });
  await assert.rejects(
    within(town, (tx) => desireState(tx, id, { power: 1 })),
    { code: 'input-invalid' },
  );
});

test('a command goes from queue to result; a late one expires by its timer', async (t) => {
  const town = await testTown(t);
  const { id } = await withLamp(town);
  const wanted = {
    thingId: id,
    service: 'dim',
    input: { brightness: 30 },
    idempotencyKey: 'night-1',
  };
  const command = await within(town, (tx) => queueCommand(tx, wanted));
  const again = await within(town, (tx) => queueCommand(tx, wanted));
  assert.equal(again.id, command.id);
  const taken = await within(town, (tx) => takeCommands(tx, id));
  assert.deepEqual(
    taken.map((one) => [one.id, one.state]),
    [[command.id, 'sent']],
  );
  assert.deepEqual(await within(town, (tx) => takeCommands(tx, id)), []);
  await within(town, (tx) => commandProgress(tx, command.id, 'done', { output: { ok: true } }));
  await within(town, (tx) => commandProgress(tx, command.id, 'failed'));
  const other = await within(town, (tx) =>
    queueCommand(tx, { thingId: id, service: 'dim', input: { brightness: 1 } }),
  );
  town.clock.advance(31);
  await town.settle();
  const rows = await town.sql('SELECT id, state, result FROM things.commands ORDER BY id');
  assert.deepEqual(rows, [
    { id: command.id, state: 'done', result: { ok: true } },
    { id: other.id, state: 'expired', result: null },
  ]);
  const faulty = { thingId: id, service: 'dim', input: { brightness: 'bright' } };
  await assert.rejects(
    within(town, (tx) => queueCommand(tx, faulty)),
    { code: 'input-invalid' },
  );
});

test('the door is woken when a command is queued', async (t) => {
  const town = await testTown(t);
  const { id } = await withLamp(town);
  const { promise, resolve } = Promise.withResolvers<string>();
  const logger = town.application.http.log;
  const host = { database: town.database, logger } as unknown as Parameters<typeof useDownlink>[0];
  const downlink = await useDownlink(host, 'mqtt', (_, thingId) => {
    resolve(thingId);
    return Promise.resolve();
  });
  try {
    await within(town, (tx) =>
      queueCommand(tx, { thingId: id, service: 'dim', input: { brightness: 1 } }),
    );
    assert.equal(await promise, id);
  } finally {
    await downlink.stop();
  }
});

test('a device is online, then silent; a restart forgets nothing', async (t) => {
  const town = await testTown(t);
  const { id: thingId } = await withLamp(town);
  noteSeen(town.database, { tenantId: town.tenantId, thingId }, town.clock.now());
  await flushSeen(town.database);
  const status = async () =>
    (await town.sql<{ status: string }>('SELECT status FROM things.presence'))[0]?.status;
  assert.equal(await status(), 'online');
  town.clock.advance(lampModel.silentAfterSeconds - 10);
  noteSeen(town.database, { tenantId: town.tenantId, thingId }, town.clock.now());
  await flushSeen(town.database);
  town.clock.advance(20);
  await town.settle();
  assert.equal(await status(), 'online');
  town.clock.advance(lampModel.silentAfterSeconds);
  await town.settle();
  assert.equal(await status(), 'silent');
  const told = await town.sql<{ type: string }>(
    "SELECT type FROM platform.events WHERE type IN ('things.online', 'things.silent') ORDER BY position",
  );
  assert.deepEqual(
    told.map(({ type }) => type),
    ['things.online', 'things.silent'],
  );
});

test('when a gateway goes its children go; when it is back they are back', async (t) => {
  const town = await testTown(t);
  const gateway = await withLamp(town, { externalId: 'cabinet' });
  const child = await withLamp(town, { externalId: 'child', gatewayId: gateway.id });
  const { tenantId } = town;
  const see = async (thingId: string, connected: boolean) => {
    noteSeen(town.database, { tenantId, thingId }, town.clock.now(), connected);
    await flushSeen(town.database);
  };
  const childIs = async () =>
    (
      await town.sql('SELECT status, cause FROM things.presence WHERE thing_id = $1', [child.id])
    )[0];
  await see(gateway.id, true);
  await see(child.id, true);
  town.clock.advance(5);
  await see(gateway.id, false);
  assert.deepEqual(await childIs(), { status: 'offline', cause: 'gateway' });
  town.clock.advance(5);
  await see(gateway.id, true);
  assert.deepEqual(await childIs(), { status: 'online', cause: 'seen' });
});

test('a state that a device sends is kept where it fits the model; the same again is not told', async (t) => {
  const town = await testTown(t);
  const { id } = await withLamp(town);
  const say = (state: object) =>
    within(town, (tx) => takeState(tx, id, { ...state }, town.clock.now()));
  const faults = await say({ brightness: 40, power: 'much', shoes: 2 });
  assert.deepEqual(
    faults.map(({ key, reason }) => [key, reason]),
    [
      ['power', 'wrong-type'],
      ['shoes', 'unknown-property'],
    ],
  );
  assert.deepEqual((await within(town, (tx) => twinOf(tx, id)))?.reported, { brightness: 40 });
  await say({ brightness: 40 });
  const told = await town.sql("SELECT 1 FROM platform.events WHERE type = 'things.twinChanged'");
  assert.equal(told.length, 1);
});

test('a device that is enabled again is watched for silence', async (t) => {
  const town = await testTown(t);
  const { id: thingId } = await withLamp(town);
  noteSeen(town.database, { tenantId: town.tenantId, thingId }, town.clock.now());
  await flushSeen(town.database);
  const admin = (await town.as('admin')).api(api);
  const params = { id: thingId };
  const off = await admin.setThingState({ params, body: { state: 'disabled', version: 1 } });
  const body = { state: 'active' as const, version: off.version };
  await admin.setThingState({ params, body });
  await town.settle();
  town.clock.advance(lampModel.silentAfterSeconds + 1);
  await town.settle();
  const [row] = await town.sql('SELECT status FROM things.presence');
  assert.equal(row?.['status'], 'silent');
});
