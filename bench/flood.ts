/**
 * npm run bench -- flood [--seconds N] [--data DIR]
 *
 * One device sends as fast as it can (187,000 messages in five minutes are 623 a second; here it is not
 * held back) while 200 others send 400 messages a second. Their p99 from PUBLISH to PUBACK during the
 * flood is compared with their quiet one; the flooding device's own budget is 2 messages a second.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDevices, loadModel, sqlOn, valueKeys } from './ingest/devices.ts';
import { startLoad } from './ingest/load-process.ts';
import type { LoadRun } from './ingest/publisher.ts';
import { oneDigit, percentile } from './town/percentiles.ts';
import { databaseOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = 'one device floods: p99 of the others beside their quiet one';

const others = 200;
const perSecond = 400;
/** What a flood of 187,000 messages in five minutes is. */
const floodPerSecond = 623;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '20' }, data: { type: 'string' } },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-flood');
  await mkdir(directory.path, { recursive: true });
  const town = await startTown({
    dataDirectory: directory.path,
    environment: { ZHENSHU_SIMULATE: '0' },
  });
  const [load, flood] = [startLoad(), startLoad()];
  try {
    const url = await databaseOf(directory.path);
    const prefix = `bench-flood-${Date.now()}`;
    const clients = await addDevices(url, others, { prefix });
    const model = { ...loadModel, code: 'bench-slow', budget: { perSecond: 2, burst: 60 } };
    const flooding = await addDevices(url, 1, { prefix: `${prefix}-one`, model });
    const port = town.doors.get('mqtt') ?? 0;
    const usual: LoadRun = {
      port,
      clients,
      inFlight: 1,
      warmUpMs: 3000,
      milliseconds: Number(values.seconds) * 1000,
      keys: valueKeys,
      firstAtMs: Date.now() - 3_600_000,
      perSecond,
    };
    const quiet = await p99(load, usual);
    const started = flood.run({
      ...usual,
      clients: flooding,
      warmUpMs: 0,
      milliseconds: usual.milliseconds + 6000,
      perSecond: floodPerSecond,
    });
    await delay(1000);
    const flooded = await p99(load, { ...usual, firstAtMs: usual.firstAtMs + 1_000_000 });
    const result = await started;
    await report(url, { quiet, flooded, taken: result.total, thingId: flooding[0]?.thingId ?? '' });
  } finally {
    load.stop();
    flood.stop();
    await town.stop();
    await directory.drop();
  }
}

async function p99(load: ReturnType<typeof startLoad>, run: LoadRun): Promise<number> {
  const { latencies } = await load.run(run);
  return percentile(Float64Array.from(latencies).sort(), 0.99);
}

async function report(
  url: string,
  found: { quiet: number; flooded: number; taken: number; thingId: string },
): Promise<void> {
  const { quiet, flooded, taken, thingId } = found;
  const [told] = await sqlOn<{ count: number }>(
    url,
    "SELECT coalesce(sum(count), 0)::float8 AS count FROM observations.refusals WHERE thing_id = $1 AND reason = 'over-budget'",
    [thingId],
  );
  const ratio = flooded / quiet;
  console.log(`others: p99 ${oneDigit(quiet)} ms quiet, ${oneDigit(flooded)} ms during the flood`);
  console.log(
    `of the flood ${taken} messages were taken; told ${told?.count} times as over budget`,
  );
  console.log(
    JSON.stringify({
      bench: 'flood',
      quietP99Ms: oneDigit(quiet),
      floodedP99Ms: oneDigit(flooded),
      ratio: Math.round(ratio * 100) / 100,
    }),
  );
}
