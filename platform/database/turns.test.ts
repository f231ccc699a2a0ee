import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { stopTestServer, testServerUrl } from '../testing/index.ts';
import { Database, ensureRoles, waitForTurn } from './index.ts';

/** Two processes of one installation. */
async function twoProcesses(t: TestContext): Promise<[Database, Database]> {
  const url = await testServerUrl();
  await ensureRoles(url);
  const pair: [Database, Database] = [new Database({ url }), new Database({ url })];
  t.after(async () => {
    await Promise.all(pair.map((one) => one.close()));
    await stopTestServer();
  });
  return pair;
}

/** Work that goes on until it is told to end. */
function longWork() {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  return {
    begun,
    end: () => end('done'),
    work: () => {
      begin();
      return ended;
    },
  };
}

test('a turn is taken by one at a time, in this process and in others', async (t) => {
  const [one, other] = await twoProcesses(t);
  const name = crypto.randomUUID();
  const long = longWork();
  const first = one.turn(name, long.work);
  await long.begun;
  assert.equal(await one.turn(name, () => Promise.resolve('again')), null);
  assert.equal(await other.turn(name, () => Promise.resolve('other')), null);
  assert.equal(
    await other.turn(`${name} too`, () => Promise.resolve('another name')),
    'another name',
  );
  long.end();
  assert.equal(await first, 'done');
  assert.equal(await other.turn(name, () => Promise.resolve('other')), 'other');
});

test('who has a turn holds no connection and no transaction', async (t) => {
  const [one] = await twoProcesses(t);
  await one.turn(crypto.randomUUID(), async () => {
    assert.equal(one.system.totalCount, one.system.idleCount);
    const { rows } = await one.system.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.classid = 7216003 AND a.state <> 'idle'
         AND a.pid <> pg_backend_pid()`,
    );
    assert.equal(rows[0]?.n, 0);
  });
});

test('work that fails gives the turn back', async (t) => {
  const [one, other] = await twoProcesses(t);
  const name = crypto.randomUUID();
  await assert.rejects(
    one.turn(name, () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(await other.turn(name, () => Promise.resolve('other')), 'other');
});

test('with its connection a process loses its turns, and takes the next ones over a new one', async (t) => {
  const [one, other] = await twoProcesses(t);
  const name = crypto.randomUUID();
  const long = longWork();
  const first = one.turn(name, long.work);
  await long.begun;
  await other.system.query(
    `SET ROLE NONE; SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'
       AND classid = 7216003 AND objid::bigint = (hashtext('${name}')::bigint & 4294967295)`,
  );
  assert.equal(await other.turn(name, () => Promise.resolve('other')), 'other');
  long.end();
  assert.equal(await first, 'done');
  assert.equal(await one.turn(name, () => Promise.resolve('later')), 'later');
});

test('a transaction waits for the turn under way and keeps the next one off', async (t) => {
  const [one, other] = await twoProcesses(t);
  const name = crypto.randomUUID();
  await one.inSystem(async (tx) => {
    await waitForTurn(tx, name);
    assert.equal(await other.turn(name, () => Promise.resolve('other')), null);
  });
  assert.equal(await other.turn(name, () => Promise.resolve('other')), 'other');
});
