/**
 * npm run bench -- booking [--tries N] [--clients N] [--rounds N] [--data DIR]
 *
 * 100 clients fight over HTTP for 128 slots (8 windows, 16 times), 10,000 tries in all: holds of one window, any-window
 * holds, confirmations, moves, cancellations, by 300 signed-in residents. Overlaps are counted in SQL after every
 * round. Beside it a bare baseline: the same clients and slots, each try one INSERT … ON CONFLICT DO NOTHING into a table
 * with nothing but the exclusion constraint, in a sibling process of the same kind; rounds alternate. (Slot arithmetic is
 * compared with its oracle on 10,000 random plans by `rules/slots.test.ts`.)
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type ProcessorTime,
  processorTime,
  timeBetween,
  untilAtRest,
} from '../town/processor-time.ts';
import {
  databaseOf,
  postmasterOf,
  startTown,
  temporaryDirectory,
  type TownProcess,
} from '../town/town-process.ts';
import { type Arena, bareInSql, countOverlaps, emptyBare, prepareArena } from './arena.ts';
import { type Round, type RoundResult, ways } from './load.ts';

/** One line for the list of benches. */
export const about =
  'clients fighting for slots over HTTP beside a bare constraint: overlaps, tries/s, ratio';

const residents = 300;
/** Processes look for changed plans at least so often. */
const plansFreshMs = 10_500;
/** What a round left to be done is part of its cost: the next one begins when it is done. */
const calmMs = 1000;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tries: { type: 'string', default: '10000' },
      clients: { type: 'string', default: '100' },
      rounds: { type: 'string', default: '4' },
      data: { type: 'string' },
    },
  });
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench-booking');
  await mkdir(directory.path, { recursive: true });
  let town: TownProcess | undefined;
  const helpers: ChildProcess[] = [];
  try {
    console.error('Starting the server on the demo …');
    town = await startTown({ dataDirectory: directory.path });
    const url = await databaseOf(directory.path);
    const arena = await prepareArena(url, residents);
    await delay(plansFreshMs);
    const bare = await startHelper('bare.ts', [url], helpers);
    const { port } = await replyOf<{ port: number }>(bare);
    const load = await startHelper('load.ts', [], helpers);
    const postmasterPid = await postmasterOf(directory.path);
    await untilAtRest(town.pid, postmasterPid);
    const rounds = Number(values.rounds);
    const each = {
      clients: Number(values.clients),
      tries: Math.ceil(Number(values.tries) / rounds),
    };
    const measured = await fight({
      url,
      arena,
      load,
      rounds,
      each,
      ports: { booking: town.port, bare: port },
      pids: { booking: town.pid, bare: bare.pid ?? 0, postmaster: postmasterPid },
    });
    await emptyBare(url);
    print({ ...measured, inSql: await bareInSql(url, arena.prizes, each.tries) });
  } finally {
    for (const helper of helpers) helper.kill();
    await town?.stop();
    await directory.drop();
  }
}

interface Fight {
  readonly url: string;
  readonly arena: Arena;
  readonly load: ChildProcess;
  readonly rounds: number;
  readonly each: { readonly clients: number; readonly tries: number };
  readonly ports: { readonly booking: number; readonly bare: number };
  readonly pids: { readonly booking: number; readonly bare: number; readonly postmaster: number };
}

/** A round with the processor time that it took; null where the system does not tell. */
type Taken = RoundResult & { readonly used: ProcessorTime | null };

interface Measured {
  readonly booking: readonly Taken[];
  readonly bare: readonly Taken[];
  readonly overlaps: number;
}

async function fight({ url, arena, load, rounds, each, ports, pids }: Fight): Promise<Measured> {
  const usedBy = (kind: Round['kind']) => processorTime(pids[kind], pids.postmaster);
  const ask = async (kind: Round['kind'], tries: number): Promise<RoundResult> => {
    const round: Round = { ...arena, ...each, kind, tries, port: ports[kind] };
    load.send(round);
    const reply = await replyOf<{ result?: RoundResult; error?: string }>(load);
    if (!reply.result) throw new Error(reply.error ?? 'the load process failed');
    const { failed, firstFailure } = reply.result;
    if (failed > 0) throw new Error(`${failed} tries failed, first: ${firstFailure}`);
    return reply.result;
  };
  const results = { booking: [] as Taken[], bare: [] as Taken[] };
  let overlaps = 0;
  const warmUp = 500;
  await ask('booking', warmUp);
  await ask('bare', warmUp);
  for (let at = 0; at < rounds; at += 1) {
    await emptyBare(url);
    const order = ['booking', 'bare'] as const;
    for (const kind of at % 2 === 0 ? order : order.toReversed()) {
      const before = await usedBy(kind);
      const result = await ask(kind, each.tries);
      await delay(calmMs);
      results[kind].push({ ...result, used: timeBetween(before, await usedBy(kind)) });
      console.error(`  round ${at + 1}, ${kind}: ${Math.round(rateOf([result]))} tries a second`);
    }
    overlaps += await countOverlaps(url);
  }
  return { ...results, overlaps };
}

function rateOf(results: readonly RoundResult[]): number {
  const tries = results.reduce((sum, one) => sum + one.tries, 0);
  return (tries * 1000) / results.reduce((sum, one) => sum + one.milliseconds, 0);
}

function print({ booking, bare, overlaps, inSql }: Measured & { readonly inSql: number }): void {
  const sum = (of: (one: RoundResult) => number) => booking.reduce((all, one) => all + of(one), 0);
  const [rate, bareRate] = [rateOf(booking), rateOf(bare)];
  console.log('\nway        tries');
  for (const way of ways)
    console.log(`${way.padEnd(9)}${String(sum((one) => one.byWay[way])).padStart(7)}`);
  console.log(
    `\ntries ${sum((one) => one.tries)}, won ${sum((one) => one.won)}, refused with words ${sum((one) => one.refused)}`,
  );
  console.log(`whole path over HTTP        ${Math.round(rate)} tries a second`);
  console.log(`bare INSERT over HTTP       ${Math.round(bareRate)} tries a second`);
  console.log(
    `bare INSERT, SQL only       ${Math.round(inSql)} tries a second (no HTTP, no residents)`,
  );
  console.log(`overlaps counted in SQL     ${overlaps}\n`);
  printProcessor(booking, bare);
  console.log(
    JSON.stringify({
      bench: 'booking',
      overlaps,
      triesPerSecond: Math.round(rate),
      ratio: Math.round((rate / bareRate) * 1000) / 1000,
    }),
  );
}

/** Processor time of a try: other work on the machine hardly changes it. */
function printProcessor(booking: readonly Taken[], bare: readonly Taken[]): void {
  const shares = [booking, bare].map((rounds) => {
    const tries = rounds.reduce((sum, one) => sum + one.tries, 0);
    const ms = (of: (used: ProcessorTime) => number) =>
      rounds.reduce((sum, { used }) => sum + (used ? of(used) : Number.NaN), 0) / tries;
    return [ms(({ serverMs }) => serverMs), ms(({ databaseMs }) => databaseMs)] as const;
  });
  const totals = shares.map(([server, database]) => server + database);
  if (totals.some(Number.isNaN)) return;
  for (const [at, name] of ['whole path', 'bare INSERT'].entries()) {
    const [server = 0, database = 0] = shares[at] ?? [];
    console.log(
      `${name.padEnd(12)} processor time of a try, ms: server ${server.toFixed(3)}, PostgreSQL ${database.toFixed(3)}`,
    );
  }
  const [whole = 0, base = 0] = totals;
  console.log(
    `ratio by processor time ${(base / whole).toFixed(3)}; load ${loadavg()[0]?.toFixed(1)}\n`,
  );
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
