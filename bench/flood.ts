/**
 * npm run bench -- flood [--seconds N] [--quiet-seconds N] [--data DIR]
 *
 * One device sends 187,000 messages in five minutes without waiting for an answer, while 200 others send
 * 400 messages a second. Their p99 from PUBLISH to PUBACK during the flood is compared with their quiet
 * one, measured half before and half after it; the flooding device's own budget is 2 messages a second. The server's memory is read before the
 * flood and every second of it.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDevices, type BenchDevice, loadModel, sqlOn, valueKeys } from './ingest/devices.ts';
import { type LoadProcess, startLoad } from './ingest/load-process.ts';
import type { LoadRun } from './ingest/publisher.ts';
import { oneDigit, percentile } from './town/percentiles.ts';
import { databaseOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = 'one device floods: p99 of the others beside their quiet one';

const others = 200;
const perSecond = 400;
const floodMessages = 187_000;
const floodSeconds = 300;
/** The flood begins before the others are measured, and ends after. */
const leadMs = 1000;
const warmUpMs = 3000;
const tailMs = 2000;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: String(floodSeconds) },
      'quiet-seconds': { type: 'string', default: '60' },
      data: { type: 'string' },
    },
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
    const { clients, flooding } = await devices(url);
    const usual: LoadRun = {
      port: town.doors.get('mqtt') ?? 0,
      clients,
      inFlight: 1,
      warmUpMs,
      milliseconds: Number(values['quiet-seconds']) * 500,
      keys: valueKeys,
      firstAtMs: Date.now() - 3_600_000,
      perSecond,
    };
    const milliseconds = Number(values.seconds) * 1000;
    const found = await measure({ load, flood, pid: town.pid }, { usual, flooding, milliseconds });
    await report(url, found);
  } finally {
    load.stop();
    flood.stop();
    await town.stop();
    await directory.drop();
  }
}

interface Sides {
  readonly load: LoadProcess;
  readonly flood: LoadProcess;
  /** The server. */
  readonly pid: number;
}

async function measure(
  { load, flood, pid }: Sides,
  {
    usual,
    flooding,
    milliseconds,
  }: { usual: LoadRun; flooding: BenchDevice; milliseconds: number },
): Promise<Found> {
  const before = await latenciesOf(load, usual);
  const memory = watchMemory(pid);
  const started = flood.run({
    ...usual,
    clients: [flooding],
    warmUpMs: 0,
    milliseconds: milliseconds + leadMs + warmUpMs + tailMs,
    perSecond: floodMessages / floodSeconds,
  });
  await delay(leadMs);
  const later = usual.firstAtMs + 1_000_000;
  const flooded = p99(await latenciesOf(load, { ...usual, milliseconds, firstAtMs: later }));
  memory.stop();
  const { total: taken, lost } = await started;
  const after = await latenciesOf(load, { ...usual, firstAtMs: later + 1_000_000 });
  const quiet = p99([...before, ...after]);
  const { thingId } = flooding;
  return { quiet, flooded, taken, sent: taken + lost, thingId, memory: memory.told() };
}

async function latenciesOf(load: LoadProcess, run: LoadRun): Promise<number[]> {
  return (await load.run(run)).latencies;
}

function p99(latencies: readonly number[]): number {
  return percentile(Float64Array.from(latencies).sort(), 0.99);
}

async function devices(url: string): Promise<{ clients: BenchDevice[]; flooding: BenchDevice }> {
  const prefix = `bench-flood-${Date.now()}`;
  const clients = await addDevices(url, others, { prefix });
  const model = { ...loadModel, code: 'bench-slow', budget: { perSecond: 2, burst: 60 } };
  const [flooding] = await addDevices(url, 1, { prefix: `${prefix}-one`, model });
  if (!flooding) throw new Error('no device');
  return { clients, flooding };
}

/** Resident memory of a process in MB, before and at most; null where the system does not tell. */
function watchMemory(pid: number): {
  stop(): void;
  told(): { before: number; most: number } | null;
} {
  const found: number[] = [];
  const look = (): void => {
    readFile(`/proc/${pid}/status`, 'utf8').then(
      (text) => found.push(Math.round(Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? 0) / 1024)),
      () => undefined,
    );
  };
  look();
  const clock = setInterval(look, 1000);
  return {
    stop: () => clearInterval(clock),
    told: () => (found[0] === undefined ? null : { before: found[0], most: Math.max(...found) }),
  };
}

interface Found {
  readonly quiet: number;
  readonly flooded: number;
  readonly taken: number;
  readonly sent: number;
  readonly thingId: string;
  readonly memory: { before: number; most: number } | null;
}

async function report(url: string, found: Found): Promise<void> {
  const { quiet, flooded, taken, sent, thingId, memory } = found;
  const [told] = await sqlOn<{ count: number }>(
    url,
    "SELECT coalesce(sum(count), 0)::float8 AS count FROM observations.refusals WHERE thing_id = $1 AND reason = 'over-budget'",
    [thingId],
  );
  const ratio = flooded / quiet;
  console.log(`others: p99 ${oneDigit(quiet)} ms quiet, ${oneDigit(flooded)} ms during the flood`);
  console.log(
    `of the flood's ${sent} messages ${taken} were taken; told ${told?.count} times as over budget`,
  );
  if (memory) console.log(`memory ${memory.before} MB before, ${memory.most} MB at most`);
  console.log(
    JSON.stringify({
      bench: 'flood',
      quietP99Ms: oneDigit(quiet),
      floodedP99Ms: oneDigit(flooded),
      ratio: Math.round(ratio * 100) / 100,
    }),
  );
}
