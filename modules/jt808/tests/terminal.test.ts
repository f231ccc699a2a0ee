import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latestOf } from '#modules/observations/index.ts';
import { queueCommand } from '#modules/things/index.ts';
import { wgs84ToGcj02 } from '#platform/geo/index.ts';
import {
  answerBody,
  authenticationBody,
  batchBody,
  id,
  locationBody,
  readParameters,
  readRegisterAnswer,
  readText,
} from '#protocols/jt808/index.ts';
import { testTown, type TestTown } from '#testing';
import {
  addTruck,
  dial,
  place,
  refusals,
  registration,
  secret,
  stored,
  type Wire,
} from './terminal-fixture.ts';

const positionOf = async (town: TestTown, thingId: string) => {
  const all = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [thingId]));
  return all.find(({ key }) => key === 'position')?.value;
};

async function signedIn(t: Parameters<typeof dial>[0], town: TestTown, sim: string): Promise<Wire> {
  const wire = await dial(t, town, sim);
  wire.say(id.authenticate, authenticationBody(secret, 2013));
  assert.equal(await wire.result(), 0);
  return wire;
}

test('a terminal registers, shows its code, and its positions are stored before they are answered', async (t) => {
  const town = await testTown(t, { services: true });
  for (const edition of [2013, 2019] as const) {
    const sim = `1390000${edition}`;
    const thingId = await addTruck(town, sim);
    const wire = await dial(t, town, sim, edition);
    const serial = wire.say(id.register, registration('T1', edition));
    const answer = readRegisterAnswer((await wire.next()).body);
    assert.ok(answer.ok && answer.result === 0 && answer.serial === serial);
    wire.say(id.authenticate, authenticationBody(answer.code, edition));
    assert.equal(await wire.result(), 0);
    wire.say(id.heartbeat);
    assert.equal(await wire.result(), 0);
    wire.say(id.location, locationBody(place));
    assert.equal(await wire.result(), 0);
    assert.deepEqual(await positionOf(town, thingId), { longitude: 113.5, latitude: 28.45 });
    assert.ok((await stored(town, thingId)).includes('speed 32.5'));
    assert.ok((await stored(town, thingId)).includes('mileage 1234.5'));
  }
  assert.deepEqual(await refusals(town), []);
});

test('positions in GCJ-02 are stored in WGS-84; without a fix no place is believed', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addTruck(town, '13911111111', { datum: 'gcj02' });
  const wire = await signedIn(t, town, '13911111111');
  wire.say(id.location, locationBody({ ...place, ...wgs84ToGcj02(place) }));
  assert.equal(await wire.result(), 0);
  const before = (await positionOf(town, thingId)) as { longitude: number; latitude: number };
  assert.ok(Math.abs(before.longitude - 113.5) < 2e-6 && Math.abs(before.latitude - 28.45) < 2e-6);
  const later = new Date(place.at.getTime() + 10_000);
  wire.say(
    id.location,
    locationBody({ ...place, fixed: false, longitude: 0, latitude: 0, at: later }),
  );
  assert.equal(await wire.result(), 0);
  assert.deepEqual(await positionOf(town, thingId), before);
});

test('a batch after a gap is stored, in sub-packages too, and each part is answered', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addTruck(town, '13922222222');
  const wire = await signedIn(t, town, '13922222222');
  const locations = [1, 2, 3].map((n) => ({
    ...place,
    speedKmh: n,
    at: new Date(place.at.getTime() - n * 60_000),
  }));
  const body = batchBody([...locations, { ...place, latitude: 91 }], true);
  const half = Math.ceil(body.length / 2);
  wire.say(id.batch, body.subarray(0, half), { packets: { count: 2, no: 1 }, serial: 70 });
  wire.say(id.batch, body.subarray(half), { packets: { count: 2, no: 2 }, serial: 71 });
  assert.deepEqual([await wire.result(), await wire.result()], [0, 0]);
  const speeds = (await stored(town, thingId)).filter((line) => line.startsWith('speed'));
  assert.deepEqual(speeds, ['speed 3', 'speed 2', 'speed 1']);
  assert.deepEqual(await refusals(town), ['bad-frame known']);
});

test('commands go down as parameters and text and end with the terminal’s answer', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addTruck(town, '13933333333', { answerSeconds: 0.02 });
  const wire = await signedIn(t, town, '13933333333');
  const command = (service: string, input: Record<string, unknown>) =>
    town.database.inTenant(town.ctx, (tx) => queueCommand(tx, { thingId, service, input }));
  const stateOf = async (commandId: string, wanted: string): Promise<string> => {
    for (;;) {
      const [row] = await town.sql<{ state: string; reason: string }>(
        'SELECT state, reason FROM things.commands WHERE id = $1',
        [commandId],
      );
      if (row?.state === wanted) return row.reason;
    }
  };
  const interval = await command('setInterval', { seconds: 30 });
  const order = await wire.next();
  assert.deepEqual(readParameters(order.body), [{ id: 0x29, value: 30 }]);
  const said = (message: typeof order, result: number) =>
    wire.say(
      id.terminalAnswer,
      answerBody({ serial: message.header.serial, id: message.header.id, result }),
    );
  said(order, 0);
  await stateOf(interval.id, 'done');
  const speak = await command('speak', { text: '前方施工' });
  let text = await wire.next();
  while (text.header.id !== id.text) text = await wire.next();
  assert.equal(readText(text.body, 2013), '前方施工');
  said(text, 3);
  assert.equal(await stateOf(speak.id, 'failed'), 'not supported');
  const silent = await command('setInterval', { seconds: 40 });
  assert.equal(await stateOf(silent.id, 'failed'), 'no answer after 3 resends');
});

test('who is not known, not authenticated or another terminal is refused and seen', async (t) => {
  const town = await testTown(t, { services: true });
  const thingId = await addTruck(town, '13944444444');
  const stranger = await dial(t, town, '13999999999');
  stranger.say(id.location, locationBody(place));
  assert.equal(await stranger.result(), 1);
  stranger.say(id.register, registration('T9'));
  assert.equal((await stranger.next()).body[2], 4, 'no such terminal');
  const wire = await dial(t, town, '13944444444');
  wire.say(id.location, locationBody(place));
  assert.equal(await wire.result(), 1);
  wire.say(id.authenticate, authenticationBody('guess', 2013));
  assert.equal(await wire.result(), 1);
  wire.say(id.register, registration('T1'));
  assert.ok((await wire.next()).body[2] === 0);
  const thief = await dial(t, town, '13944444444');
  thief.say(id.register, registration('T2'));
  assert.equal((await thief.next()).body[2], 3);
  assert.deepEqual(await stored(town, thingId), []);
  assert.deepEqual(await refusals(town), ['bad-signature known', 'unknown-thing unknown']);
});

test('bad frames are refused with their reason, noise ends its connection, others notice nothing', async (t) => {
  const town = await testTown(t, { services: true });
  await addTruck(town, '13955555555');
  const wire = await signedIn(t, town, '13955555555');
  const noisy = await dial(t, town, '13966666666');
  noisy.raw(Buffer.alloc(1 << 20, 'a'));
  const cut = Buffer.from('7e020000', 'hex');
  wire.raw(Buffer.concat([cut, Buffer.from('7e0002000001395555555500010000'.concat('7e'), 'hex')]));
  const old = { ...place, at: new Date('2001-01-01T00:00:00Z') };
  const far = { ...place, at: new Date('2099-01-01T00:00:00Z') };
  wire.say(id.location, locationBody(old));
  wire.say(id.location, locationBody(far));
  wire.say(id.location, locationBody(place).subarray(0, 20));
  wire.say(0x0f00);
  const results = [];
  for (let n = 0; n < 4; n += 1) results.push(await wire.result());
  assert.deepEqual(results, [0, 0, 1, 3], 'what can never be stored is not asked for again');
  await noisy.closed;
  const seen = new Set(await refusals(town));
  for (const reason of ['bad-crc', 'bad-length', 'bad-frame', 'too-old', 'in-future']) {
    assert.ok(seen.has(`${reason} known`), reason);
  }
  wire.say(id.heartbeat);
  assert.equal(await wire.result(), 0);
});
