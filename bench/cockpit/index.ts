/**
 * npm run bench -- cockpit [--cases N] [--observations N] [--rounds N] [--seconds N] [--data DIR]
 *
 * Every tile of the shipped layouts, asked anew over HTTP (p95, the slowest by name); a report until an open screen
 * shows its number, under 200 cases a minute and 5,000 messages a second (p99); what summing costs, and the nightly
 * check. The screen is a client of the board's stream that reads what a browser would: a real page on a machine without
 * a graphics card would measure its painting.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Check } from '#modules/indicators/contract/index.ts';
import { addDevices } from '../ingest/devices.ts';
import { databaseOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { openCaller } from './admin.ts';
import { measureChanges } from './changes.ts';
import { fillTown, sumCost } from './fill.ts';
import { measureTiles } from './tiles.ts';

/** One line for the list of benches. */
export const about =
  'tiles on a million cases, event to changed number, roll-ups and nightly check';

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000000' },
      observations: { type: 'string', default: '100000000' },
      rounds: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '60' },
      data: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-cockpit');
  await mkdir(directory.path, { recursive: true });
  console.error('Starting the server on the full demo history …');
  const town = await startTown({ dataDirectory: directory.path });
  try {
    const url = await databaseOf(directory.path);
    await fillTown(url, Number(values.cases), Number(values.observations));
    const devices = await addDevices(url, 100);
    const address = { port: town.port, url };
    const admin = await openCaller(address, 'admin');
    const night = await admin.post<Check>('/indicators/checks', {});
    console.log(
      `nightly check ${night.seconds.toFixed(1)} s, ${night.differences.length} differences`,
    );
    for (const found of night.differences.slice(0, 20)) console.log(`  ${JSON.stringify(found)}`);
    const goMs = await sumCost(url);
    console.log(`summing a day after one event ${goMs.toFixed(0)} ms`);
    const tiles = await measureTiles(admin, Number(values.rounds));
    const changeP99Ms = await measureChanges(
      { ...address, mqttPort: town.doors.get('mqtt') ?? 0 },
      { devices, seconds: Number(values.seconds) },
    );
    console.log(
      JSON.stringify({
        bench: 'cockpit',
        ...tiles,
        changeP99Ms,
        sumMs: Math.round(goMs),
        nightSeconds: Math.round(night.seconds * 10) / 10,
        differences: night.differences.length,
      }),
    );
  } finally {
    await town.stop();
    await directory.drop();
  }
}
