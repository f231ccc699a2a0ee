import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { stopTestServer, testServerUrl } from '../testing/index.ts';
import { Database, ensureRoles } from './index.ts';

async function open(t: TestContext): Promise<Database> {
  const url = await testServerUrl();
  await ensureRoles(url);
  const database = new Database({ url, connections: 2 });
  t.after(async () => {
    await database.close();
    await stopTestServer();
  });
  return database;
}

test('a connection that breaks between two queries fails its transaction, not the process', async (t) => {
  const database = await open(t);
  await assert.rejects(
    database.inSystem(async ({ client }) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      // The test runner would survive an error event that nobody hears; a server would not.
      assert.ok(client.listenerCount('error') > 0);
      const ended = new Promise((resolve) => client.once('end', resolve));
      await database.system.query(`RESET ROLE; SELECT pg_terminate_backend(${rows[0]?.pid})`);
      await ended;
      await client.query('SELECT 1');
    }),
    /connection|terminat/i,
  );
  const { rows } = await database.system.query<{ one: number }>('SELECT 1 AS one');
  assert.equal(rows[0]?.one, 1);
});

test('a transaction in which a failed statement was swallowed is not taken for kept', async (t) => {
  const database = await open(t);
  await assert.rejects(
    database.inSystem(async ({ client }) => {
      await client.query('SELECT 1/0').catch(() => undefined);
      return 'done';
    }),
    /rolled back/,
  );
});
