/**
 * npm run chaos -- import [--kills N] [--rows N] [--seed N]
 *
 * A list comes in, is checked and applied, and a second one merged into it, while the process that does the work is killed with
 * SIGKILL at random moments and another goes on: a fresh one as long as more kills are due, then the one that judges. At the end every accepted row must be there once, every refused row once, and nothing
 * else; taking the second batch back must give the first again.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { plainField, registerResource } from '#modules/catalogue/index.ts';
import { engineOf, snapshotFile } from '#modules/intake/index.ts';
import { ground } from '#modules/towns/index.ts';
import { stopTestServer } from '#platform/testing/index.ts';
import { type TestTown, testTown } from '#testing';
import { noSchedule } from '../../../modules/intake/contract/source.ts';
import { apply, check, takeBackBatch } from '../../../modules/intake/service/bring/act.ts';
import { workUntilDone } from '../../../modules/intake/service/bring/work.ts';
import { lakeOf } from '../../../modules/intake/service/lake/room.ts';
import { receiveFile } from '../../../modules/intake/service/bring/receive.ts';
import { oneBatch } from '../../../modules/intake/service/views.ts';
import { addSource } from '../../../modules/intake/service/sources/edit.ts';
import { type Chance, chanceFrom } from '../cases/random.ts';

/** One line for the list. */
export const about = 'kill -9 while a list is brought in: resumed, no row lost or doubled';

/** Works of a siege: two lists are read, checked and applied, one is taken back. */
const works = 7;

/** Every so many rows one is refused. */
const refusedEvery = 50;

/** Runs it. @returns whether nothing was lost or doubled */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '20' },
      rows: { type: 'string', default: '800000' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const ending: (() => unknown)[] = [];
  const town = await testTown({ after: (work: () => unknown) => void ending.push(work) } as never);
  try {
    const siege = {
      town,
      kills: Number(values.kills),
      rows: Number(values.rows),
      chance: chanceFrom(Number(values.seed)),
    };
    return await besiege(siege, values.seed);
  } finally {
    for (const end of ending.reverse()) await end();
    await stopTestServer();
  }
}

interface Siege {
  readonly town: TestTown;
  readonly kills: number;
  readonly rows: number;
  readonly chance: Chance;
}

const line = (number: number, amount: number): string =>
  number % refusedEvery === 7 ? `R${number},某人,一百\n` : `R${number},某人,${amount}\n`;

/** Rows `from` to `to`, one of fifty refused. */
function list(from: number, to: number, amount: number): Buffer {
  const lines = ['编号,姓名,金额\n'];
  for (let number = from; number < to; number += 1) lines.push(line(number, amount));
  return Buffer.from(lines.join(''));
}

const good = (from: number, to: number): number => {
  let count = 0;
  for (let number = from; number < to; number += 1) if (number % refusedEvery !== 7) count += 1;
  return count;
};

async function besiege({ town, kills, rows, chance }: Siege, seed: string): Promise<boolean> {
  const { ctx } = town;
  const { resourceId, sourceId } = await prepare(town);
  const { work, killsLeft } = labour({ town, kills, rows, chance });
  const bring = async (name: string, bytes: Buffer): Promise<string> => {
    const { id } = await receiveFile(ctx, sourceId, { name, bytes, reading: {} });
    await work();
    const { mapping } = await oneBatch(ctx, id);
    await check(ctx, id, { mapping, mode: 'merge' });
    await work();
    await apply(ctx, id);
    await work();
    return id;
  };
  const half = Math.floor(rows / 2);
  const first = await bring('first.csv', list(0, rows, 1));
  const second = await bring('second.csv', list(half, rows + half, 2));
  const merged = await held(town, resourceId);
  await takeBackBatch(ctx, second, '演练');
  await work();
  const back = await held(town, resourceId);
  const [one, two] = [await oneBatch(ctx, first), await oneBatch(ctx, second)];
  const [wantedAll, wantedFirst] = [good(0, rows + half), good(0, rows)];
  const wantedSum = good(0, half) + 2 * good(half, rows + half);
  const findings = {
    lost: Math.max(0, wantedAll - merged.different) + Math.max(0, wantedFirst - back.different),
    doubled: merged.rows - merged.different + (back.rows - back.different),
    wrong: Math.abs(merged.sum - wantedSum) + Math.abs(back.sum - wantedFirst),
    refusedWrong:
      Math.abs(one.counts.refused - (rows - good(0, rows))) +
      Math.abs(two.counts.refused - (rows - good(half, rows + half))),
    countsWrong:
      Math.abs(one.counts.accepted - good(0, rows)) +
      Math.abs(two.counts.accepted - good(half, rows + half)),
  };
  const whole = Object.values(findings).every((value) => value === 0);
  console.table({ kills: kills - killsLeft(), rows: merged.rows, ...findings });
  console.log(
    JSON.stringify({
      chaos: 'import',
      kills: kills - killsLeft(),
      seed,
      rows: merged.rows,
      ...findings,
      whole,
    }),
  );
  return whole && killsLeft() === 0;
}

/** The works one after the other, with the kills that are due in each. */
function labour({ town, kills, rows, chance }: Siege) {
  const life: Life = { partRows: Math.ceil(Math.min(20_000, rows / 4)), chance, rows };
  lakeOf(town.database).partRows = life.partRows;
  let left = kills;
  let worksLeft = works;
  const work = async (): Promise<void> => {
    // Kills are spread over the works; one that comes too late is made up for in the works that follow.
    const after = left - Math.round(left / worksLeft);
    worksLeft -= 1;
    while (left > after) {
      if (await workOnce(town, life)) return;
      left -= 1;
    }
    await workUntilDone(town.ctx);
  };
  return { work, killsLeft: () => left };
}

async function prepare(town: TestTown): Promise<{ resourceId: string; sourceId: string }> {
  return town.database.inTenant(town.ctx, async (tx) => {
    const { departments } = await ground(tx);
    const resource = await registerResource(tx, {
      code: 'chaos',
      titleZh: '演练名册',
      titleEn: 'List of the siege',
      summary: '',
      theme: '演练',
      keywords: [],
      ownerDepartmentId: departments[0]?.id ?? '',
      grade: 'open',
      gradeReason: '',
      kind: 'held',
      frequency: 'irregular',
      sourceSystem: '',
      fields: [
        plainField('number', '编号', { required: true }),
        plainField('name', '姓名'),
        plainField('amount', '金额', { type: 'integer', required: true }),
      ],
      keyFields: ['number'],
    });
    const source = await addSource(tx, {
      resourceId: resource.id,
      title: '演练',
      kind: 'upload',
      settings: {},
      mode: 'merge',
      schedule: noSchedule,
    });
    return { resourceId: resource.id, sourceId: source.id };
  });
}

/** What a worker lives with. */
interface Life {
  /** Rows that are checked at once. */
  readonly partRows: number;
  readonly rows: number;
  readonly chance: Chance;
}

/** The longest life of a worker in ms: short enough to end while it works. */
const longest = (rows: number): number => Math.min(900, 60 + rows / 100);

/** One life of the worker, killed at a moment of chance. @returns whether it came to its end before */
function workOnce(town: TestTown, { partRows, rows, chance }: Life): Promise<boolean> {
  const worker = join(import.meta.dirname, 'worker.ts');
  const given = [town.url, town.dataDirectory, town.tenantId, String(partRows)];
  const child = spawn(process.execPath, [worker, ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let isDone = false;
    child.stdout.on('data', (text: Buffer) => {
      const said = text.toString();
      if (said.includes('done')) isDone = true;
      if (said.includes('at work')) {
        void delay(chance.between(0, longest(rows))).then(() => child.kill('SIGKILL'));
      }
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(`the worker ended with ${code}`));
      else resolve(isDone && signal === null);
    });
  });
}

async function held(town: TestTown, resourceId: string) {
  const snapshot = await town.database.inTenant(town.ctx, (tx) => snapshotFile(tx, resourceId));
  if (!snapshot) return { rows: 0, different: 0, sum: 0 };
  return engineOf(town.ctx).use(async (connection) => {
    const read = await connection.runAndReadAll(
      `SELECT count(*), count(DISTINCT number), sum(amount) FROM ${snapshot.relation}`,
    );
    const [rows = 0, different = 0, sum = 0] = (read.getRows()[0] ?? []).map(Number);
    return { rows, different, sum };
  });
}
