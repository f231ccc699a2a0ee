import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { atEnd } from '#platform/testing/index.ts';
import { Database } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { Worker } from '#platform/jobs/index.ts';
import { LiveHub } from '#platform/live/index.ts';
import type { BatchListener, Listener, Tick } from '#platform/module/index.ts';
import { type TestTown, testTown, testSealing } from '#testing';

interface Work {
  readonly listeners?: readonly Listener[];
  readonly batchListeners?: readonly BatchListener[];
  readonly ticks?: readonly Tick[];
}

/** A worker of a process of its own on the town's database. */
function workerOn(t: TestContext, town: TestTown, work: Work) {
  const database = new Database({ url: town.url, connections: 2, sealing: testSealing });
  const live = new LiveHub(database);
  const errors: string[] = [];
  const worker = new Worker({
    database,
    live,
    tenants: town.application.tenants,
    listeners: [],
    batchListeners: [],
    timers: [],
    ticks: [],
    ...work,
    ctxOf: (tenantId) => ({ ...town.application.ctxOf(tenantId), database }),
    onError: (error, what) => errors.push(`${what}: ${error.message}`),
  });
  atEnd(t, async () => {
    await worker.stop();
    await database.close();
  });
  return { worker, database, live, errors };
}

function tell(town: TestTown, type: string, subject: string): Promise<void> {
  return town.database.inTenant(town.ctx, (tx) =>
    emit(tx, [{ type, subject, payload: {}, audience: { everyone: true } }]),
  );
}

test('listeners hear their own events once, in order, whatever else happens and however many processes work', async (t) => {
  const town = await testTown(t);
  const heard: string[] = [];
  const listeners: Listener[] = [
    {
      name: 'test.first',
      events: ['test.first'],
      handle: (_tx, { subject }) => Promise.resolve(void heard.push(subject)),
    },
  ];
  const [one, other] = [workerOn(t, town, { listeners }), workerOn(t, town, { listeners })];
  const expected: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    // Rounds in which nothing concerns the listener lie between those in which something does.
    const type = n % 3 === 0 ? 'test.first' : 'test.second';
    await tell(town, type, `subject ${n}`);
    if (type === 'test.first') expected.push(`subject ${n}`);
    await Promise.all([one.worker.pumpEvents(), other.worker.pumpEvents()]);
  }
  await one.worker.settle();
  await other.worker.settle();
  assert.deepEqual(heard, expected);
  assert.deepEqual([...one.errors, ...other.errors], []);
});

test('thousands of events of other kinds are passed over, and what comes after them is heard', async (t) => {
  const town = await testTown(t);
  const heard: string[] = [];
  const listener: Listener = {
    name: 'test.patient',
    events: ['test.first'],
    handle: (_tx, { subject }) => Promise.resolve(void heard.push(subject)),
  };
  const cursor = async () => {
    const [row] = await town.sql<{ position: number; head: number }>(
      `SELECT position::int, (SELECT max(position) FROM platform.events)::int AS head
       FROM platform.listeners WHERE name = 'test.patient'`,
    );
    return row;
  };
  const { worker } = workerOn(t, town, { listeners: [listener] });
  await tell(town, 'test.first', 'before');
  await worker.settle();
  await town.sql(
    `INSERT INTO platform.events (id, tenant_id, type, subject, payload, audience, trace_id, occurred_at)
     SELECT gen_random_uuid(), $1, 'test.second', '', '{}', '{}', '', now() FROM generate_series(1, 5000)`,
    [town.ctx.tenantId],
  );
  await worker.settle();
  const passed = await cursor();
  assert.equal(passed?.position, passed?.head);
  await tell(town, 'test.first', 'after');
  await worker.settle();
  assert.deepEqual(heard, ['before', 'after']);
});

test('a go that failed is done again; nothing is left out', async (t) => {
  const town = await testTown(t);
  const heard: string[] = [];
  let fails = true;
  const { worker, errors } = workerOn(t, town, {
    batchListeners: [
      {
        name: 'test.batch',
        events: ['test.batch'],
        handleMany: (_tx, events) => {
          if (fails) return Promise.reject(new Error('not yet'));
          heard.push(...events.map(({ subject }) => subject));
          return Promise.resolve();
        },
      },
    ],
  });
  await tell(town, 'test.batch', 'a');
  await worker.pumpEvents();
  await tell(town, 'test.batch', 'b');
  fails = false;
  await worker.settle();
  assert.deepEqual(heard, ['a', 'b']);
  assert.equal(errors.length, 1);
});

test('ticks and listeners hold no connection of the system while they work', async (t) => {
  const town = await testTown(t);
  const held: number[] = [];
  const count = (database: Database): void => {
    held.push(database.system.totalCount - database.system.idleCount);
  };
  const { worker, database } = workerOn(t, town, {
    listeners: [
      {
        name: 'test.counts',
        events: ['test.counts'],
        handle: (tx) => Promise.resolve(count(tx.ctx.database)),
      },
    ],
    ticks: [{ name: 'test.tick', everySeconds: 1, run: () => Promise.resolve(count(database)) }],
  });
  await tell(town, 'test.counts', 'a');
  await worker.pumpEvents();
  await worker.runTicks(Date.now());
  assert.deepEqual(held, [0, 0]);
});

test('an open screen is told while a listener is still busy', async (t) => {
  const town = await testTown(t, { live: true });
  const { promise: free, resolve: release } = Promise.withResolvers<void>();
  const { promise: busy, resolve: begin } = Promise.withResolvers<void>();
  const { worker, live } = workerOn(t, town, {
    listeners: [
      {
        name: 'test.slow',
        events: ['test.slow'],
        handle: async () => {
          begin();
          await free;
        },
      },
    ],
  });
  await worker.start();
  const { promise: shown, resolve: show } = Promise.withResolvers<void>();
  const actor = town.application.ctxOf(town.tenantId).actor;
  await live.open(
    {
      tenantId: town.tenantId,
      actor,
      send: (text) => {
        if (text.includes('test.other')) show();
      },
    },
    null,
  );
  await tell(town, 'test.slow', 'a');
  await busy;
  await tell(town, 'test.other', 'b');
  await shown;
  release();
});
