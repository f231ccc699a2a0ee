/**
 * npm run chaos -- cases [--kills N] [--clients N] [--seed N] [--data DIR]
 *
 * A server under a stream of reports and actions is killed with SIGKILL at random moments: itself,
 * PostgreSQL, both, again while starting. Callers repeat what was not answered, with the same key.
 * Deadlines are drawn near, so that they pass during the attack. At the end the tables must agree
 * with what was acknowledged: stored once, dispatched once, every deadline passed once.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { temporaryDirectory } from '../../../bench/town/town-process.ts';
import { drawDeadlineNear } from './deadlines.ts';
import { Journal } from './journal.ts';
import { prepareTown, type Staff } from './prepare.ts';
import { type Chance, chanceFrom } from './random.ts';
import { BesiegedTown, type Death } from './town.ts';
import { type Findings, verify } from './verify.ts';
import { type Surroundings, walkOne } from './walk.ts';

/** One line for the list. */
export const about = 'kill -9 during a stream of reports and actions: nothing lost, nothing twice';

const restMs = 90_000;

/** Runs it. @returns whether nothing was lost or done twice */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '200' },
      clients: { type: 'string', default: '6' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      data: { type: 'string' },
    },
  });
  const kills = Number(values.kills);
  const chance = chanceFrom(Number(values.seed));
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('chaos');
  await mkdir(directory.path, { recursive: true });
  console.error(`Preparing the town (seed ${values.seed}) …`);
  const startedAt = performance.now();
  const staff = await prepareTown(directory.path);
  const town = new BesiegedTown(directory.path);
  try {
    await town.start();
    const journal = new Journal();
    await besiege(town, journal, { staff, chance, kills, clients: Number(values.clients) });
    const restless = await comeToRest(town);
    const findings = await verify(town, journal);
    report(town, journal, { findings, restless, kills, startedAt });
    return findings.faults.length === 0 && !restless;
  } finally {
    town.isClosing = true;
    await town.stop();
    await directory.drop();
  }
}

interface Siege {
  readonly staff: readonly Staff[];
  readonly chance: Chance;
  readonly kills: number;
  readonly clients: number;
}

async function besiege(town: BesiegedTown, journal: Journal, siege: Siege): Promise<void> {
  const { staff, chance, kills, clients } = siege;
  const officer = staff.find(({ role }) => role === 'officer');
  if (!officer) throw new Error('the demo town has no officer');
  const categories = await plainCategories(town);
  let sent = (): void => undefined;
  const around: Surroundings = {
    server: town,
    journal,
    chance,
    officer,
    headOf: new Map(
      staff.flatMap((one) =>
        one.role === 'departmentHead' && one.departmentId ? [[one.departmentId, one]] : [],
      ),
    ),
    categories,
    onSend: () => sent(),
    drawNear: async (caseId) => void (await drawDeadlineNear(town, caseId)),
  };
  let isOver = false;
  let caseNumber = 0;
  const clientLoop = async (): Promise<void> => {
    while (!isOver) await walkOne(around, (caseNumber += 1));
  };
  const loops = Array.from({ length: clients }, clientLoop);
  const killing = killAll(town, { chance, kills }, (listener) => {
    sent = listener;
  }).finally(() => {
    isOver = true;
  });
  await Promise.all([killing, ...loops]);
}

/** Categories that one department settles alone, with a deadline in hours or days. */
async function plainCategories(town: BesiegedTown): Promise<string[]> {
  const rows = await town.sql<{ code: string }>(
    `SELECT code FROM duties.categories WHERE left(code, 2) = '01' ORDER BY code LIMIT 40`,
  );
  return rows.map(({ code }) => code);
}

const ways: readonly (readonly [Death, number])[] = [
  ['server', 0.5],
  ['serverAndDatabase', 0.2],
  ['database', 0.15],
  ['whileStarting', 0.15],
];

function wayOf(chance: Chance): Death {
  let left = chance.next();
  for (const [death, share] of ways) {
    if (left < share) return death;
    left -= share;
  }
  return 'server';
}

async function killAll(
  town: BesiegedTown,
  { chance, kills }: { chance: Chance; kills: number },
  listen: (listener: () => void) => void,
): Promise<void> {
  for (let kill = 1; kill <= kills; kill += 1) {
    await delay(chance.between(50, 1500));
    if (chance.isLess(0.6)) {
      // Just after a request has left: in the middle of registering, dispatching or acting.
      const request = new Promise<void>((resolve) => listen(resolve));
      await Promise.race([request, delay(1000)]);
      await delay(chance.between(0, 40));
    }
    await town.strike(wayOf(chance), chance);
    if (kill % 20 === 0) console.error(`  ${kill} kills`);
  }
}

/** What a listener does may bring the next event: rest is when nothing waits for so many looks in a row. */
const calmLooks = 4;

/** Waits until every timer has fired and every event and message is delivered. @returns whether not */
async function comeToRest(town: BesiegedTown): Promise<boolean> {
  const until = Date.now() + restMs;
  let calm = 0;
  while (Date.now() < until) {
    const [waiting] = await town.sql<{ count: number }>(
      `SELECT ((SELECT count(*) FROM platform.timers WHERE due_at < now() + interval '20 seconds')
        + (SELECT count(*) FROM platform.events WHERE position IS NULL)
        + (SELECT count(*) FROM messages.messages WHERE next_attempt_at < now() + interval '20 seconds')
        + (SELECT count(*) FROM platform.events e WHERE e.type = 'case.acted' AND NOT EXISTS
           (SELECT FROM platform.deliveries d WHERE d.event_id = e.id AND d.listener = 'reports.followCase')))::integer AS count`,
    );
    calm = waiting?.count === 0 ? calm + 1 : 0;
    if (calm === calmLooks) return false;
    await delay(300);
  }
  return true;
}

interface Outcome {
  readonly findings: Findings;
  readonly restless: boolean;
  readonly kills: number;
  readonly startedAt: number;
}

function report(town: BesiegedTown, journal: Journal, outcome: Outcome): void {
  const { findings, restless, kills, startedAt } = outcome;
  const total = (fault: string): number =>
    findings.faults.filter((one) => one.fault === fault).reduce((sum, { count }) => sum + count, 0);
  const rows: [string, string | number][] = [
    ['kills', kills],
    ...[...town.deaths].map(([death, count]): [string, number] => [`  ${death}`, count]),
    ['reports acknowledged', journal.reports.length],
    ['actions acknowledged', journal.actions.length],
    ...[...countBy(journal.actions.map(({ action }) => action))].map(
      ([action, count]): [string, number] => [`  ${action}`, count],
    ),
    ['actions refused', [...journal.refusals].map(([code, n]) => `${code} ${n}`).join(', ') || 0],
    ['requests repeated', journal.repeats],
    ['cases left to their deadline', journal.abandoned.size],
    ['deadlines passed', findings.deadlinesFired],
    ['events', findings.events],
    ['seconds', Math.round((performance.now() - startedAt) / 1000)],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(32)}${value}`);
  if (restless) console.log('The town did not come to rest.');
  for (const { words, count } of findings.faults) console.log(`FAULT: ${count} × ${words}`);
  console.log(
    JSON.stringify({
      chaos: 'cases',
      kills,
      acknowledged: journal.reports.length + journal.actions.length,
      lost: total('lost'),
      doubled: total('doubled'),
      inconsistent: total('inconsistent'),
      deadlinesFired: findings.deadlinesFired,
      deadlinesDoubled: total('deadlineDoubled'),
    }),
  );
}

function countBy(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
