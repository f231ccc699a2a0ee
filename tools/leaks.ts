/**
 * npm run leaks -- --requests 100000 --seed 1: the leak tests at full size. The walls in the database are looked at
 * once; the requests are sent in goes of 5,000 with a seed each, every go to two fresh towns with a history of 60 cases,
 * four requests under way at once. Prints the counts, the routes that never answered well and, as its last line, one
 * JSON object. The database is thrown away, so it need not wait for the disk.
 * --modules booking,payment asks their routes only; --no-walls leaves the walls out.
 */
import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { optionsOrHelp } from '#platform/command-line/index.ts';
import { stopTestServer, testServerUrl } from '#platform/testing/index.ts';
import { probe, type Tally } from './leaks/requests.ts';
import { twoTowns } from './leaks/towns.ts';
import { root } from './source-tree.ts';

const values = optionsOrHelp(import.meta.filename, {
  requests: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  modules: { type: 'string', default: '' },
  'no-walls': { type: 'boolean', default: false },
});
const [wanted, firstSeed] = [Number(values.requests), Number(values.seed)];
const only = values.modules.split(',').filter(Boolean);
const ofOneGo = 5_000;
const historyCount = 60;
const faults = new Set<string>();
const byStatus: Record<string, number> = {};
const startedAt = performance.now();
const seconds = (): number => Math.round((performance.now() - startedAt) / 1000);

try {
  const url = await testServerUrl();
  // A server that somebody gave us stays as it is.
  if (!process.env['ZHENSHU_TEST_DATABASE_URL']) await hurry(url);
  if (!values['no-walls'] && !walls(url)) faults.add('walls: see above');
  let sent = 0;
  const quiet: string[][] = [];
  for (let seed = firstSeed; sent < wanted; seed += 1) {
    const tally = await go(seed, Math.min(ofOneGo, wanted - sent));
    sent += tally.requests;
    quiet.push([...tally.silent]);
    for (const [status, count] of Object.entries(tally.byStatus))
      byStatus[status] = (byStatus[status] ?? 0) + count;
    for (const fault of tally.faults.filter((one) => !faults.has(one))) {
      faults.add(fault);
      console.log(`seed ${seed}: ${fault}`);
    }
    console.log(`${sent} of ${wanted} requests, ${faults.size} faults, ${seconds()} s`);
  }
  const silent = quiet.reduce((all, one) => all.filter((route) => one.includes(route)));
  for (const route of silent) console.log(`never answered well: ${route}`);
  const counts = {
    requests: sent,
    faults: faults.size,
    byStatus,
    silent: silent.length,
    seconds: seconds(),
  };
  console.log(JSON.stringify({ leaks: 'requests', ...counts }));
} finally {
  await stopTestServer();
}
process.exitCode = faults.size === 0 ? 0 : 1;

/** One go, to towns of its own. */
async function go(seed: number, count: number): Promise<Tally> {
  const after: (() => unknown)[] = [];
  try {
    const { town, canaries } = await twoTowns(
      { after: (work) => void after.push(work as never) },
      { historyCount },
    );
    return await probe(town, canaries, { seed, count, atOnce: 4, only });
  } finally {
    for (const work of after.reverse()) await work();
  }
}

/** Nothing of this database is worth waiting for the disk. */
async function hurry(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('ALTER SYSTEM SET synchronous_commit = off');
  await client.query('ALTER SYSTEM SET fsync = off');
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}

/** The catalogue, the twins' rows, random reach, and each policy taken away. */
function walls(url: string): boolean {
  const { status } = spawnSync(process.execPath, ['--test', 'tools/leaks/walls.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ZHENSHU_TEST_DATABASE_URL: url },
  });
  return status === 0;
}
