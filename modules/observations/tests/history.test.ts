/** History: packed and recent together, late values, gaps, pages, export, retention. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { history, loadHistory, submit, valuesOf } from '../index.ts';
import { packClosedDays, sweepOld, tendMonths } from '../jobs.ts';
import { arrivalOf, withStations } from './station.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const counts = async (town: TestTown, thingId: string) => {
  const [row] = await town.sql<{ recent: number; packed: number; rows: number }>(
    `SELECT (SELECT count(*)::integer FROM observations.values v WHERE v.datastream_no = d.no) AS recent,
       (SELECT coalesce(sum(count), 0)::integer FROM observations.packed p WHERE p.datastream_no = d.no) AS packed,
       (SELECT count(*)::integer FROM observations.packed p WHERE p.datastream_no = d.no) AS rows
     FROM observations.datastreams d WHERE d.thing_id = $1 AND d.key = 'pm25'`,
    [thingId],
  );
  return row;
};

test('closed days are packed, late values merged, a repeat still counts once; reading sees one series', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const start = town.clock.now().getTime() - 3 * dayMs;
  const every = 10 * 60_000;
  const readings = Array.from({ length: 432 }, (_, n) => ({
    key: 'pm25',
    value: Math.round(400 + 300 * Math.sin(n / 40)) / 10,
    at: new Date(start + n * every),
  }));
  const [kept, late] = [
    readings.filter((_, n) => n % 50 !== 7),
    readings.filter((_, n) => n % 50 === 7),
  ];
  await submit(town.database, arrivalOf(town, thingId, kept));
  assert.ok((await packClosedDays(town.ctx)) > 300);
  await submit(town.database, arrivalOf(town, thingId, [...late, ...kept.slice(0, 20)]));
  const question = { thingId, key: 'pm25', from: new Date(start), to: town.clock.now() };
  const read = async () => (await valuesOf(town.ctx, { ...question, limit: 1000 })).items;
  const expected = readings.map(({ at, value }) => [at, value]);
  assert.deepEqual(
    (await read()).map(({ at, value }) => [at, value]),
    expected,
  );
  await packClosedDays(town.ctx);
  assert.deepEqual(
    (await read()).map(({ at, value }) => [at, value]),
    expected,
  );
  const { recent = 0, packed = 0, rows } = (await counts(town, thingId)) ?? {};
  assert.equal(recent + packed, 432);
  assert.equal(rows, 1);
  assert.equal(await packClosedDays(town.ctx), 0);
});

test('pages by key give every value once, several of one instant too', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const at = new Date(town.clock.now().getTime() - 5 * dayMs);
  const readings = Array.from({ length: 97 }, (_, n) => ({
    key: 'pm25',
    value: n,
    at: new Date(at.getTime() + Math.floor(n / 5) * 1000),
  }));
  await submit(town.database, arrivalOf(town, thingId, readings));
  await packClosedDays(town.ctx);
  const seen: unknown[] = [];
  let after: string | undefined;
  do {
    const page = await valuesOf(town.ctx, {
      thingId,
      key: 'pm25',
      from: at,
      to: town.clock.now(),
      limit: 7,
      ...(after ? { after } : {}),
    });
    seen.push(...page.items.map(({ value }) => value));
    after = page.next ?? undefined;
  } while (after);
  assert.deepEqual(
    seen,
    readings.map(({ value }) => value),
  );
});

test('a chart has gaps where nothing came, and only normal values count', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const to = town.clock.now();
  const from = new Date(to.getTime() - dayMs);
  const at = (hours: number) => new Date(from.getTime() + hours * hourMs);
  await submit(
    town.database,
    arrivalOf(town, thingId, [
      { key: 'pm25', value: 10, at: at(1) },
      { key: 'pm25', value: 20, at: at(1.2) },
      { key: 'pm25', value: 900, at: at(1.3), quality: 'D' },
      { key: 'pm25', value: 30, at: at(20) },
    ]),
  );
  const buckets = await history(town.ctx, { thingId, key: 'pm25', from, to, points: 24 });
  assert.deepEqual(
    buckets.map(({ from: start, count, mean, max }) => [start, count, mean, max]),
    [
      [at(1), 2, 15, 20],
      [at(20), 1, 30, 30],
    ],
  );
  await assert.rejects(
    history(town.ctx, { thingId, key: 'pm25', from: to, to: from }),
    /later than/,
  );
});

test('history loaded at once is small, and what is older than the model keeps goes', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const end = town.clock.now().getTime() - dayMs;
  const times = Array.from({ length: 20_000 }, (_, n) => new Date(end - (20_000 - n) * 300_000));
  const values = times.map((_, n) => Math.round(200 + 80 * Math.sin(n / 144) + (n % 7)) / 10);
  await town.database.inTenant(town.ctx, (tx) =>
    loadHistory(tx, [{ thingId, key: 'pm25', times, values }]),
  );
  await town.database.inTenant(town.ctx, (tx) =>
    loadHistory(tx, [
      { thingId, key: 'pm25', times: times.slice(0, 50), values: values.slice(0, 50) },
    ]),
  );
  assert.equal((await counts(town, thingId))?.packed, 20_000);
  const [size] = await town.sql<{ bytes: number }>(
    `SELECT sum(pg_column_size(p.*))::float8 AS bytes FROM observations.packed p
     JOIN observations.datastreams d ON d.no = p.datastream_no WHERE d.thing_id = $1`,
    [thingId],
  );
  assert.ok((size?.bytes ?? Infinity) / 20_000 < 4, `${size?.bytes} bytes`);
  await tendMonths(town.ctx);
  town.clock.advance(800 * 86_400);
  await sweepOld(town.ctx);
  assert.equal((await counts(town, thingId))?.packed, 0);
});

test('over HTTP: newest value, chart, table, file; another town and another’s device are not found', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const at = new Date(town.clock.now().getTime() - hourMs);
  const reading = { key: 'pm25', value: 12.5, at };
  await submit(town.database, arrivalOf(town, thingId, [reading], { raw: '{"a":1}' }));
  const officer = (await town.as('officer1')).api(api);
  const params = { thingId };
  const latest = await officer.latest({ params });
  assert.deepEqual(
    latest.items.map(({ key, value }) => [key, value]),
    [['pm25', 12.5]],
  );
  const span = {
    from: new Date(at.getTime() - hourMs).toISOString(),
    to: town.clock.now().toISOString(),
  };
  const chart = await officer.history({ params, query: { key: 'pm25', ...span, points: 100 } });
  assert.equal(chart.items[0]?.mean, 12.5);
  const table = await officer.values({ params, query: { key: 'pm25', ...span } });
  assert.equal(table.items[0]?.at, at.toISOString());
  const csv = await officer.exportCsv({ params, query: { keys: 'pm25,mode', ...span } });
  const text = await (csv.bytes as Blob).text();
  assert.match(text, /pm25,2026-11-23T01:00:00.000Z,.*,12.5,ug\/m3,N/);
  const parquet = await officer.exportParquet({ params, query: { keys: 'pm25', ...span } });
  assert.equal((await (parquet.bytes as Blob).text()).slice(0, 4), 'PAR1');
  const stranger = (await town.as('baisha-officer1', 'baisha')).api(api);
  await assert.rejects(stranger.latest({ params }), /没有|not/);
  const gridWorker = (await town.as('grid01')).api(api);
  await assert.rejects(gridWorker.latest({ params }), /没有|not/);
});

test('a file is as long as the history: it is sent a page at a time, each value once, cut where it is asked', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const count = 61_000;
  const first = town.clock.now().getTime() - 40 * dayMs;
  const times = Array.from({ length: count }, (_, n) => new Date(first + n * 30_000));
  const values = times.map((_, n) => (n % 500) / 10);
  await town.database.inTenant(town.ctx, (tx) =>
    loadHistory(tx, [{ thingId, key: 'pm25', times, values }]),
  );
  const at = new Date(town.clock.now().getTime() - hourMs);
  const readings = [
    { key: 'pm25', value: 7.5, at },
    { key: 'mode', value: 'auto', at },
  ];
  await submit(town.database, arrivalOf(town, thingId, readings));
  const officer = await town.as('officer1');
  const from = times[1003] as Date;
  const query = `keys=pm25,mode&from=${from.toISOString()}&to=${town.clock.now().toISOString()}`;
  const path = `/api/v1/observations/things/${thingId}/export`;
  const csv = await (await officer.fetch(`${path}.csv?${query}`)).text();
  const lines = csv.trim().split('\r\n').slice(1);
  assert.equal(lines.length, count - 1003 + 2);
  const told = lines.map((line) =>
    line
      .split(',')
      .slice(1, 5)
      .filter((_, n) => n !== 2),
  );
  const expected = times
    .slice(1003)
    .map((time, n) => ['pm25', time.toISOString(), String(values[n + 1003])]);
  assert.deepEqual(told, [
    ...expected,
    ['pm25', at.toISOString(), '7.5'],
    ['mode', at.toISOString(), 'auto'],
  ]);
  const parquet = new Uint8Array(
    await (await officer.fetch(`${path}.parquet?${query}`)).arrayBuffer(),
  );
  const mark = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  assert.deepEqual([mark(parquet.slice(0, 4)), mark(parquet.slice(-4))], ['PAR1', 'PAR1']);
  const wrong = await officer.fetch(
    `${path}.csv?keys=pm25&from=${at.toISOString()}&to=${from.toISOString()}`,
  );
  assert.equal(wrong.status, 422);
  const [audited] = await town.sql<{ rows: number }>(
    `SELECT (detail->>'rows')::integer AS rows FROM platform.audit WHERE action = 'observations.export' ORDER BY 1 DESC LIMIT 1`,
  );
  assert.ok((audited?.rows ?? 0) >= lines.length);
});
