/**
 * npm run bench -- trust [--parts cost,members,appends,proofs] [--entries N] [--seconds S] [--clients N]
 *   [--rounds N] [--data DIR]
 *
 * cost: how much longer a report takes through the whole path with ledger and sealing than without (the same product
 * on the same data, one variant at a time, rounds in turn); told apart for each of the two, and as processor time,
 * which other work on the machine hardly changes. appendsPerSecond: acts entered until they are under a signed
 * checkpoint. proofMs: inclusion proofs over HTTP from a log of N entries, 95th percentile; proofUnhinderedMs: without the
 * time in which the processes were ready and had no processor. memberRatio: the desk's lists for a grid worker against
 * one who sees the whole town. `--data` keeps and reuses a data directory, and the log in it.
 */
import { mkdir } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { untilAtRest } from '../town/processor-time.ts';
import { databaseOf, postmasterOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { appendsPerSecond } from './appends.ts';
import { proofMs, type ProofTimes, publishLargeLog } from './large-log.ts';
import { memberRatio } from './members.ts';
import { compareVariants, type Taken, type Variant } from './variants.ts';

/** One line for the list of benches. */
export const about = 'cost of ledger and sealing, appends, proofs, a member’s lists against all';

const defaults = {
  parts: 'cost,members,appends,proofs',
  entries: '10000000',
  seconds: '18',
  clients: '50',
  rounds: '3',
};

/** The field names are fixed. */
interface Figures {
  cost?: number;
  costByProcessor?: number | null;
  ledgerCostByProcessor?: number | null;
  sealingCostByProcessor?: number | null;
  appendsPerSecond?: number;
  proofMs?: number;
  proofMedianMs?: number;
  proofUnhinderedMs?: number;
  memberRatio?: number;
}

type ProofFigure = 'proofMs' | 'proofMedianMs' | 'proofUnhinderedMs';

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { parts: text, entries: text, seconds: text, clients: text, rounds: text, data: text },
  });
  const given = { ...defaults, ...values };
  const parts = new Set(given.parts.split(','));
  const directory = await directoryOf(values.data);
  const figures: Figures = {};
  try {
    console.error('Loading the demo …');
    // What a process does after a load would be counted against it: every server is started after that one.
    await (await startTown({ dataDirectory: directory.path })).stop();
    if (parts.has('cost')) {
      const [clients, rounds, seconds] = [given.clients, given.rounds, given.seconds].map(Number);
      const load = { clients: clients ?? 0, rounds: rounds ?? 0, seconds: seconds ?? 0 };
      Object.assign(figures, costsOf(await compareVariants(directory.path, load)));
    }
    if (['members', 'appends', 'proofs'].some((part) => parts.has(part))) {
      const asked = { entries: Number(given.entries), seconds: Number(given.seconds), parts };
      Object.assign(figures, await measureServer(directory.path, asked));
    }
  } finally {
    await directory.drop();
  }
  console.log(`\nload of the machine at the end ${loadavg()[0]?.toFixed(1)}\n`);
  console.log(JSON.stringify({ bench: 'trust', ...figures }));
}

async function directoryOf(given: string | undefined) {
  if (!given) return temporaryDirectory('trust');
  await mkdir(given, { recursive: true });
  return { path: resolve(given), drop: () => Promise.resolve() };
}

interface Asked {
  readonly parts: ReadonlySet<string>;
  readonly entries: number;
  readonly seconds: number;
}

async function measureServer(dataDirectory: string, asked: Asked): Promise<Figures> {
  const { parts, entries, seconds } = asked;
  const town = await startTown({ dataDirectory });
  const figures: Figures = {};
  try {
    const url = await databaseOf(dataDirectory);
    if (parts.has('members')) {
      figures.memberRatio = rounded(await memberRatio(town.port, url, 3), 2);
      console.log(`a grid worker's lists against the whole town's   ${figures.memberRatio}`);
    }
    if (parts.has('appends')) {
      figures.appendsPerSecond = Math.round(await appendsPerSecond(url, seconds));
      console.log(`signed appends a second                          ${figures.appendsPerSecond}`);
    }
    if (parts.has('proofs')) {
      console.error(`Publishing a log of ${entries} entries …`);
      await publishLargeLog({ dataDirectory, url, entries });
      await untilAtRest(town.pid, await postmasterOf(dataDirectory));
      Object.assign(figures, told(await proofMs(town, entries)));
    }
    return figures;
  } finally {
    await town.stop();
  }
}

function told(times: ProofTimes): Pick<Figures, ProofFigure> {
  const figures = {
    proofMs: rounded(times.p95, 2),
    proofMedianMs: rounded(times.median, 2),
    proofUnhinderedMs: rounded(times.unhinderedP95, 2),
  };
  const empty = `${rounded(times.emptyP95, 2)}, ${rounded(times.emptyMedian, 2)}`;
  console.log(
    `proof over HTTP, p95, median, ms                 ${figures.proofMs}, ${figures.proofMedianMs}`,
  );
  console.log(`  p95 without waiting for a processor            ${figures.proofUnhinderedMs}`);
  console.log(`  the same route without a proof, p95, median    ${empty}`);
  return figures;
}

function costsOf(taken: Readonly<Record<Variant, Taken>>): Figures {
  console.log('\n                      reports a second   processor time of one, ms');
  for (const [name, { perSecond, processorMs }] of Object.entries(taken)) {
    const processor = processorMs?.toFixed(3) ?? '–';
    console.log(`${name.padEnd(22)}${perSecond.toFixed(0).padStart(16)}${processor.padStart(28)}`);
  }
  const { whole, withoutLedger, withoutSealing, withoutBoth } = taken;
  const more = (than: Taken): number | null =>
    whole.processorMs === null || than.processorMs === null
      ? null
      : rounded(whole.processorMs / than.processorMs - 1, 3);
  return {
    cost: rounded(withoutBoth.perSecond / whole.perSecond - 1, 3),
    costByProcessor: more(withoutBoth),
    ledgerCostByProcessor: more(withoutLedger),
    sealingCostByProcessor: more(withoutSealing),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
