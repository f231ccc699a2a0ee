/**
 * npm run bench -- cases [--seconds N] [--clients N] [--rounds N] [--data DIR] [--profile DIR]
 *
 * Reports over HTTP through the whole path (validate, classify, place, dispatch, deadlines, messages
 * queued, trace) on the full demo history, next to a bare baseline: the same requests into a
 * single-row INSERT in a sibling process of the same kind on the same PostgreSQL. Rounds of the two
 * alternate. `--data` keeps and reuses a data directory; `--profile` writes a CPU profile of the
 * server there.
 *
 * Beside the rates stands the processor time of a report (server with its background work, PostgreSQL, sender).
 * Other work on the machine changes the rates, and the ratio when it comes and goes; it hardly changes these.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { processorTime, timeBetween, untilAtRest } from '../town/processor-time.ts';
import {
  databaseOf,
  postmasterOf,
  startTown,
  temporaryDirectory,
  type TownProcess,
} from '../town/town-process.ts';
import { baselinePath, baselineTable } from './baseline-table.ts';
import { rateOf, report, type Taken } from './figures.ts';
import type { Round, RoundResult } from './load.ts';
import { verifyRun } from './verify.ts';

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
    const postmasterPid = await postmasterOf(directory.path);
    await measure(options, load, {
      url,
      reportsFile,
      town,
      baseline,
      baselinePort: port,
      postmasterPid,
    });
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
      // What people wrote is sealed in their reports; the case tells it in clear.
      `SELECT text, category_code AS code, longitude, latitude, row_number() OVER ()::integer AS n
       FROM (SELECT c.description AS text, r.category_code, r.longitude, r.latitude
             FROM reports.reports r JOIN cases.cases c ON c.id = r.case_id
             WHERE r.longitude IS NOT NULL AND r.idempotency_key IS NULL
             ORDER BY md5(r.id::text) LIMIT $1) sample`,
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
    const ended = (): void => fail(new Error('a helper of the bench ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      ready(message as T);
    });
  });
}

interface Places {
  readonly url: string;
  readonly reportsFile: string;
  readonly town: TownProcess;
  readonly baseline: ChildProcess;
  readonly baselinePort: number;
  readonly postmasterPid: number;
}

/** What a round left to be done is part of its cost: the next one begins when it is done. */
const calmMs = 1500;

async function measure(options: Options, load: ChildProcess, places: Places): Promise<void> {
  const { seconds, clients, rounds } = options;
  const { url, reportsFile, town, baseline, baselinePort, postmasterPid } = places;
  const run = randomBytes(4).toString('hex');
  const results: Taken[] = [];
  const usedBy = (kind: Taken['kind']) =>
    processorTime((kind === 'cases' ? town.pid : baseline.pid) ?? 0, postmasterPid);
  const ask = async (kind: Taken['kind'], name: string, milliseconds: number) => {
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
  await untilAtRest(town.pid, postmasterPid);
  const warm = await ask('cases', 'w0', warmUpMs);
  await ask('baseline', 'w1', warmUpMs);
  await untilAtRest(town.pid, postmasterPid);
  for (let index = 0; index < rounds; index += 1) {
    // Who comes first in a round comes second in the next: load that comes or goes meets both.
    const order = ['cases', 'baseline'] as const;
    for (const kind of index % 2 === 0 ? order : order.toReversed()) {
      const before = await usedBy(kind);
      const result = await ask(kind, `${kind}${index}`, (seconds * 1000) / rounds);
      await delay(calmMs);
      results.push({ kind, result, used: timeBetween(before, await usedBy(kind)) });
      console.error(`  round ${index + 1}, ${kind}: ${Math.round(rateOf([result]))} a second`);
    }
  }
  const measured = results.filter(({ kind }) => kind === 'cases');
  const acknowledged = [warm, ...measured.map(({ result }) => result)];
  const stored = await verifyRun(
    url,
    `bench-${run}-`,
    acknowledged.reduce((sum, one) => sum + one.acknowledged, 0),
  );
  report(
    measured,
    results.filter(({ kind }) => kind === 'baseline'),
    stored,
  );
}
