/**
 * The full path of a report with and without ledger and sealing. One server at a time, on one data directory and in
 * rounds: whatever else the machine does, and however full the tables have become, meets all variants alike.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { prepareDatabase } from '../cases/index.ts';
import type { RoundResult } from '../cases/load.ts';
import {
  type ProcessorTime,
  processorTime,
  timeBetween,
  untilAtRest,
} from '../town/processor-time.ts';
import { databaseOf, postmasterOf, startTown } from '../town/town-process.ts';
import { rateOf, Sender } from './rounds.ts';

/** What a variant leaves out. */
export const variants = {
  whole: [],
  withoutLedger: ['ledger'],
  withoutSealing: ['sealing'],
  withoutBoth: ['ledger', 'sealing'],
} as const satisfies Record<string, readonly string[]>;

/** Name of a variant. */
export type Variant = keyof typeof variants;

/** What a report took in a variant. */
export interface Taken {
  readonly perSecond: number;
  /** Processor time of server, background work and PostgreSQL, ms; null where the system does not tell. */
  readonly processorMs: number | null;
}

/** How reports are sent. */
export interface Load {
  readonly clients: number;
  readonly rounds: number;
  /** For each variant, over all rounds. */
  readonly seconds: number;
}

const warmUpMs = 3000;
/** What a round left to be done (places in the ledger, sums) belongs to it. */
const calmMs = 1500;

interface Round {
  readonly result: RoundResult;
  readonly used: ProcessorTime | null;
}

/** Sends reports to each variant in turn. The data directory holds the demo; no server runs on it. */
export async function compareVariants(
  dataDirectory: string,
  load: Load,
): Promise<Record<Variant, Taken>> {
  const names = Object.keys(variants) as Variant[];
  const rounds = new Map<Variant, Round[]>(names.map((name) => [name, []]));
  const sender = new Sender();
  try {
    for (let round = 0; round < load.rounds; round += 1) {
      // Each variant comes at each place of a round.
      const order = names.map((_, at) => names[(at + round) % names.length] as Variant);
      for (const name of order) {
        const taken = await runVariant(dataDirectory, { name, round, load, sender });
        rounds.get(name)?.push(taken);
        console.error(
          `  round ${round + 1}, ${name}: ${Math.round(rateOf([taken.result]))} a second`,
        );
      }
    }
  } finally {
    sender.stop();
  }
  const taken = names.map((name) => [name, sumOf(rounds.get(name) ?? [])]);
  return Object.fromEntries(taken) as Record<Variant, Taken>;
}

interface Turn {
  readonly name: Variant;
  readonly round: number;
  readonly load: Load;
  readonly sender: Sender;
}

async function runVariant(
  dataDirectory: string,
  { name, round, load, sender }: Turn,
): Promise<Round> {
  const without = variants[name].join();
  const town = await startTown({
    dataDirectory,
    environment: { ZHENSHU_TRUST_PROXY: '1', BENCH_WITHOUT: without },
    nodeArgs: ['--import', join(import.meta.dirname, 'without.mjs')],
  });
  try {
    const url = await databaseOf(dataDirectory);
    await guardSealed(url, !without.includes('sealing'));
    const reportsFile = join(dataDirectory, 'bench-reports.json');
    await writeFile(reportsFile, JSON.stringify(await prepareDatabase(url)));
    const send = (milliseconds: number, part: string) => {
      const keyPrefix = `trust-${process.pid}-${name}-${round}-${part}`;
      const { clients } = load;
      return sender.round({ port: town.port, clients, reportsFile, milliseconds, keyPrefix });
    };
    const postmasterPid = await postmasterOf(dataDirectory);
    await untilAtRest(town.pid, postmasterPid);
    await send(warmUpMs, 'warm');
    await untilAtRest(town.pid, postmasterPid);
    const before = await processorTime(town.pid, postmasterPid);
    const result = await send((load.seconds * 1000) / load.rounds, 'measured');
    await delay(calmMs);
    return { result, used: timeBetween(before, await processorTime(town.pid, postmasterPid)) };
  } finally {
    await town.stop();
  }
}

/** The database refuses plain text in sealed columns: a server without sealing must be let. */
async function guardSealed(url: string, guarded: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE SCHEMA IF NOT EXISTS bench;
      CREATE TABLE IF NOT EXISTS bench.guards AS
      SELECT conrelid::regclass::text AS at, conname::text AS name, pg_get_constraintdef(oid) AS rule
      FROM pg_constraint WHERE contype = 'c' AND conparentid = 0 AND conname LIKE 'sealed\\_%'`);
    const { rows } = await client.query<{ at: string; name: string; rule: string }>(
      'SELECT at, name, rule FROM bench.guards',
    );
    for (const { at, name, rule } of rows) {
      await client.query(`ALTER TABLE ${at} DROP CONSTRAINT IF EXISTS "${name}"`);
      const checked = rule.replace(/( NOT VALID)?$/, ' NOT VALID');
      if (guarded) await client.query(`ALTER TABLE ${at} ADD CONSTRAINT "${name}" ${checked}`);
    }
  } finally {
    await client.end();
  }
}

function sumOf(rounds: readonly Round[]): Taken {
  const count = rounds.reduce((sum, { result }) => sum + result.acknowledged, 0);
  let processorMs: number | null = 0;
  for (const { used } of rounds) {
    if (used === null || processorMs === null) processorMs = null;
    else processorMs += (used.serverMs + used.databaseMs) / count;
  }
  return { perSecond: rateOf(rounds.map(({ result }) => result)), processorMs };
}
