/**
 * npm run bench -- backfill [--values N] [--data DIR]
 *
 * A device that was away sends what it kept: 250,000 values over MQTT, QoS 1, in messages of 1,000
 * moments; the time from the first to the last PUBACK, which comes after the COMMIT.
 */
import { connect } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import mqtt from 'mqtt';
import { addDevices, type BenchDevice, sqlOn } from './ingest/devices.ts';
import { untilAtRest } from './town/processor-time.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from './town/town-process.ts';

/** One line for the list of benches. */
export const about = '250,000 values of the past over MQTT, acknowledged after COMMIT: seconds';

const momentsAMessage = 1000;
const underWay = 4;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { values: { type: 'string', default: '250000' }, data: { type: 'string' } },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-backfill');
  await mkdir(directory.path, { recursive: true });
  const town = await startTown({
    dataDirectory: directory.path,
    environment: { ZHENSHU_SIMULATE: '0' },
  });
  try {
    const url = await databaseOf(directory.path);
    const prefix = `bench-backfill-${Date.now()}`;
    const [warm, device] = await addDevices(url, 2, { prefix });
    if (!warm || !device) throw new Error('no device');
    const port = town.doors.get('mqtt') ?? 0;
    await reachable(port);
    await untilAtRest(town.pid, await postmasterOf(directory.path));
    await send(port, warm, 20_000);
    const seconds = await send(port, device, Number(values.values));
    const [row] = await sqlOn<{ count: number }>(
      url,
      // Closed days may be packed by now.
      `SELECT ((SELECT count(*) FROM observations.values v JOIN observations.datastreams d ON d.no = v.datastream_no WHERE d.thing_id = $1)
         + (SELECT coalesce(sum(p.count), 0) FROM observations.packed p JOIN observations.datastreams d ON d.no = p.datastream_no WHERE d.thing_id = $1))::float8 AS count`,
      [device.thingId],
    );
    console.log(`${row?.count} values stored in ${seconds.toFixed(2)} s`);
    if (row?.count !== Number(values.values)) throw new Error('not all values are stored');
    console.log(JSON.stringify({ bench: 'backfill', seconds: Math.round(seconds * 100) / 100 }));
  } finally {
    await town.stop();
    await directory.drop();
  }
}

async function reachable(port: number): Promise<void> {
  await new Promise<void>((ready, fail) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      ready();
    });
    socket.once('error', fail);
  });
}

/** Sends so many values of the last days. @returns seconds until the last PUBACK */
async function send(port: number, device: BenchDevice, count: number): Promise<number> {
  const { username, password, topic } = device;
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${port}`, {
    username,
    password,
    reconnectPeriod: 0,
  });
  const firstMs = Date.now() - (count + 1000) * 1000;
  const payloads = Array.from({ length: count / momentsAMessage }, (_, message) =>
    JSON.stringify(
      Array.from({ length: momentsAMessage }, (_unused, n) => {
        const moment = message * momentsAMessage + n;
        return { at: firstMs + moment * 1000, values: { temperature: (moment % 500) / 10 } };
      }),
    ),
  );
  const startedAt = performance.now();
  for (let from = 0; from < payloads.length; from += underWay) {
    const some = payloads.slice(from, from + underWay);
    await Promise.all(some.map((payload) => client.publishAsync(topic, payload, { qos: 1 })));
  }
  const seconds = (performance.now() - startedAt) / 1000;
  await client.endAsync();
  return seconds;
}
