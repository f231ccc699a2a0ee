import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submit } from '#modules/observations/index.ts';
import { offsetMetres, type Position } from '#platform/geo/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type RouteInput } from '../contract.ts';

const origin: Position = { longitude: 112.95, latitude: 28.45 };
const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

/** Drives east from the origin in steps of 100 m, a fix every 20 s from 08:00. */
async function drives(town: TestTown, thingId: string, metres: readonly number[], speed = 18) {
  const start = Date.parse('2026-11-23T00:00:00Z');
  const receipt = await submit(town.database, {
    tenantId: town.tenantId,
    thingId,
    door: 'jt808',
    receivedAt: town.clock.now(),
    readings: metres.flatMap((metre, index) => {
      const at = new Date(start + index * 20_000);
      const stands = metre === metres[index - 1];
      return [
        { key: 'position', value: offsetMetres(origin, metre, 0), at },
        { key: 'speed', value: stands ? 0 : speed, at },
      ];
    }),
  });
  assert.deepEqual(receipt.refused, []);
}

const straight = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) / 100 + 1 }, (_, index) => from + index * 100);
const stand = (metre: number): number[] => Array.from({ length: 10 }, () => metre);

const route = (thingIds: string[]): RouteInput => ({
  name: '试验线',
  line: [origin, offsetMetres(origin, 2000, 0)],
  points: [
    { name: '一号点', position: offsetMetres(origin, 500, 5) },
    { name: '二号点', position: offsetMetres(origin, 1800, 5) },
  ],
  bufferMetres: 25,
  thingIds,
  weekdays: [],
});

test('the fleet shows who moves, who stands, and who has fallen silent', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const [first, second] = (await own.list({})).items;
  assert.ok(first && second);
  assert.deepEqual([first.state, first.position, first.routes], ['unknown', null, ['圩镇一线']]);
  town.clock.set('2026-11-23T00:10:00Z');
  await drives(town, first.thingId, straight(0, 600));
  await drives(town, second.thingId, stand(100));
  const states = async () => (await own.list({})).items.map(({ state }) => state);
  assert.deepEqual(await states(), ['moving', 'standing']);
  town.clock.advance(3600);
  assert.deepEqual(await states(), ['silent', 'silent']);
});

test('a day has its track, its kilometres and its stays', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const [truck] = (await own.list({})).items;
  assert.ok(truck);
  await drives(town, truck.thingId, [...straight(0, 500), ...stand(500), ...straight(600, 1000)]);
  const params = { thingId: truck.thingId };
  const day = await own.day({ params, query: { date: '2026-11-23' } });
  assert.equal(day.fixes, 21);
  assert.ok(Math.abs(day.kilometres - 1) < 0.02, String(day.kilometres));
  assert.ok(day.track.length < day.fixes);
  assert.deepEqual(
    day.stays.map(({ seconds }) => seconds),
    [200],
  );
  const other = await own.day({ params, query: { date: '2026-11-22' } });
  assert.deepEqual([other.fixes, other.track, other.kilometres], [0, [], 0]);
  const nobody = own.day({ params: { thingId: town.tenantId }, query: { date: '2026-11-23' } });
  assert.equal(await codeOf(nobody), 'vehicle-not-found');
});

test('a route says how much of it was driven, by all its vehicles together', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const [first, second] = (await own.list({})).items;
  assert.ok(first && second);
  const { routeId } = await own.addRoute({ body: route([first.thingId, second.thingId]) });
  await drives(town, first.thingId, [...straight(0, 500), ...stand(500), ...straight(600, 1000)]);
  const covered = async () => {
    const { items } = await own.coverage({ query: { date: '2026-11-23' } });
    return items.find((one) => one.routeId === routeId);
  };
  const half = await covered();
  assert.ok(half && Math.abs(half.share - 0.5) < 0.03);
  assert.deepEqual(
    half.points.map(({ servedAt }) => servedAt !== null),
    [true, false],
  );
  assert.equal(half.missed.length, 1);
  await drives(town, second.thingId, straight(900, 2000));
  assert.ok(((await covered())?.share ?? 0) > 0.99);
  const { bytes } = await own.coverageFile({ query: { date: '2026-11-23' } });
  const book = await readWorkbook(Buffer.from(await (bytes as Blob).arrayBuffer()));
  assert.equal(book.sheets.length, 2);
});

test('routes are planned by those who may, against a version, with real vehicles', async (t) => {
  const town = await testTown(t);
  const own = await admin(town);
  const { routeId } = await own.addRoute({ body: route([]) });
  const params = { routeId };
  const body = { ...route([]), name: '改名线', weekdays: [1, 3], version: 1 };
  assert.deepEqual(await own.saveRoute({ params, body }), { version: 2 });
  assert.equal(await codeOf(own.saveRoute({ params, body })), 'changed-meanwhile');
  const short = { ...route([]), line: [origin, offsetMetres(origin, 20, 0)] };
  assert.equal(await codeOf(own.addRoute({ body: short })), 'route-too-short');
  assert.equal(
    await codeOf(own.addRoute({ body: route([town.tenantId]) })),
    'route-vehicle-unknown',
  );
  const officer = (await town.as('officer1')).api(api);
  assert.equal(await codeOf(officer.addRoute({ body: route([]) })), 'not-permitted');
  await own.removeRoute({ params, query: { version: 2 } });
  assert.equal(await codeOf(own.removeRoute({ params, query: { version: 2 } })), 'not-found');
  assert.equal((await own.routes({})).items.length, 1);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.deepEqual((await twin.routes({})).items, []);
  assert.deepEqual((await twin.list({})).items, []);
});
