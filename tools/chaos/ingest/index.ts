/**
 * npm run chaos -- ingest [--kills N] [--devices N] [--seed N] [--data DIR]
 *
 * Devices publish over MQTT (QoS 1) without pause and repeat what was not acknowledged, while the
 * server and PostgreSQL are killed with SIGKILL at random moments. At the end every acknowledged value
 * must be stored, each value once, nothing that nobody sent, and the newest values must be the newest.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { addDevices, loadModel } from '../../../bench/ingest/devices.ts';
import { databaseOf, temporaryDirectory } from '../../../bench/town/town-process.ts';
import { prepareTown } from '../cases/prepare.ts';
import { type Chance, chanceFrom } from '../cases/random.ts';
import { BesiegedTown, type Death } from '../cases/town.ts';
import { Sender } from './sender.ts';

/** One line for the list. */
export const about = 'kill -9 while devices publish: what was acknowledged is stored, once';

const restMs = 60_000;

/** Runs it. @returns whether nothing was lost or done twice */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '20' },
      devices: { type: 'string', default: '40' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      data: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('chaos-ingest');
  await mkdir(directory.path, { recursive: true });
  console.error(`Preparing the town (seed ${values.seed}) …`);
  await prepareTown(directory.path);
  const town = new BesiegedTown(directory.path);
  try {
    await town.start();
    const senders = await sendersOf(town, directory.path, Number(values.devices));
    const kills = Number(values.kills);
    const running = senders.map((sender) => sender.run());
    await besiege(town, senders, { kills, chance: chanceFrom(Number(values.seed)) });
    for (const sender of senders) sender.isOver = true;
    await Promise.race([Promise.all(running), delay(restMs)]);
    return report(town, senders, { kills, findings: await verify(town, senders) });
  } finally {
    town.isClosing = true;
    await town.stop();
    await directory.drop();
  }
}

async function sendersOf(town: BesiegedTown, directory: string, count: number): Promise<Sender[]> {
  const model = { ...loadModel, code: 'chaos-sensor', retentionDays: 3650 };
  const devices = await addDevices(await databaseOf(directory), count, { prefix: 'chaos', model });
  const firstAtMs = Date.now() - 3_600_000;
  return devices.map(
    ({ thingId, username, password }) =>
      new Sender(town, { thingId, name: username, secret: password, firstAtMs }),
  );
}

const ways: readonly (readonly [Death, number])[] = [
  ['server', 0.5],
  ['database', 0.3],
  ['serverAndDatabase', 0.2],
];

function wayOf(chance: Chance): Death {
  let left = chance.next();
  for (const [death, share] of ways) {
    if (left < share) return death;
    left -= share;
  }
  return 'server';
}

async function besiege(
  town: BesiegedTown,
  senders: readonly Sender[],
  { kills, chance }: { kills: number; chance: Chance },
): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    const before = senders.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
    // Never before the load has come back: each kill must hit a town at work.
    while (senders.reduce((sum, one) => sum + one.acknowledged.size, 0) < before + senders.length) {
      await delay(20);
    }
    await delay(chance.between(20, 1500));
    await town.strike(wayOf(chance), chance);
    console.error(`  kill ${kill}`);
  }
  await delay(2000);
}

/** What was found. */
interface Findings {
  readonly stored: number;
  readonly lost: number;
  readonly doubled: number;
  readonly invented: number;
  readonly unanswered: number;
  readonly staleLatest: number;
}

async function verify(town: BesiegedTown, senders: readonly Sender[]): Promise<Findings> {
  await delay(2500);
  const sums = { stored: 0, lost: 0, doubled: 0, invented: 0, unanswered: 0, staleLatest: 0 };
  for (const sender of senders) {
    const { thingId, firstAtMs } = sender.device;
    const rows = await town.sql<{ number: number; value: number; isNewest: boolean }>(
      `SELECT (extract(epoch FROM v.at) * 1000 - $2::float8)::integer AS number, v.value,
         l.at >= v.at AS "isNewest"
       FROM observations.values v JOIN observations.datastreams d ON d.no = v.datastream_no
       LEFT JOIN observations.latest l ON l.datastream_no = d.no
       WHERE d.thing_id = $1 ORDER BY v.at`,
      [thingId, firstAtMs],
    );
    const seen = new Set<number>();
    for (const { number, value } of rows) {
      if (seen.has(number)) sums.doubled += 1;
      if (number < 0 || number >= sender.sent || value !== number % 997) sums.invented += 1;
      seen.add(number);
    }
    sums.stored += rows.length;
    for (const number of sender.acknowledged) if (!seen.has(number)) sums.lost += 1;
    sums.unanswered += sender.sent - sender.acknowledged.size;
    if (rows.at(-1)?.isNewest !== true) sums.staleLatest += 1;
  }
  return sums;
}

function report(
  town: BesiegedTown,
  senders: readonly Sender[],
  { kills, findings }: { kills: number; findings: Findings },
): boolean {
  const acknowledged = senders.reduce((sum, one) => sum + one.acknowledged.size, 0);
  const rows: [string, number][] = [
    ['kills', kills],
    ...[...town.deaths].map(([death, count]): [string, number] => [`  ${death}`, count]),
    ['values acknowledged', acknowledged],
    ['values stored', findings.stored],
    ['connections made anew', senders.reduce((sum, one) => sum + one.reconnections, 0)],
    ['acknowledged but not stored', findings.lost],
    ['stored twice', findings.doubled],
    ['stored but never sent', findings.invented],
    ['still unanswered', findings.unanswered],
    ['newest values behind', findings.staleLatest],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(32)}${value}`);
  const { lost, doubled, invented, unanswered, staleLatest } = findings;
  console.log(JSON.stringify({ chaos: 'ingest', kills, acknowledged, lost, doubled, invented }));
  return lost + doubled + invented + unanswered + staleLatest === 0;
}
