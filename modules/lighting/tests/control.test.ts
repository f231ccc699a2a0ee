import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportState } from '#modules/things/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import {
  alarmTypes,
  codeOf,
  desired,
  hasPower,
  lampNamed,
  mainLamp,
  officer,
  override,
} from './town-lamps.ts';

test('a night: on at dusk, dimmed by its steps, off at dawn', async (t) => {
  const town = await testTown(t);
  const lamp = await mainLamp(town);
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: false });
  const board = await (await officer(town)).board({});
  assert.equal(board.isNight, false);
  assert.ok(board.duskAt && board.dawnAt);
  assert.deepEqual([board.lamps.length, board.cabinets.length, board.groups.length], [8, 2, 2]);
  town.clock.set(board.duskAt);
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: true, brightness: 100 });
  town.clock.set('2026-11-23T14:30:00Z');
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: true, brightness: 60 });
  town.clock.set(board.dawnAt);
  await town.settle();
  assert.deepEqual((await desired(town, lamp)) as object, { on: false, brightness: 60 });
});

test('an override holds for its time and is logged; emergency goes before it, by day too', async (t) => {
  const town = await testTown(t);
  const lamp = await mainLamp(town);
  await town.settle();
  const own = await officer(town);
  const { overrideId } = await own.addOverride({ body: override }, { idempotencyKey: 'a' });
  const again = await own.addOverride({ body: override }, { idempotencyKey: 'a' });
  assert.equal(again.overrideId, overrideId);
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: true, brightness: 70 });
  const emergency = { ...override, kind: 'emergency', levelPercent: 5, minutes: 10 } as const;
  await own.addOverride({ body: emergency });
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: true, brightness: 100 });
  town.clock.advance(601);
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: true, brightness: 70 });
  await own.cancelOverride({ params: { overrideId } });
  await town.settle();
  assert.deepEqual(await desired(town, lamp), { on: false, brightness: 70 });
  const { items } = await own.overrides({});
  assert.deepEqual(
    items.map(({ kind, running, cancelled, reason }) => [kind, running, cancelled, reason]),
    [
      ['emergency', false, false, '抢修照明'],
      ['override', false, true, '抢修照明'],
    ],
  );
  assert.equal(await codeOf(own.cancelOverride({ params: { overrideId } })), 'not-found');
});

test('an override must end, concern something, and be given by those who may', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const give = (change: object) => codeOf(own.addOverride({ body: { ...override, ...change } }));
  assert.equal(await give({ minutes: 4 }), 'override-span');
  assert.equal(await give({ minutes: 1441 }), 'override-span');
  assert.equal(await give({ target: { kind: 'group', id: 'no-such' } }), 'target-unknown');
  assert.equal(await give({ target: { kind: 'lamp', id: town.tenantId } }), 'target-unknown');
  const worker = (await town.as('grid01')).api(api);
  assert.equal(await codeOf(worker.addOverride({ body: override })), 'not-permitted');
});

test('a lamp dark by night is believed at its second report, and clears', async (t) => {
  const town = await testTown(t);
  const lamp = await mainLamp(town);
  town.clock.set('2026-11-23T10:30:00Z');
  await town.settle();
  town.clock.advance(900);
  await hasPower(town, lamp, 0.2);
  assert.deepEqual(await alarmTypes(town, lamp), []);
  town.clock.advance(300);
  await hasPower(town, lamp, 0.3);
  assert.deepEqual(await alarmTypes(town, lamp), ['lamp-dark-by-night']);
  const board = await (await officer(town)).board({});
  const shown = board.lamps.find(({ thingId }) => thingId === lamp.id);
  assert.deepEqual([shown?.faults, shown?.levelPercent], [['dark-by-night'], 100]);
  town.clock.advance(300);
  await hasPower(town, lamp, 88);
  assert.deepEqual(await alarmTypes(town, lamp), []);
  const [fault] = await town.sql<{ to_at: Date | null }>(
    'SELECT to_at FROM lighting.faults WHERE thing_id = $1',
    [lamp.id],
  );
  assert.ok(fault?.to_at);
});

test('a lamp lit by day is found, unless somebody commanded it', async (t) => {
  const town = await testTown(t);
  const lamp = await mainLamp(town);
  await town.settle();
  town.clock.advance(900);
  for (const watts of [85, 86]) {
    town.clock.advance(60);
    await hasPower(town, lamp, watts);
  }
  assert.deepEqual(await alarmTypes(town, lamp), ['lamp-lit-by-day']);
  await (await officer(town)).addOverride({ body: { ...override, levelPercent: 100 } });
  await town.settle();
  town.clock.advance(900);
  await hasPower(town, lamp, 88);
  assert.deepEqual(await alarmTypes(town, lamp), []);
});

test('the read-back finds a lamp that does not follow, and leaves alone what was never heard', async (t) => {
  const town = await testTown(t);
  const lamp = await mainLamp(town);
  const silent = await lampNamed(town, '清溪大街 2 号灯');
  await town.settle();
  const says = (patch: object) =>
    town.database.inTenant(town.ctx, (tx) =>
      reportState(tx, lamp.id, { ...patch }, town.clock.now()),
    );
  await says({ on: false, brightness: 100 });
  await (await officer(town)).addOverride({ body: override });
  await town.settle();
  town.clock.advance(60);
  await says({ on: true, brightness: 40 });
  town.clock.advance(121);
  await town.settle();
  assert.deepEqual(await alarmTypes(town, lamp), ['lamp-not-following']);
  assert.deepEqual(await alarmTypes(town, silent), []);
  town.clock.advance(1800);
  await town.settle();
  town.clock.advance(1);
  await says({ on: false });
  town.clock.advance(181);
  await town.settle();
  assert.deepEqual(await alarmTypes(town, lamp), []);
});
