/** The desk's questions as a grid worker and as one who sees the whole town: how much slower the former is. */
import pg from 'pg';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { keepSeed } from '../desk/fill.ts';
import { questionsFor } from '../desk/questions.ts';

/** A member of the town, and one whose reach is all of it. */
const member = 'grid01';
const wide = 'officer1';

/** @returns mean time of the member's answers over mean time of the other's */
export async function memberRatio(port: number, url: string, rounds: number): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await keepSeed(client);
    await client.query('VACUUM ANALYZE cases.cases');
    const questions = await questionsFor(client);
    const paths = questions.flatMap(({ paths: each }) => each);
    const cookies = [await signIn(port, member), await signIn(port, wide)] as const;
    const mean = async (cookie: string): Promise<number> => {
      let sum = 0;
      for (const path of paths) sum += await ask(port, cookie, path);
      return sum;
    };
    const sums = [0, 0];
    // The first round warms the caches.
    for (let round = -1; round < rounds; round += 1) {
      const taken = [await mean(cookies[0]), await mean(cookies[1])];
      if (round >= 0) taken.forEach((each, who) => (sums[who] = (sums[who] ?? 0) + each));
    }
    return (sums[0] ?? 0) / (sums[1] ?? 1);
  } finally {
    await client.end();
  }
}

async function signIn(port: number, username: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: demoPassword }),
  });
  const cookies = response.headers.getSetCookie().map((each) => each.split(';')[0]);
  const cookie = cookies.join('; ');
  if (!response.ok || !cookie) throw new Error(`sign-in of ${username}: ${response.status}`);
  return cookie;
}

async function ask(port: number, cookie: string, path: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return performance.now() - startedAt;
}
