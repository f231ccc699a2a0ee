import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submit } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';

const officer = async (town: TestTown) => (await town.as('officer1')).api(api);
const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

async function idOf(town: TestTown, name: string): Promise<string> {
  const found = (await thingsOf(town.ctx)).all().find((thing) => thing.name === name);
  assert.ok(found, name);
  return found.id;
}

async function measure(
  town: TestTown,
  thingId: string,
  readings: readonly { key: string; value: number; at: string; quality?: 'N' | 'D' }[],
): Promise<void> {
  const receipt = await submit(town.database, {
    tenantId: town.tenantId,
    thingId,
    door: 'mqtt',
    receivedAt: town.clock.now(),
    readings: readings.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })),
  });
  assert.equal(receipt.accepted, readings.length);
}

test('the board judges every station of the town by its standard', async (t) => {
  const town = await testTown(t);
  const board = await (await officer(town)).board({});
  assert.deepEqual([board.airs.length, board.noises.length, board.waters.length], [2, 6, 2]);
  assert.equal(board.standard, 'HJ 633-2026');
  for (const air of board.airs) {
    assert.ok(air.aqi !== null && air.aqi > 0 && air.level !== null);
    assert.equal(Object.keys(air.values).length, 6);
    assert.equal(air.at, '2026-11-23T01:00:00.000Z');
  }
  const market = board.noises.find(({ name }) => name === '农贸市场噪声点');
  assert.deepEqual([market?.zone, market?.limit, market?.period], ['2', 60, 'day']);
  assert.ok(board.waters.every((one) => one.class !== null && one.factors.length > 4));
});

test('an hour of noise is the energy mean of its samples, faulty ones left out', async (t) => {
  const town = await testTown(t);
  const thingId = await idOf(town, '卫生院噪声点');
  town.clock.set('2026-11-23T03:00:00Z');
  await measure(town, thingId, [
    { key: 'leq', value: 60, at: '2026-11-23T02:10:00Z' },
    { key: 'leq', value: 120, at: '2026-11-23T02:15:00Z', quality: 'D' },
    { key: 'leq', value: 70, at: '2026-11-23T02:20:00Z' },
  ]);
  const noise = (await (await officer(town)).board({})).noises.find(
    (one) => one.thingId === thingId,
  );
  assert.deepEqual([noise?.level, noise?.over, noise?.limit], [67.4, 12.4, 55]);
  const day = await (await officer(town)).noiseDay({
    params: { thingId },
    query: { date: '2026-11-23' },
  });
  const hour = day.hours[10];
  assert.deepEqual([hour?.level, hour?.l50, hour?.loudest], [67.4, 65, 70]);
  assert.equal(day.periods.length, 2);
});

test('a late level finds its own hour', async (t) => {
  const town = await testTown(t);
  const thingId = await idOf(town, '石桥村噪声点');
  const dayOf = async () =>
    (await officer(town)).noiseDay({ params: { thingId }, query: { date: '2026-11-20' } });
  assert.equal((await dayOf()).hours[3]?.level, null);
  await measure(town, thingId, [{ key: 'leq', value: 41, at: '2026-11-19T19:30:00Z' }]);
  const late = await dayOf();
  assert.equal(late.hours[3]?.level, 41);
  assert.equal(late.periods[1]?.hours, 1);
});

test('a report covers at most 31 days, counts what it judged, and is a workbook too', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const report = await own.report({ query: { from: '2026-11-22', to: '2026-11-22' } });
  assert.deepEqual([report.air.length, report.noise.length, report.water.length], [2, 6, 2]);
  assert.ok(report.air.every(({ aqi, standard }) => aqi !== null && standard === 'HJ 633-2026'));
  assert.equal(report.summary.airDays, 2);
  assert.equal(report.summary.noisePeriods, 12);
  assert.equal(report.summary.waterDays, 2);
  const month = await own.report({ query: { from: '2026-11-01', to: '2026-11-30' } });
  assert.equal(month.air.length, 2 * 23, 'days to come are left out');
  assert.equal(
    await codeOf(own.report({ query: { from: '2026-10-01', to: '2026-11-20' } })),
    'report-too-long',
  );
  const file = await own.reportFile({ query: { from: '2026-11-22', to: '2026-11-22' } });
  const bytes = Buffer.from(await (file.bytes as Blob).arrayBuffer());
  const book = await readWorkbook(bytes);
  assert.deepEqual(
    book.sheets.map(({ name, rows }) => [name, rows.length]),
    [
      ['空气', 3],
      ['噪声', 7],
      ['水质', 3],
    ],
  );
});

test('the zone of a meter is set by those who may, against a version', async (t) => {
  const town = await testTown(t);
  const thingId = await idOf(town, '清溪广场噪声点');
  const own = await admin(town);
  const set = (version: number) =>
    own.saveSite({ params: { thingId }, body: { zone: '1', version } });
  assert.deepEqual(await set(1), { version: 2 });
  assert.equal(await codeOf(set(1)), 'changed-meanwhile');
  const noise = (await own.board({})).noises.find((one) => one.thingId === thingId);
  assert.deepEqual([noise?.zone, noise?.limit], ['1', 55]);
  const worker = (await town.as('grid01')).api(api);
  assert.equal(
    await codeOf(worker.saveSite({ params: { thingId }, body: { zone: '2', version: 2 } })),
    'not-permitted',
  );
  assert.equal(
    await codeOf(own.saveSite({ params: { thingId: town.tenantId }, body: { version: 0 } })),
    'station-not-found',
  );
});

test('air and water over time; a station of another kind is not found', async (t) => {
  const town = await testTown(t);
  const own = await officer(town);
  const thingId = await idOf(town, '镇政府空气站');
  const span = { from: '2026-11-22T02:00:00Z', to: '2026-11-23T02:00:00Z' };
  const { hours } = await own.airHours({ params: { thingId }, query: span });
  assert.equal(hours.length, 24);
  assert.ok(hours.every(({ aqi }) => aqi !== null));
  const lake = await idOf(town, '枫林水库水质站');
  const { samples } = await own.waterTimes({ params: { thingId: lake }, query: span });
  assert.equal(samples.length, 24);
  assert.ok(samples.every(({ values }) => 'TN' in values));
  assert.equal(
    await codeOf(own.airHours({ params: { thingId: lake }, query: span })),
    'station-not-found',
  );
});

test('the twin town has no stations and says so with an empty board', async (t) => {
  const town = await testTown(t);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  const board = await twin.board({});
  assert.deepEqual([board.airs, board.noises, board.waters], [[], [], []]);
});
