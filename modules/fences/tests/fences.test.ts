import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeAlarms } from '#modules/alarms/index.ts';
import { submit } from '#modules/observations/index.ts';
import { addThings } from '#modules/things/index.ts';
import { offsetMetres, type Position } from '#platform/geo/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type FenceInput } from '../contract.ts';

const middle: Position = { longitude: 112.95, latitude: 28.45 };
const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

function square(half: number): FenceInput['area'] {
  const corner = (east: number, north: number): [number, number] => {
    const { longitude, latitude } = offsetMetres(middle, east, north);
    return [longitude, latitude];
  };
  const [a, b, c, d] = [
    corner(-half, -half),
    corner(half, -half),
    corner(half, half),
    corner(-half, half),
  ];
  return { type: 'Polygon', coordinates: [[a, b, c, d, a]] };
}

const fence: FenceInput = {
  name: '老街禁行区',
  area: square(100),
  watch: ['enter', 'leave', 'dwell', 'speed'],
  leaveBufferMetres: 20,
  dwellSeconds: 600,
  speedLimitKmh: 30,
  windows: [],
  modelCodes: ['refuse-truck'],
  groupCodes: [],
  thingIds: [],
  severity: 'warning',
  categoryCode: null,
  enabled: true,
};

/** A truck, and how it drives: metres east of the middle, one fix every 30 s from 10:00. */
async function truckIn(town: TestTown) {
  const [truck] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [{ name: '清运车 9 号', modelCode: 'refuse-truck', door: 'jt808' }]),
  );
  assert.ok(truck);
  let seconds = 0;
  const drive = async (
    metres: readonly number[],
    more: { speed?: number; shift?: number } = {},
  ) => {
    for (const metre of metres) {
      seconds += 30;
      const at = new Date(
        Date.parse('2026-11-23T02:00:00Z') + (seconds + (more.shift ?? 0)) * 1000,
      );
      if (!more.shift) town.clock.set(at);
      const receipt = await submit(town.database, {
        tenantId: town.tenantId,
        thingId: truck.id,
        door: 'jt808',
        receivedAt: town.clock.now(),
        at,
        readings: [
          { key: 'position', value: offsetMetres(middle, metre, 0) },
          ...(more.speed === undefined ? [] : [{ key: 'speed', value: more.speed }]),
        ],
      });
      assert.deepEqual(receipt.refused, []);
    }
  };
  const alarms = async (): Promise<string[]> => {
    const active = await town.database.inTenant(town.ctx, (tx) => activeAlarms(tx, [truck.id]));
    return active.map(({ titleZh }) => titleZh).sort();
  };
  return { truck, drive, alarms };
}

test('a truck that enters and leaves is told, with alarms that clear', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const { fenceId } = await own.add({ body: fence });
  const { drive, alarms } = await truckIn(town);
  await drive([300, 200, 50]);
  assert.deepEqual(await alarms(), []);
  await drive([40]);
  assert.deepEqual(await alarms(), ['进入“老街禁行区”']);
  const shown = (await own.list({})).items.find(({ id }) => id === fenceId);
  assert.deepEqual([shown?.insideCount, shown?.dayCount], [1, 1]);
  await drive([200, 300]);
  assert.deepEqual(await alarms(), ['离开“老街禁行区”']);
  const { items } = await own.happenings({ query: { fenceId } });
  assert.deepEqual(
    items.map(({ event, stayedSeconds, thingName }) => [event, stayedSeconds, thingName]),
    [
      ['leave', 60, '清运车 9 号'],
      ['enter', null, '清运车 9 号'],
    ],
  );
});

test('a stay is told by the timer although the truck falls silent', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  await own.add({ body: { ...fence, watch: ['dwell'] } });
  const { drive, alarms } = await truckIn(town);
  await drive([300, 0, 0]);
  town.clock.advance(500);
  await town.settle();
  assert.deepEqual(await alarms(), []);
  town.clock.advance(100);
  await town.settle();
  assert.deepEqual(await alarms(), ['停留过久：“老街禁行区”']);
  await drive([300, 300]);
  assert.deepEqual(await alarms(), []);
});

test('speeding is told once and ends', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const { fenceId } = await own.add({ body: { ...fence, watch: ['speed'] } });
  const { drive, alarms } = await truckIn(town);
  await drive([300, 0, 0], { speed: 20 });
  await drive([0, 10, 20], { speed: 44 });
  assert.deepEqual(await alarms(), ['超速：“老街禁行区”']);
  await drive([0], { speed: 12 });
  assert.deepEqual(await alarms(), []);
  const { items } = await own.happenings({ query: { fenceId } });
  assert.deepEqual(
    items.map(({ event, speedKmh }) => [event, speedKmh]),
    [['speed', 44]],
  );
});

test('late positions are judged at their own time and call nobody', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const { fenceId } = await own.add({ body: fence });
  const { drive, alarms } = await truckIn(town);
  await drive([900, 900]);
  await drive([300, 0, 0, 0, 300, 300], { shift: -7200 });
  assert.deepEqual(await alarms(), []);
  const { items } = await own.happenings({ query: { fenceId } });
  assert.deepEqual(
    items.map(({ event, late }) => [event, late]),
    [
      ['leave', true],
      ['enter', true],
    ],
  );
  assert.equal((await own.list({})).items.find(({ id }) => id === fenceId)?.insideCount, 0);
});

test('outside its hours, switched off, or for others a fence says nothing', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const night = [{ weekdays: [], fromMinute: 1200, toMinute: 1260 }];
  await own.add({ body: { ...fence, name: '夜间', windows: night } });
  await own.add({ body: { ...fence, name: '停用', enabled: false } });
  await own.add({ body: { ...fence, name: '别的设备', modelCodes: ['street-lamp'] } });
  const { drive, alarms } = await truckIn(town);
  await drive([300, 0, 0, 0]);
  assert.deepEqual(await alarms(), []);
  assert.deepEqual((await own.happenings({ query: {} })).items, []);
});

test('a crossed shape, nothing to watch, an unknown category are refused', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const [a, b, c, d] = square(100).coordinates[0] ?? [];
  assert.ok(a && b && c && d);
  const bow = { type: 'Polygon' as const, coordinates: [[a, c, b, d, a]] };
  const add = (change: Partial<FenceInput>) => codeOf(own.add({ body: { ...fence, ...change } }));
  assert.equal(await add({ area: bow }), 'fence-area-faulty');
  assert.equal(await add({ watch: [] }), 'fence-watches-nothing');
  assert.equal(await add({ dwellSeconds: null }), 'fence-watches-nothing');
  assert.equal(await add({ categoryCode: '999999' }), 'fence-category-unknown');
  const officer = (await town.as('officer1')).api(api);
  assert.equal(await codeOf(officer.add({ body: fence })), 'not-permitted');
});

test('a changed fence forgets who was inside and clears its alarms; a stale change is refused', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const { fenceId } = await own.add({ body: fence });
  const params = { fenceId };
  const { drive, alarms } = await truckIn(town);
  await drive([300, 0, 0]);
  assert.equal((await alarms()).length, 1);
  const changed = { ...fence, area: square(50), version: 1 };
  assert.deepEqual(await own.save({ params, body: changed }), { version: 2 });
  assert.deepEqual(await alarms(), []);
  assert.equal(await codeOf(own.save({ params, body: changed })), 'changed-meanwhile');
  await drive([0, 0]);
  assert.equal((await alarms()).length, 1);
  await own.remove({ params, query: { version: 2 } });
  assert.deepEqual(await alarms(), []);
  assert.equal(await codeOf(own.remove({ params, query: { version: 2 } })), 'not-found');
  assert.equal(
    (await own.happenings({ query: { fenceId } })).items[0]?.fenceName,
    '（已删除的围栏）',
  );
});

test('happenings page by key and leave as a workbook; the twin town sees none', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  await own.add({ body: { ...fence, severity: null } });
  const { drive, alarms } = await truckIn(town);
  for (let round = 0; round < 3; round += 1) await drive([300, 300, 0, 0]);
  assert.deepEqual(await alarms(), []);
  const first = await own.happenings({ query: { limit: 3 } });
  assert.ok(first.nextCursor);
  const rest = await own.happenings({ query: { limit: 3, cursor: first.nextCursor } });
  assert.deepEqual([first.items.length, rest.items.length, rest.nextCursor], [3, 2, null]);
  assert.ok(((await own.happeningsFile({ query: {} })).bytes as Blob).size > 3000);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.deepEqual((await twin.list({})).items, []);
  assert.deepEqual((await twin.happenings({ query: {} })).items, []);
});
