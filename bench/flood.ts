/**
 * npm run bench -- flood [--seconds N] [--quiet-seconds N] [--data DIR]
 *
 * One device sends as 187,000 messages in five minutes, without waiting for an answer, while 200 others send
 * 400 messages a second. Flood and quiet take turns, ten times each, so that what else the machine does falls on both; the
 * others' p99 from PUBLISH to PUBACK during the floods is compared with their quiet one. The flooding device's own budget
 * is 2 messages a second. Processor time is told apart for both, and the server's
 * memory is read every second.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDevices, type BenchDevice, loadModel, sqlOn, valueKeys } from './ingest/devices.ts';
import { type LoadProcess, startLoad } from './ingest/load-process.ts';
import type { LoadResult, LoadRun } from './ingest/publisher.ts';
import { oneDigit, percentile } from './town/percentiles.ts';
import { processorTime, timeBetween, untilAtRest } from './town/processor-time.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = 'one device floods: p99 of the others beside their quiet one';

const others = 200;
const perSecond = 400;
const floodMessages = 187_000;
const floodSeconds = 300;
const turns = 10;
/** What is sent so soon after a turn began belongs to neither. */
const leadMs = 500;
const warmUpMs = 3000;
/** What changing turns takes. */
const spareMs = 10_000;

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
    const floodMs = (Number(values.seconds) * 1000) / turns;
    const quietMs = (Number(values['quiet-seconds']) * 1000) / turns;
    const usual: LoadRun = {
      port: town.doors.get('mqtt') ?? 0,
      clients,
      inFlight: 1,
      warmUpMs,
      milliseconds: (floodMs + quietMs) * turns + spareMs,
      keys: valueKeys,
      firstAtMs: Date.now() - 3_600_000,
      perSecond,
    };
    const postmaster = await postmasterOf(directory.path);
    const sides = { load, flood, pid: town.pid, postmaster };
    await untilAtRest(town.pid, postmaster);
    const found = await measure(sides, { usual, flooding, floodMs, quietMs });
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
  /** The server and its PostgreSQL. */
  readonly pid: number;
  readonly postmaster: number;
}

interface Plan {
  readonly usual: LoadRun;
  readonly flooding: BenchDevice;
  /** Of one turn. */
  readonly floodMs: number;
  readonly quietMs: number;
}

async function measure(sides: Sides, { usual, flooding, floodMs, quietMs }: Plan): Promise<Found> {
  const { load, flood, pid } = sides;
  const run = load.run(usual);
  const memory = watchMemory(pid);
  await delay(warmUpMs);
  const quiet: Turn[] = [];
  const flooded: Turn[] = [];
  let [taken, sent] = [0, 0];
  for (let turn = 0; turn < turns; turn += 1) {
    quiet.push(await turnOf(sides, () => delay(quietMs)));
    const firstAtMs = usual.firstAtMs + (turn + 1) * 1_000_000;
    const one = { ...usual, clients: [flooding], warmUpMs: 0, milliseconds: floodMs, firstAtMs };
    const perSecond = floodMessages / floodSeconds;
    const pours = (): Promise<LoadResult> => flood.run({ ...one, perSecond, patienceMs: 0 });
    flooded.push(
      await turnOf(sides, async () => {
        const { total, lost } = await pours();
        taken += total;
        sent += total + lost;
      }),
    );
  }
  const measured = await run;
  memory.stop();
  const { thingId } = flooding;
  return {
    quiet: figuresOf(quiet, measured),
    flooded: figuresOf(flooded, measured),
    taken,
    sent,
    thingId,
    memory: memory.told(),
  };
}

/** When a turn lasted, in ms since the epoch, and what processor time server and database took in it. */
interface Turn {
  readonly from: number;
  readonly to: number;
  readonly processorMs: number;
}

async function turnOf({ pid, postmaster }: Sides, work: () => Promise<void>): Promise<Turn> {
  const before = await processorTime(pid, postmaster);
  const from = Date.now();
  await work();
  const to = Date.now();
  const used = timeBetween(before, await processorTime(pid, postmaster));
  return { from, to, processorMs: used ? used.serverMs + used.databaseMs : 0 };
}

interface Figures {
  readonly median: number;
  readonly p99: number;
  /** Milliseconds a second. */
  readonly processor: number;
}

function figuresOf(of: readonly Turn[], { latencies, sentAt }: LoadResult): Figures {
  const isWithin = (at: number): boolean =>
    of.some(({ from, to }) => at >= from + leadMs && at < to);
  const within = latencies.filter((_, index) => isWithin(sentAt[index] ?? 0));
  const seconds = of.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0);
  const processorMs = of.reduce((sum, turn) => sum + turn.processorMs, 0);
  const sorted = Float64Array.from(within).sort();
  return {
    median: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    processor: processorMs / seconds,
  };
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
  readonly quiet: Figures;
  readonly flooded: Figures;
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
  const ratio = flooded.p99 / quiet.p99;
  console.log(
    `others: p99 ${oneDigit(quiet.p99)} ms quiet, ${oneDigit(flooded.p99)} ms during the floods`,
  );
  console.log(`  median ${oneDigit(quiet.median)} ms and ${oneDigit(flooded.median)} ms`);
  console.log(
    `processor time of server and database, ms a second: ${Math.round(quiet.processor)} quiet, ${Math.round(flooded.processor)} during the floods`,
  );
  console.log(
    `of the flood's ${sent} messages ${taken} were taken; told ${told?.count} times as over budget`,
  );
  if (memory) console.log(`memory ${memory.before} MB before, ${memory.most} MB at most`);
  console.log(
    JSON.stringify({
      bench: 'flood',
      quietP99Ms: oneDigit(quiet.p99),
      floodedP99Ms: oneDigit(flooded.p99),
      ratio: Math.round(ratio * 100) / 100,
    }),
  );
}
