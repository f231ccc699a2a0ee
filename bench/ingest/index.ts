/**
 * npm run bench -- ingest [--seconds N] [--clients N] [--in-flight N] [--data DIR] [--skip-peer] [--profile DIR]
 *
 * In one run on one machine: (a) COPY into the same table, (b) Node-RED with its PostgreSQL node,
 * (c) Zhenshu whole: authentication, model check, latest value, history, alarm rules on a tenth of the
 * devices, PUBACK after COMMIT. 1,000 clients, QoS 1, 3 values a message. At the end the rows are
 * compared with what was acknowledged.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { oneDigit, percentile } from '../town/percentiles.ts';
import { untilAtRest } from '../town/processor-time.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { copyCeiling } from './copy-ceiling.ts';
import { addDevices, type BenchDevice, sqlOn, valueKeys } from './devices.ts';
import { type LoadProcess, startLoad } from './load-process.ts';
import { peerTable, startNodeRed } from './node-red.ts';
import type { LoadResult } from './publisher.ts';
import { addBenchRules, judgedModel } from './rules.ts';

/** One line for the list of benches. */
export const about = 'devices over MQTT, PUBACK after COMMIT, beside COPY and Node-RED';

/** Within this a server has heard of devices and rules that were written beside it. */
const newsMs = 11_000;

interface Options {
  readonly seconds: number;
  readonly clients: number;
  readonly inFlight: number;
  readonly data: string | undefined;
  readonly profile: string | undefined;
  readonly hasPeer: boolean;
}

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const options = optionsOf(args);
  const directory = options.data
    ? { path: resolve(options.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-ingest');
  await mkdir(directory.path, { recursive: true });
  const load = startLoad();
  try {
    await measure(options, directory.path, load);
  } finally {
    load.stop();
    await directory.drop();
  }
}

function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '20' },
      clients: { type: 'string', default: '1000' },
      'in-flight': { type: 'string', default: '1' },
      data: { type: 'string' },
      profile: { type: 'string' },
      'skip-peer': { type: 'boolean', default: false },
    },
  });
  return {
    seconds: Number(values.seconds),
    clients: Number(values.clients),
    inFlight: Number(values['in-flight']),
    data: values.data,
    profile: values.profile,
    hasPeer: !values['skip-peer'],
  };
}

async function measure(options: Options, dataDirectory: string, load: LoadProcess): Promise<void> {
  console.error('Starting the town …');
  const town = await startTown({
    dataDirectory,
    environment: { ZHENSHU_SIMULATE: '0' },
    nodeArgs: options.profile ? ['--cpu-prof', '--cpu-prof-dir', resolve(options.profile)] : [],
  });
  try {
    const url = await databaseOf(dataDirectory);
    const judged = Math.ceil(options.clients / 10);
    const devices = [
      ...(await addDevices(url, options.clients - judged)),
      ...(await addDevices(url, judged, { prefix: 'bench-judged', model: judgedModel })),
    ];
    await addBenchRules(url);
    await delay(newsMs);
    await untilAtRest(town.pid, await postmasterOf(dataDirectory));
    console.error('(c) Zhenshu …');
    const { result, stored } = await ours(options, { devices, load, url, mqttPort: doorOf(town) });
    console.error('(a) COPY …');
    const copied = await copyCeiling(url, 2_000_000);
    console.error(options.hasPeer ? '(b) Node-RED …' : '(b) left out');
    const peer = options.hasPeer
      ? await peerRate(options, { devices, load, url, dataDirectory })
      : 0;
    report(options, { result, stored, copied, peer });
  } finally {
    await town.stop();
  }
}

function doorOf(town: { readonly doors: ReadonlyMap<string, number> }): number {
  const port = town.doors.get('mqtt');
  if (!port) throw new Error('the town did not say the port of its MQTT door');
  return port;
}

interface Places {
  readonly devices: readonly BenchDevice[];
  readonly load: LoadProcess;
  readonly url: string;
}

async function ours(
  { seconds, inFlight }: Options,
  { devices, load, url, mqttPort }: Places & { mqttPort: number },
): Promise<{ result: LoadResult; stored: number }> {
  const result = await load.run({
    port: mqttPort,
    clients: devices,
    inFlight,
    warmUpMs: 5000,
    milliseconds: seconds * 1000,
    keys: valueKeys,
    firstAtMs: Date.now() - 6 * 3_600_000,
    perSecond: 0,
  });
  const [row] = await sqlOn<{ count: number }>(
    url,
    `SELECT count(*)::float8 AS count FROM observations.values v JOIN observations.datastreams d ON d.no = v.datastream_no
     WHERE d.thing_id = ANY ($1::uuid[])`,
    [devices.map(({ thingId }) => thingId)],
  );
  return { result, stored: row?.count ?? 0 };
}

/** Offers more until Node-RED stores clearly less than it is offered. */
async function peerRate(
  options: Options,
  { devices, load, url, dataDirectory }: Places & { dataDirectory: string },
): Promise<number> {
  await sqlOn(url, peerTable);
  const nodeRed = await startNodeRed(join(dataDirectory, '..', 'zhenshu-bench-node-red'), url);
  try {
    let best = 0;
    for (let offered = 4000; offered <= 40_000; offered = Math.round(offered * 1.5)) {
      await sqlOn(url, 'TRUNCATE peer.values');
      const counting = storedIn(url, 3000, options.seconds * 500);
      await load.run({
        port: nodeRed.mqttPort,
        clients: devices,
        inFlight: options.inFlight,
        warmUpMs: 3000,
        milliseconds: options.seconds * 500,
        keys: valueKeys,
        firstAtMs: Date.now() - 6 * 3_600_000,
        perSecond: offered,
      });
      const rate = await counting;
      console.error(`    offered ${offered}, stored ${Math.round(rate)} messages a second`);
      best = Math.max(best, rate);
      if (rate < offered * 0.9) break;
    }
    return best;
  } finally {
    await nodeRed.stop();
  }
}

/** Messages a second that arrive in the peer's table in a span. */
async function storedIn(url: string, afterMs: number, milliseconds: number): Promise<number> {
  const count = async (): Promise<number> => {
    const [row] = await sqlOn<{ count: number }>(
      url,
      'SELECT count(*)::float8 AS count FROM peer.values',
    );
    return row?.count ?? 0;
  };
  await delay(afterMs);
  const [before, startedAt] = [await count(), performance.now()];
  await delay(milliseconds);
  return ((await count()) - before) / valueKeys.length / ((performance.now() - startedAt) / 1000);
}

interface Outcome {
  readonly result: LoadResult;
  readonly stored: number;
  readonly copied: number;
  readonly peer: number;
}

function report(options: Options, { result, stored, copied, peer }: Outcome): void {
  const rate = (result.acknowledged * 1000) / result.milliseconds;
  const values = rate * valueKeys.length;
  const sorted = Float64Array.from(result.latencies).sort();
  const expected = result.total * valueKeys.length;
  const row = (name: string, ...cells: (string | number)[]): void =>
    console.log(name.padEnd(34) + cells.map((cell) => String(cell).padStart(12)).join(''));
  row('', 'messages/s', 'values/s', 'p50 ms', 'p99 ms');
  row('(a) COPY, the ceiling', '', Math.round(copied), '', '');
  row('(b) Node-RED and PostgreSQL', Math.round(peer), Math.round(peer * 3), '', '');
  row(
    `(c) Zhenshu, ${options.clients} clients`,
    Math.round(rate),
    Math.round(values),
    oneDigit(percentile(sorted, 0.5)),
    oneDigit(percentile(sorted, 0.99)),
  );
  console.log(
    `\nacknowledged ${result.total}, stored ${stored / 3} messages, unanswered ${result.lost}`,
  );
  if (stored < expected) throw new Error(`${expected - stored} acknowledged values are not stored`);
  console.log(
    JSON.stringify({
      bench: 'ingest',
      messagesPerSecond: Math.round(rate),
      valuesPerSecond: Math.round(values),
      ratioToCopy: Math.round((values / copied) * 1000) / 1000,
      ratioToNodeRed: peer > 0 ? Math.round((rate / peer) * 100) / 100 : null,
      p99Ms: oneDigit(percentile(sorted, 0.99)),
    }),
  );
}
