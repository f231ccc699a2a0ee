/**
 * npm run bench -- trust [--entries N] [--seconds S] [--clients N] [--rounds N]
 *
 * cost: how much longer a report takes through the whole path with ledger and encryption than without (two
 * servers of the same code, rounds in turn). appendsPerSecond: acts entered until they are under a signed
 * checkpoint. proofMs: inclusion proofs over HTTP from a log of N entries, 95th percentile. memberRatio: the
 * desk's lists for a grid worker against one who sees the whole town.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { prepareDatabase } from '../cases/index.ts';
import type { RoundResult } from '../cases/load.ts';
import {
  databaseOf,
  startTown,
  temporaryDirectory,
  type TownProcess,
} from '../town/town-process.ts';
import { appendsPerSecond } from './appends.ts';
import { proofMs, publishLargeLog } from './large-log.ts';
import { memberRatio } from './members.ts';
import { rateOf, Sender } from './rounds.ts';

/** One line for the list of benches. */
export const about = 'cost of ledger and encryption, appends, proofs, a member’s lists against all';

const warmUpMs = 3000;
/** Both servers do what is left of their start before anything is measured. */
const calmMs = 20_000;

/** A server under measure. */
interface Measured {
  readonly name: 'with' | 'without';
  readonly directory: string;
  readonly town: TownProcess;
  readonly reportsFile: string;
  readonly results: RoundResult[];
}

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      entries: { type: 'string', default: '10000000' },
      seconds: { type: 'string', default: '10' },
      clients: { type: 'string', default: '50' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const [seconds, entries] = [Number(values.seconds), Number(values.entries)];
  const ending: (() => Promise<void>)[] = [];
  try {
    const bare = await start('without', ending);
    const whole = await start('with', ending);
    await delay(calmMs);
    const load = { clients: Number(values.clients), rounds: Number(values.rounds), seconds };
    await compare([bare, whole], load);
    const url = await databaseOf(whole.directory);
    const ratio = await memberRatio(whole.town.port, url, 3);
    const appends = await appendsPerSecond(url, seconds);
    console.error(`Publishing a log of ${entries} entries …`);
    await publishLargeLog({ dataDirectory: whole.directory, url, entries });
    const proof = await proofMs(whole.town.port, entries);
    report({ bare: rateOf(bare.results), whole: rateOf(whole.results), appends, proof, ratio });
  } finally {
    for (const end of ending.reverse()) await end();
  }
}

async function start(name: Measured['name'], ending: (() => Promise<void>)[]): Promise<Measured> {
  console.error(`Starting a server ${name} ledger and encryption …`);
  const directory = await temporaryDirectory(`trust-${name}`);
  ending.push(() => directory.drop());
  const how = {
    dataDirectory: directory.path,
    environment: { ZHENSHU_TRUST_PROXY: '1' },
  };
  // The demo is loaded by the product as it is, and both servers are started again after it: what a
  // process does after a load would be counted against the one that was loaded last.
  await (await startTown(how)).stop();
  const nodeArgs = name === 'without' ? ['--import', join(import.meta.dirname, 'without.mjs')] : [];
  const town = await startTown({ ...how, nodeArgs });
  ending.push(() => town.stop());
  const url = await databaseOf(directory.path);
  if (name === 'without') await allowPlainText(url);
  const reportsFile = join(directory.path, 'bench-reports.json');
  const reports = await prepareDatabase(url);
  await writeFile(reportsFile, JSON.stringify(reports));
  return { name, directory: directory.path, town, reportsFile, results: [] };
}

/** The database refuses plain text in sealed columns: the server without encryption must be let. */
async function allowPlainText(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; at: string }>(
      `SELECT conname AS name, conrelid::regclass::text AS at FROM pg_constraint
       WHERE contype = 'c' AND conparentid = 0 AND conname LIKE 'sealed\\_%'`,
    );
    for (const { name, at } of rows) {
      await client.query(`ALTER TABLE ${at} DROP CONSTRAINT "${name}"`);
    }
  } finally {
    await client.end();
  }
}

interface Load {
  readonly clients: number;
  readonly rounds: number;
  readonly seconds: number;
}

async function compare(servers: readonly Measured[], { clients, rounds, seconds }: Load) {
  const sender = new Sender();
  const send = async ({ name, town, reportsFile, results }: Measured, round: number) => {
    const milliseconds = round < 0 ? warmUpMs : (seconds * 1000) / rounds;
    const keyPrefix = `trust-${process.pid}-${name}-${round}`;
    const { port } = town;
    const result = await sender.round({ port, clients, reportsFile, milliseconds, keyPrefix });
    if (round < 0) return;
    results.push(result);
    console.error(`  round ${round + 1}, ${name}: ${Math.round(rateOf([result]))} a second`);
  };
  try {
    for (let round = -1; round < rounds; round += 1) {
      // Who comes first in a round comes second in the next.
      const order = round % 2 === 0 ? servers : servers.toReversed();
      for (const server of order) await send(server, round);
    }
  } finally {
    sender.stop();
  }
}

interface Figures {
  readonly bare: number;
  readonly whole: number;
  readonly appends: number;
  readonly proof: number;
  readonly ratio: number;
}

function report({ bare, whole, appends, proof, ratio }: Figures): void {
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  console.log(`\nreports a second without ledger and encryption   ${bare.toFixed(0)}`);
  console.log(`                 with both                         ${whole.toFixed(0)}`);
  console.log(`signed appends a second                          ${appends.toFixed(0)}`);
  console.log(`proof over HTTP, p95                             ${proof.toFixed(2)} ms`);
  console.log(`a grid worker's lists against the whole town's   ${ratio.toFixed(2)}\n`);
  console.log(
    JSON.stringify({
      bench: 'trust',
      cost: round(bare / whole - 1, 3),
      appendsPerSecond: Math.round(appends),
      proofMs: round(proof, 2),
      memberRatio: round(ratio, 2),
    }),
  );
}
