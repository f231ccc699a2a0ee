/** The newest values of many datastreams together, against reading every value of each and putting them in order. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { testTown } from '#testing';
import {
  loadHistory,
  newestFirst,
  type StreamValue,
  streamsOf,
  submit,
  valuesIn,
} from '../index.ts';
import { packClosedDays } from '../jobs.ts';
import { arrivalOf, withStations } from './station.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const stations = 6;

/** Small whole numbers on few instants, so that ties and repeats abound; the same every time. */
function pseudoRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Half a year of history, closed days packed, late ones beside them, values of today, texts and yes/no. */
async function withHistory(t: TestContext) {
  const town = await testTown(t);
  const ids = await withStations(town, stations);
  const now = town.clock.now().getTime();
  const below = pseudoRandom(20261128);
  const at = (spanMs: number) => new Date(now - below(spanMs / hourMs) * hourMs);
  await town.database.inTenant(town.ctx, (tx) =>
    loadHistory(
      tx,
      ids.slice(1).map((thingId, index) => {
        const times = Array.from({ length: 300 - index * 20 }, () => at((60 + 60 * index) * dayMs));
        return { thingId, key: 'pm25', times, values: times.map(() => below(100)) };
      }),
    ),
  );
  const submitAll = async (spanMs: number, count: number) => {
    for (const thingId of ids) {
      const readings = Array.from({ length: count }, () => [
        { key: 'pm25', value: below(100), at: at(spanMs) },
        { key: 'open', value: below(2) === 1, at: at(spanMs) },
        { key: 'mode', value: below(2) === 1 ? 'auto' : 'manual', at: at(spanMs) },
      ]).flat();
      await submit(town.database, arrivalOf(town, thingId, readings));
    }
  };
  await submitAll(9 * dayMs, 60);
  await packClosedDays(town.ctx);
  await submitAll(120 * dayMs, 30);
  await submitAll(6 * hourMs, 15);
  // Rows from before their lowest and highest number was kept are read like any other.
  await town.sql(
    'UPDATE observations.packed SET low = NULL, high = NULL WHERE datastream_no % 3 = 0',
  );
  return { town, now, ids };
}

const bound = fc.option(fc.integer({ min: -5, max: 105 }), { nil: null });

const questions = fc.record({
  chosen: fc.subarray(
    Array.from({ length: stations * 3 }, (_, index) => index),
    { minLength: 1 },
  ),
  fromDays: fc.integer({ min: 0, max: 400 }),
  toDays: fc.integer({ min: -1, max: 200 }),
  limit: fc.integer({ min: 1, max: 700 }),
  low: bound,
  high: bound,
  everyNth: fc.constantFrom(null, 2, 7, 1000),
});

const lineOf = ({ no, at, value, quality }: StreamValue): string =>
  `${at.toISOString()} ${no} ${JSON.stringify(value)} ${quality}`;

test('the newest of many datastreams are those that reading everything finds, whatever is asked', async (t) => {
  const { town, now, ids } = await withHistory(t);
  await town.database.inTenant(town.ctx, async (tx) => {
    const streams = (await streamsOf(tx)).filter(({ thingId }) => ids.includes(thingId));
    assert.equal(streams.length, stations * 3);
    const all: StreamValue[] = [];
    for (const { no, thingId, key } of streams) {
      const span = { from: new Date('2000-01-01'), to: new Date(now + dayMs) };
      const { items } = await valuesIn(tx, { thingId, key, ...span, limit: 10_000 });
      all.push(...items.map((one) => ({ ...one, no })));
    }
    assert.ok(all.length > 3000);
    const isNumberWithin = (value: unknown, low: number, high: number): boolean =>
      typeof value !== 'number' || (value >= low && value <= high);
    await fc.assert(
      fc.asyncProperty(
        questions,
        async ({ chosen, fromDays, toDays, limit, low, high, everyNth }) => {
          const asked = chosen.flatMap((index) => streams[index] ?? []);
          const nos = new Set(asked.map(({ no }) => no));
          const [from, to] = [new Date(now - fromDays * dayMs), new Date(now - toDays * dayMs)];
          const numbers = { from: low ?? -Infinity, to: high ?? Infinity };
          const keep = (value: StreamValue['value'], no: number): boolean =>
            isNumberWithin(value, numbers.from, numbers.to) &&
            (everyNth === null || (no * 31 + JSON.stringify(value).length * 7) % everyNth === 0);
          const found = await newestFirst(tx, {
            streams: asked,
            from,
            to,
            limit,
            // Yes/no values are kept as 1 and 0: bounds of numbers hold for them too.
            numbers: { from: Math.min(numbers.from, 0), to: Math.max(numbers.to, 1) },
            keep: ({ value }, no) => keep(value, no),
          });
          const fitting = all
            .filter(
              (one) => nos.has(one.no) && one.at >= from && one.at < to && keep(one.value, one.no),
            )
            .sort((one, other) => other.at.getTime() - one.at.getTime());
          const last = fitting[limit - 1]?.at ?? from;
          assert.deepEqual(
            found.map(lineOf).sort(),
            fitting
              .filter(({ at }) => at >= last)
              .map(lineOf)
              .sort(),
          );
          const times = found.map(({ at }) => at.getTime());
          assert.deepEqual(
            times,
            times.toSorted((one, other) => other - one),
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});

test('rows that hold no number asked for are not opened', async (t) => {
  const { town, now, ids } = await withHistory(t);
  await town.sql(`UPDATE observations.packed SET body = '\\x00' WHERE high < 98`);
  await town.sql(`DELETE FROM observations.packed WHERE high IS NULL OR high >= 98`);
  await town.database.inTenant(town.ctx, async (tx) => {
    const streams = (await streamsOf(tx)).filter(({ thingId }) => ids.includes(thingId));
    const question = {
      streams,
      from: new Date(now - 400 * dayMs),
      to: new Date(now),
      limit: 10_000,
    };
    const high = { from: 98, to: 100 };
    const isHigh = ({ value }: { value: unknown }) => typeof value === 'number' && value >= 98;
    const found = await newestFirst(tx, { ...question, numbers: high, keep: isHigh });
    assert.ok(found.every(isHigh));
    await assert.rejects(newestFirst(tx, question), /packed values of version 0/);
  });
});

test('a span so full that it is read in parts still gives the newest', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const now = town.clock.now().getTime();
  const readings = Array.from({ length: 24_000 }, (_, n) => ({
    key: 'temperature',
    value: n,
    at: new Date(now - n * 10),
  }));
  for (let n = 0; n < readings.length; n += 4000)
    await submit(town.database, arrivalOf(town, thingId, readings.slice(n, n + 4000)));
  await town.database.inTenant(town.ctx, async (tx) => {
    const streams = (await streamsOf(tx)).filter((one) => one.thingId === thingId);
    const found = await newestFirst(tx, {
      streams,
      from: new Date(now - dayMs),
      to: new Date(now + 1),
      limit: 5,
      keep: ({ value }) => Number(value) % 4999 === 4998,
    });
    assert.deepEqual(
      found.map(({ value }) => value),
      [4998, 9997, 14_996, 19_995],
    );
  });
});
