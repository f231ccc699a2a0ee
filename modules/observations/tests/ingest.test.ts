/** The way in: what is stored, once, with what is refused kept apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { flushObservations, latestOf, refuseMessage, submit, valuesOf } from '../index.ts';
import { arrivalOf, withStations } from './station.ts';

const wide = { from: new Date('2000-01-01T00:00:00Z'), to: new Date('2027-01-01T00:00:00Z') };

test('values of every type are stored with source time, arrival and flag, and come back as they were', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const at = new Date(town.clock.now().getTime() - 90_500);
  const place = { longitude: 115.1, latitude: 28.45 };
  const receipt = await submit(
    town.database,
    arrivalOf(
      town,
      thingId,
      [
        { key: 'pm25', value: 35.2, quality: 'M' },
        { key: 'open', value: true },
        { key: 'mode', value: 'manual' },
        { key: 'place', value: place },
      ],
      { at },
    ),
  );
  assert.deepEqual(receipt, { accepted: 4, repeated: 0, refused: [] });
  const first = async (key: string) =>
    (await valuesOf(town.ctx, { thingId, key, ...wide, limit: 10 })).items[0];
  assert.deepEqual(await first('pm25'), {
    at,
    receivedAt: town.clock.now(),
    value: 35.2,
    quality: 'M',
  });
  assert.equal((await first('open'))?.value, true);
  assert.equal((await first('mode'))?.value, 'manual');
  assert.deepEqual((await first('place'))?.value, place);
});

test('a repeat changes nothing, two values of one instant are both kept', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const at = town.clock.now();
  const send = (value: number, mode: string) =>
    submit(
      town.database,
      arrivalOf(town, thingId, [
        { key: 'pm25', value, at },
        { key: 'mode', value: mode, at },
      ]),
    );
  assert.equal((await send(1, 'auto')).accepted, 2);
  assert.deepEqual(await send(1, 'auto'), { accepted: 0, repeated: 2, refused: [] });
  const both = await Promise.all([send(2, 'auto'), send(2, 'auto'), send(1, 'manual')]);
  assert.deepEqual(
    both.map(({ accepted, repeated }) => [accepted, repeated]),
    [
      [1, 1],
      [0, 2],
      [1, 1],
    ],
  );
  const { items } = await valuesOf(town.ctx, { thingId, key: 'pm25', ...wide, limit: 10 });
  assert.deepEqual(
    items.map(({ value }) => value),
    [1, 2],
  );
});

test('what does not fit the model is kept apart with its reason; the rest is stored', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const now = town.clock.now().getTime();
  const receipt = await submit(
    town.database,
    arrivalOf(
      town,
      thingId,
      [
        { key: 'pm25', value: 12 },
        { key: 'pm25', value: Number.NaN },
        { key: 'temperature', value: 1e308 },
        { key: 'pm25', value: '12' },
        { key: 'pm25', value: 1001 },
        { key: 'pm25', value: 1001, quality: 'T' },
        { key: 'ozone', value: 1 },
        { key: 'pm25', value: 1, at: new Date('1970-01-01T00:00:00Z') },
        { key: 'pm25', value: 1, at: new Date('2099-01-01T00:00:00Z') },
        { key: 'pm25', value: 1, at: new Date(now - 800 * 86_400_000) },
        { key: 'pm25', value: 1, at: new Date(Number.NaN) },
      ],
      { raw: '{"values":…}' },
    ),
  );
  assert.equal(receipt.accepted, 2);
  assert.deepEqual(
    receipt.refused.map(({ reason }) => reason),
    [
      'not-a-number',
      'out-of-range',
      'wrong-type',
      'out-of-range',
      'unknown-property',
      'too-old',
      'in-future',
      'too-old',
      'no-time',
    ],
  );
  const rows = await town.sql<{ reason: string; count: number; raw: string }>(
    'SELECT reason, count, raw FROM observations.refusals WHERE thing_id = $1 ORDER BY reason',
    [thingId],
  );
  assert.deepEqual(
    rows.map(({ reason, count }) => [reason, count]),
    [
      ['in-future', 1],
      ['no-time', 1],
      ['not-a-number', 1],
      ['out-of-range', 2],
      ['too-old', 2],
      ['unknown-property', 1],
      ['wrong-type', 1],
    ],
  );
  assert.equal(rows[0]?.raw, '{"values":…}');
});

test('unknown and disabled devices are refused; a flood of one fault stays one row', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  await town.sql("UPDATE things.things SET state = 'disabled' WHERE id = $1", [thingId]);
  await town.sql('UPDATE things.settings SET things_revision = gen_random_uuid()');
  const reading = [{ key: 'pm25', value: 1 }];
  const disabled = await submit(town.database, arrivalOf(town, thingId, reading));
  assert.equal(disabled.refused[0]?.reason, 'disabled');
  const unknown = await submit(town.database, arrivalOf(town, 'nobody', reading));
  assert.equal(unknown.refused[0]?.reason, 'unknown-thing');
  await Promise.all(
    Array.from({ length: 500 }, (_, n) =>
      refuseMessage(town.database, {
        tenantId: town.tenantId,
        thingId,
        door: 'mqtt',
        raw: Buffer.from([0xff, 0, 1, n % 256]),
        reason: 'bad-json',
        detail: `message ${n} \0`,
      }),
    ),
  );
  const [row] = await town.sql<{ count: number; raw: string }>(
    "SELECT count, raw FROM observations.refusals WHERE reason = 'bad-json'",
  );
  assert.equal(row?.count, 500);
  assert.match(row?.raw ?? '', /^ff0001/);
});

test('late data of any month within retention are taken, their partition is made on demand', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const months = Array.from({ length: 20 }, (_, n) => new Date(Date.UTC(2025, n + 2, 5, 12)));
  await submit(
    town.database,
    arrivalOf(
      town,
      thingId,
      months.map((at, n) => ({ key: 'pm25', value: n, at })),
    ),
  );
  const { items } = await valuesOf(town.ctx, { thingId, key: 'pm25', ...wide, limit: 50 });
  assert.deepEqual(
    items.map(({ at }) => at),
    months,
  );
  const free = await town.sql(
    `SELECT relname FROM pg_class WHERE relnamespace = 'observations'::regnamespace AND relispartition
       AND relkind = 'r' AND has_table_privilege('zhenshu_app', oid, 'SELECT')`,
  );
  assert.deepEqual(free, []);
});

test('the newest value shows at once, stays the newest, and is made anew after a crash', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const now = town.clock.now();
  const earlier = new Date(now.getTime() - 60_000);
  await submit(town.database, arrivalOf(town, thingId, [{ key: 'pm25', value: 7, at: now }]));
  await submit(town.database, arrivalOf(town, thingId, [{ key: 'pm25', value: 5, at: earlier }]));
  const latest = () => town.database.inTenant(town.ctx, (tx) => latestOf(tx, [thingId]));
  const expected = [{ thingId, key: 'pm25', value: 7, at: now, receivedAt: now, quality: 'N' }];
  assert.deepEqual(await latest(), expected);
  await flushObservations(town.database);
  assert.deepEqual(await latest(), expected);
  const [stored] = await town.sql<{ number: number }>(
    'SELECT number FROM observations.latest WHERE thing_id = $1',
    [thingId],
  );
  assert.equal(stored?.number, 7);
});

test('a device added a moment ago is known at its first message', async (t) => {
  const town = await testTown(t);
  const [first = ''] = await withStations(town);
  await submit(town.database, arrivalOf(town, first, [{ key: 'pm25', value: 1 }]));
  const [second = ''] = await withStations(town, 1, { externalId: 'test-station-late' });
  const receipt = await submit(town.database, arrivalOf(town, second, [{ key: 'pm25', value: 1 }]));
  assert.equal(receipt.accepted, 1);
});
