/**
 * npm run bench -- history [--streams N] [--values N] [--questions N] [--data DIR]
 *
 * A month of one datastream down-sampled to 1,000 points out of 100 million values: 100 million
 * values are packed into `observations.packed` (1,000 datastreams with 100,000 values each, one every
 * 26 seconds), then random datastreams are asked through the door, as the charts do.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { history, loadHistory } from '#modules/observations/index.ts';
import { addDevices, loadModel, openTown, sqlOn, valueKeys } from './ingest/devices.ts';
import { oneDigit, percentile } from './town/percentiles.ts';
import { databaseOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = 'a month of a datastream in 1,000 points out of 100 million values: p95';

const points = 1000;
const month = { from: new Date('2026-10-01T00:00:00Z'), to: new Date('2026-11-01T00:00:00Z') };

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      streams: { type: 'string', default: '1000' },
      values: { type: 'string', default: '100000' },
      questions: { type: 'string', default: '300' },
      data: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-history');
  await mkdir(directory.path, { recursive: true });
  const town = await startTown({
    dataDirectory: directory.path,
    environment: { ZHENSHU_SIMULATE: '0' },
  });
  try {
    const url = await databaseOf(directory.path);
    const ids = await fill(url, Number(values.streams), Number(values.values));
    await ask(url, ids, Number(values.questions));
  } finally {
    await town.stop();
    await directory.drop();
  }
}

/** Whole numbers from 0 to below what is asked, without a pattern, the same in each run. */
function noiseOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Loads the values. @returns the devices */
async function fill(url: string, streams: number, count: number): Promise<string[]> {
  const model = { ...loadModel, code: 'bench-history', retentionDays: 3650 };
  const devices = await addDevices(url, streams, { prefix: 'bench-history', model });
  const { database, ctx } = openTown(url);
  const stepMs = (month.to.getTime() - month.from.getTime()) / count;
  const noise = noiseOf(1);
  const times = Array.from({ length: count }, (_, n) => {
    const jitterMs = noise(400);
    return new Date(month.from.getTime() + Math.floor(n * stepMs) + jitterMs);
  });
  const startedAt = performance.now();
  try {
    for (const [index, { thingId }] of devices.entries()) {
      const series = times.map(
        (_, n) => Math.round(220 + 60 * Math.sin((n + index) / 800) + noise(17)) / 10,
      );
      await database.inTenant(ctx, (tx) =>
        loadHistory(tx, [{ thingId, key: valueKeys[0], times, values: series }]),
      );
      if (index % 100 === 99) console.error(`  ${index + 1} datastreams`);
    }
  } finally {
    await database.close();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const [size] = await sqlOn<{ bytes: number; count: number }>(
    url,
    `SELECT pg_total_relation_size('observations.packed')::float8 AS bytes, sum(count)::float8 AS count FROM observations.packed`,
  );
  const bytes = (size?.bytes ?? 0) / (size?.count ?? 1);
  console.log(`loaded ${streams * count} values in ${Math.round(seconds)} s`);
  console.log(`${bytes.toFixed(2)} bytes a value with index and TOAST (pg_total_relation_size)`);
  await sqlOn(url, 'VACUUM ANALYZE observations.packed');
  return devices.map(({ thingId }) => thingId);
}

async function ask(url: string, ids: readonly string[], questions: number): Promise<void> {
  const { database, ctx } = openTown(url);
  const took: number[] = [];
  let smallest = Infinity;
  try {
    for (let question = -10; question < questions; question += 1) {
      const thingId = ids[((question + 10) * 7919) % ids.length] ?? '';
      const startedAt = performance.now();
      const buckets = await history(ctx, { thingId, key: valueKeys[0], ...month, points });
      if (question >= 0) took.push(performance.now() - startedAt);
      smallest = Math.min(smallest, buckets.length);
    }
  } finally {
    await database.close();
  }
  took.sort((a, b) => a - b);
  console.log(`${questions} questions, at least ${smallest} points each`);
  console.log(
    `p50 ${oneDigit(percentile(took, 0.5))} ms, p95 ${oneDigit(percentile(took, 0.95))} ms`,
  );
  console.log(JSON.stringify({ bench: 'history', p95Ms: oneDigit(percentile(took, 0.95)) }));
}
