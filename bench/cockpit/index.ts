/**
 * npm run bench -- cockpit [--cases N] [--observations N] [--rounds N] [--seconds N] [--screens N] [--reports N]
 *   [--part tiles|changes|screens …] [--data DIR]
 *
 * Every tile of the shipped layouts, asked anew over HTTP (p95, the slowest by name); a report until an open screen
 * shows its number, under 200 cases a minute and 5,000 messages a second (p99); 500 screens at once; what summing costs,
 * and the nightly check. A kept directory that holds as many cases is not filled again. The screen is a client of the board's stream that reads what a browser would: a real page on a machine without
 * a graphics card would measure its painting.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Check } from '#modules/indicators/contract/index.ts';
import { addDevices } from '../ingest/devices.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { type Caller, openCaller, type TownAddress } from './admin.ts';
import { measureChanges } from './changes.ts';
import { fillTown, isFilled, sumCost } from './fill.ts';
import { measureScreens } from './screens.ts';
import { measureTiles } from './tiles.ts';

/** One line for the list of benches. */
export const about =
  'tiles on a million cases, event to changed number, roll-ups and nightly check';

const partNames = ['tiles', 'changes', 'screens'] as const;
type PartName = (typeof partNames)[number];

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string', default: '1000000' },
      observations: { type: 'string', default: '100000000' },
      rounds: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '60' },
      screens: { type: 'string', default: '500' },
      reports: { type: 'string', default: '10' },
      part: { type: 'string', multiple: true, default: [...partNames] },
      data: { type: 'string' },
    },
  });
  const isWanted = (name: PartName): boolean => values.part.includes(name);
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-cockpit');
  await mkdir(directory.path, { recursive: true });
  console.error('Starting the server on the full demo history …');
  const town = await startTown({ dataDirectory: directory.path });
  try {
    const url = await databaseOf(directory.path);
    const address = { port: town.port, url };
    const counts = { cases: Number(values.cases), observations: Number(values.observations) };
    const filled = (await isFilled(url, counts.cases)) ? {} : await fill(address, counts);
    const devices = await addDevices(url, 100);
    const admin = await openCaller(address, 'admin');
    const tiles = isWanted('tiles') ? await measureTiles(admin, Number(values.rounds)) : {};
    const mqttPort = town.doors.get('mqtt') ?? 0;
    const load = { devices, seconds: Number(values.seconds) };
    const changes = isWanted('changes') ? await measureChanges({ ...address, mqttPort }, load) : {};
    const server = {
      serverPid: town.pid,
      postmasterPid: await postmasterOf(directory.path),
      screens: Number(values.screens),
      reports: Number(values.reports),
    };
    const screens = isWanted('screens') ? await measureScreens(address, server) : {};
    const night = await checkNight(admin);
    console.log(
      JSON.stringify({ bench: 'cockpit', ...filled, ...tiles, ...changes, ...screens, ...night }),
    );
  } finally {
    await town.stop();
    await directory.drop();
  }
}

/** Fills the town and tells what an event costs. */
async function fill(
  { url }: TownAddress,
  { cases, observations }: { readonly cases: number; readonly observations: number },
): Promise<{ sumMs: number }> {
  await fillTown(url, cases, observations);
  const { meanMs, todayFacts } = await sumCost(url);
  console.log(`summing a day of ${todayFacts} cases after one event ${meanMs.toFixed(0)} ms`);
  return { sumMs: Math.round(meanMs) };
}

/** The nightly check, last: roll-ups that were kept under load are compared, too. */
async function checkNight(admin: Caller): Promise<{ nightSeconds: number; differences: number }> {
  const night = await admin.post<Check>('/indicators/checks', {});
  console.log(
    `nightly check ${night.seconds.toFixed(1)} s, ${night.differences.length} differences`,
  );
  for (const found of night.differences.slice(0, 20)) console.log(`  ${JSON.stringify(found)}`);
  return {
    nightSeconds: Math.round(night.seconds * 10) / 10,
    differences: night.differences.length,
  };
}
