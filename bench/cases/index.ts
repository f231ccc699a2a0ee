/**
 * npm run bench -- cases [--seconds N] [--clients N] [--rounds N] [--data DIR] [--profile DIR]
 *
 * Reports over HTTP through the whole path (validate, classify, place, dispatch, deadlines, messages
 * queued, trace) on the full demo history, next to a bare baseline: the same requests into a
 * single-row INSERT in a sibling process of the same kind on the same PostgreSQL. Rounds of the two
 * alternate. `--data` keeps and reuses a data directory; `--profile` writes a CPU profile of the
 * server there.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { oneDigit, percentile } from '../town/percentiles.ts';
import {
  databaseOf,
  startTown,
  temporaryDirectory,
  type TownProcess,
} from '../town/town-process.ts';
import { baselinePath, baselineTable } from './baseline-table.ts';
import type { Round, RoundResult } from './load.ts';
import { type Stored, verifyRun } from './verify.ts';

/** One line for the list of benches. */
export const about =
  'reports through the whole path beside a bare INSERT: cases/s, p50, p99, ratio';

const reportsPath = '/api/v1/reports';
const warmUpMs = 3000;
const differentReports = 4000;

interface Options {
  readonly seconds: number;
  readonly clients: number;
  readonly rounds: number;
  readonly data: string | undefined;
  readonly profile: string | undefined;
}

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  const directory = await directoryOf(options.data);
  let town: TownProcess | undefined;
  const helpers: ChildProcess[] = [];
  try {
    console.error('Starting the server on the full demo history …');
    town = await startTown({
      dataDirectory: directory.path,
      environment: { ZHENSHU_TRUST_PROXY: '1' },
      nodeArgs: options.profile ? ['--cpu-prof', '--cpu-prof-dir', resolve(options.profile)] : [],
    });
    const url = await databaseOf(directory.path);
    const reportsFile = join(directory.path, 'bench-reports.json');
    await writeFile(reportsFile, JSON.stringify(await prepareDatabase(url)));
    const baseline = await startHelper('baseline.ts', [url], helpers);
    const { port } = await replyOf<{ port: number }>(baseline);
    const load = await startHelper('load.ts', [], helpers);
    await measure(options, load, { url, reportsFile, town, baselinePort: port });
  } finally {
    for (const helper of helpers) helper.kill();
    await town?.stop();
    await directory.drop();
  }
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '10' },
      clients: { type: 'string', default: '50' },
      rounds: { type: 'string', default: '3' },
      data: { type: 'string' },
      profile: { type: 'string' },
    },
  });
  const { seconds, clients, rounds, data, profile } = values;
  return {
    seconds: Number(seconds),
    clients: Number(clients),
    rounds: Number(rounds),
    data,
    profile,
  };
}

async function directoryOf(given: string | undefined) {
  if (!given) return temporaryDirectory('bench');
  await mkdir(given, { recursive: true });
  return { path: resolve(given), drop: () => Promise.resolve() };
}

/** Makes the baseline's table and reads realistic reports off the demo history. */
export async function prepareDatabase(url: string): Promise<object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(baselineTable);
    const { rows } = await client.query<{
      text: string;
      code: string;
      longitude: number;
      latitude: number;
      n: number;
    }>(
      `SELECT text, category_code AS code, longitude, latitude, row_number() OVER ()::integer AS n
       FROM (SELECT * FROM reports.reports WHERE longitude IS NOT NULL AND idempotency_key IS NULL
             ORDER BY md5(id::text) LIMIT $1) sample`,
      [differentReports],
    );
    await client.query('VACUUM ANALYZE');
    return rows.map(({ text, code, longitude, latitude, n }) => ({
      text,
      position: { longitude, latitude },
      ...(n % 3 === 0 ? { categoryCode: code } : {}),
      ...(n % 4 === 0
        ? { reporterName: '王小明', reporterPhone: `1390000${String(n % 10_000).padStart(4, '0')}` }
        : { anonymous: n % 2 === 0 }),
    }));
  } finally {
    await client.end();
  }
}

async function startHelper(
  file: string,
  args: readonly string[],
  helpers: ChildProcess[],
): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, file), [...args], { execArgv: [] });
  helpers.push(child);
  await new Promise<void>((ready, fail) => {
    child.once('spawn', () => ready());
    child.once('error', fail);
  });
  return child;
}

function replyOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((ready, fail) => {
    child.once('message', (message) => ready(message as T));
    child.once('exit', () => fail(new Error('a helper of the bench ended')));
  });
}

interface Places {
  readonly url: string;
  readonly reportsFile: string;
  readonly town: TownProcess;
  readonly baselinePort: number;
}

async function measure(options: Options, load: ChildProcess, places: Places): Promise<void> {
  const { seconds, clients, rounds } = options;
  const { url, reportsFile, town, baselinePort } = places;
  const run = randomBytes(4).toString('hex');
  const results: { kind: 'cases' | 'baseline'; result: RoundResult }[] = [];
  const ask = async (kind: 'cases' | 'baseline', name: string, milliseconds: number) => {
    const target =
      kind === 'cases'
        ? { port: town.port, path: reportsPath }
        : { port: baselinePort, path: baselinePath };
    const round: Round = {
      ...target,
      clients,
      milliseconds,
      keyPrefix: `bench-${run}-${name}`,
      reportsFile,
    };
    load.send(round);
    const reply = await replyOf<{ result?: RoundResult; error?: string }>(load);
    if (!reply.result) throw new Error(reply.error ?? 'the load process failed');
    if (reply.result.refused > 0) {
      throw new Error(`${reply.result.refused} refused, first: ${reply.result.firstRefusal}`);
    }
    return reply.result;
  };
  const warm = await ask('cases', 'w0', warmUpMs);
  await ask('baseline', 'w1', warmUpMs);
  for (let index = 0; index < rounds; index += 1) {
    for (const kind of ['cases', 'baseline'] as const) {
      const result = await ask(kind, `${kind}${index}`, (seconds * 1000) / rounds);
      results.push({ kind, result });
      console.error(`  round ${index + 1}, ${kind}: ${Math.round(rateOf([result]))} a second`);
    }
  }
  const measured = results.filter(({ kind }) => kind === 'cases').map(({ result }) => result);
  const bare = results.filter(({ kind }) => kind === 'baseline').map(({ result }) => result);
  const acknowledged = [warm, ...measured].reduce((sum, one) => sum + one.acknowledged, 0);
  const stored = await verifyRun(url, `bench-${run}-`, acknowledged);
  report(measured, bare, stored);
}

function rateOf(results: readonly RoundResult[]): number {
  const acknowledged = results.reduce((sum, one) => sum + one.acknowledged, 0);
  return (acknowledged * 1000) / results.reduce((sum, one) => sum + one.milliseconds, 0);
}

function report(
  measured: readonly RoundResult[],
  bare: readonly RoundResult[],
  stored: Stored,
): void {
  const rows = [measured, bare].map((results) => {
    const sorted = Float64Array.from(results.flatMap(({ latencies }) => latencies)).sort();
    return {
      rate: rateOf(results),
      count: sorted.length,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
    };
  });
  const [whole, base] = rows;
  if (!whole || !base) return;
  const line = (name: string, { rate, count, p50, p99 }: typeof whole) =>
    `${name.padEnd(26)}${rate.toFixed(0).padStart(8)}${String(count).padStart(10)}${p50.toFixed(1).padStart(9)}${p99.toFixed(1).padStart(9)}`;
  const ratio = whole.rate / base.rate;
  console.log('\n                          a second   reports   p50 ms   p99 ms');
  console.log(line('whole path', whole));
  console.log(line('bare single-row INSERT', base));
  console.log(`\nratio ${ratio.toFixed(3)}`);
  console.log(
    `verified in SQL: ${stored.reports} reports, ${stored.cases} cases (${stored.sure} dispatched, the rest before an officer), ${stored.traceRows} trace rows, ${stored.messages} messages\n`,
  );
  console.log(
    JSON.stringify({
      bench: 'cases',
      casesPerSecond: Math.round(whole.rate),
      p50Ms: oneDigit(whole.p50),
      p99Ms: oneDigit(whole.p99),
      ratio: Math.round(ratio * 1000) / 1000,
    }),
  );
}
