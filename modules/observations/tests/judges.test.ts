/** Judges: what they see, and that none of them can lose a value. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { handleBatch, type TownParts } from '../service/ingest/batch.ts';
import { WriteBehind } from '../service/ingest/behind.ts';
import { Months } from '../service/ingest/months.ts';
import { KnownTown } from '../service/ingest/streams.ts';
import type { AcceptedValue, ObservationJudge } from '../index.ts';
import { arrivalOf, withStations } from './station.ts';

test('a judge sees new values only, told which are late; one that throws is undone, counted, and loses nothing', async (t) => {
  const town = await testTown(t);
  const [thingId = ''] = await withStations(town);
  const seen: AcceptedValue[] = [];
  const watcher: ObservationJudge = {
    name: 'watcher',
    wants: (_thing, key) => key === 'pm25',
    revision: () => 1,
    judge: (_tx, values) => {
      seen.push(...values);
      return Promise.resolve();
    },
  };
  const clumsy: ObservationJudge = {
    ...watcher,
    name: 'clumsy',
    judge: async (tx) => {
      await tx.client.query(
        "INSERT INTO observations.judge_faults VALUES ($1, 'trace', 1, now(), '')",
        [tx.ctx.tenantId],
      );
      await tx.client.query('SELECT 1/0');
    },
  };
  const { ctx } = town;
  const parts: TownParts = {
    ctx,
    known: new KnownTown(ctx),
    months: new Months(ctx),
    behind: new WriteBehind(ctx),
    judges: [clumsy, watcher],
    onJudgeFault: () => undefined,
  };
  const at = (seconds: number) => new Date(town.clock.now().getTime() + seconds * 1000);
  const send = (readings: { key: string; value: number; at: Date }[], backfill = false) =>
    handleBatch(parts, [{ arrival: arrivalOf(town, thingId, readings, { backfill }) }]);
  await send([
    { key: 'pm25', value: 1, at: at(0) },
    { key: 'temperature', value: 5, at: at(0) },
  ]);
  await send([
    { key: 'pm25', value: 1, at: at(0) },
    { key: 'pm25', value: 2, at: at(-60) },
    { key: 'pm25', value: 3, at: at(10) },
  ]);
  await send([{ key: 'pm25', value: 4, at: at(20) }], true);
  assert.deepEqual(
    seen.map(({ value, late }) => [value, late]),
    [
      [1, false],
      [2, true],
      [3, false],
      [4, true],
    ],
  );
  const rows = await town.sql<{ judge: string; count: number; lastError: string }>(
    'SELECT judge, count, last_error AS "lastError" FROM observations.judge_faults',
  );
  assert.deepEqual(rows, [{ judge: 'clumsy', count: 3, lastError: 'division by zero' }]);
  const [stored] = await town.sql<{ count: number }>(
    `SELECT count(*)::integer AS count FROM observations.values v JOIN observations.datastreams d ON d.no = v.datastream_no
     WHERE d.thing_id = $1`,
    [thingId],
  );
  assert.equal(stored?.count, 5);
});
