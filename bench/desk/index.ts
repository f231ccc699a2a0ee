/**
 * npm run bench -- desk [--sizes 10000,1000000] [--rounds N] [--data DIR]
 *
 * The officer's and the grid worker's desk over HTTP (list, filters, pages, words, counts, map
 * window) at each size; p95 by kind and over all, and how much slower the largest size is than the
 * smallest.
 */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { oneDigit, percentile } from '../town/percentiles.ts';
import { databaseOf, startTown, temporaryDirectory } from '../town/town-process.ts';
import { fillCases, keepSeed } from './fill.ts';
import { type Question, questionsFor } from './questions.ts';

/** One line for the list of benches. */
export const about = "the desk's list, filters, words, counts and map at two sizes: p95, growth";

type Times = ReadonlyMap<string, readonly number[]>;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '10000,1000000' },
      rounds: { type: 'string', default: '10' },
      data: { type: 'string' },
    },
  });
  const sizes = values.sizes.split(',').map(Number);
  const directory = values.data
    ? { path: resolve(values.data), drop: () => Promise.resolve() }
    : await temporaryDirectory('bench');
  await mkdir(directory.path, { recursive: true });
  console.error('Starting the server on the full demo history …');
  const town = await startTown({ dataDirectory: directory.path });
  const client = new pg.Client({ connectionString: await databaseOf(directory.path) });
  try {
    await client.connect();
    await keepSeed(client);
    const results: Times[] = [];
    for (const size of sizes) {
      console.error(`Filling ${size} cases …`);
      await fillCases(client, size);
      results.push(await measure(town.port, await questionsFor(client), Number(values.rounds)));
    }
    report(sizes, results);
  } finally {
    await client.end();
    await town.stop();
    await directory.drop();
  }
}

async function measure(
  port: number,
  questions: readonly Question[],
  rounds: number,
): Promise<Times> {
  const cookies = [await signIn(port, 'officer1'), await signIn(port, 'grid01')];
  const times = new Map<string, number[]>();
  for (let round = -1; round < rounds; round += 1) {
    const asked = questions.flatMap((question) => cookies.map((cookie) => ({ question, cookie })));
    for (const { question, cookie } of asked) {
      const taken = await ask(port, cookie, question);
      // The first round warms the caches.
      if (round >= 0) times.set(question.kind, [...(times.get(question.kind) ?? []), ...taken]);
    }
  }
  return times;
}

async function signIn(port: number, username: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  if (!response.ok || !cookie) throw new Error(`sign-in of ${username}: ${response.status}`);
  return cookie;
}

async function ask(port: number, cookie: string, question: Question): Promise<number[]> {
  const taken: number[] = [];
  for (const path of question.paths) {
    let address = path;
    for (let page = 0; page <= (question.nextPages ?? 0); page += 1) {
      const startedAt = performance.now();
      const response = await fetch(`http://127.0.0.1:${port}${address}`, { headers: { cookie } });
      const body = (await response.json()) as { nextCursor?: string | null };
      taken.push(performance.now() - startedAt);
      if (!response.ok) throw new Error(`${address}: ${response.status} ${JSON.stringify(body)}`);
      if (!body.nextCursor) break;
      address = `${path}&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
  }
  return taken;
}

const sorted = (values: readonly number[]): Float64Array => Float64Array.from(values).sort();

function report(sizes: readonly number[], results: readonly Times[]): void {
  const kinds = [...(results[0]?.keys() ?? [])];
  console.log(`\np95 in ms${' '.repeat(17)}${sizes.map((n) => String(n).padStart(12)).join('')}`);
  for (const kind of kinds) {
    const cells = results.map((times) => percentile(sorted(times.get(kind) ?? []), 0.95));
    console.log(`${kind.padEnd(26)}${cells.map((p95) => p95.toFixed(1).padStart(12)).join('')}`);
  }
  const overall = results.map((times) => percentile(sorted([...times.values()].flat()), 0.95));
  console.log(`${'all'.padEnd(26)}${overall.map((p95) => p95.toFixed(1).padStart(12)).join('')}\n`);
  const [first = 0, last = 0] = [overall[0], overall.at(-1)];
  console.log(
    JSON.stringify({
      bench: 'desk',
      p95Ms: oneDigit(last),
      growth: Math.round((last / first) * 100) / 100,
    }),
  );
}
