import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ctx } from '../context/index.ts';
import type { Database, Tx } from '../database/index.ts';
import { TenantCache } from './index.ts';

/** A database that only opens transactions: the cache needs no more. */
function townWith(state: { revision: string; value: string; answers?: Promise<void> }) {
  const reads: string[] = [];
  const database = {
    inTenant: async (ctx: Ctx, work: (tx: Tx) => Promise<unknown>) => work(txOf(ctx)),
  } as unknown as Database;
  const ctx = { tenantId: 't', database } as unknown as Ctx;
  const txOf = (of: Ctx): Tx => ({ ctx: of, client: {} }) as unknown as Tx;
  const cache = new TenantCache<string>({
    revision: async () => {
      await state.answers;
      return state.revision;
    },
    load: () => {
      reads.push(state.value);
      return Promise.resolve(state.value);
    },
  });
  return { cache, ctx, tx: txOf(ctx), reads };
}

test('a value is read once and read anew when told', async () => {
  const state = { revision: '1', value: 'old' };
  const { cache, ctx, reads } = townWith(state);
  assert.equal(await cache.get(ctx), 'old');
  Object.assign(state, { revision: '2', value: 'new' });
  assert.equal(await cache.get(ctx), 'old');
  await cache.reload(ctx);
  assert.equal(await cache.get(ctx), 'new');
  assert.equal(reads.length, 2);
});

test('callers who come together share one reading', async () => {
  const { cache, ctx, reads } = townWith({ revision: '1', value: 'v' });
  assert.deepEqual(await Promise.all([cache.get(ctx), cache.get(ctx), cache.get(ctx)]), [
    'v',
    'v',
    'v',
  ]);
  assert.equal(reads.length, 1);
});

test('a transaction that changed the value sees its own work; nobody else does', async () => {
  const state = { revision: '1', value: 'committed' };
  const { cache, ctx, tx } = townWith(state);
  await cache.get(ctx);
  cache.changedIn(tx);
  state.value = 'mine';
  assert.equal(await cache.get(tx), 'mine');
  assert.equal(await cache.get(ctx), 'committed');
});

test('a value past its age is checked by its revision and read anew when that moved', async (t) => {
  const state = { revision: '1', value: 'old' };
  const { cache, ctx, reads } = townWith(state);
  const clock = t.mock.method(performance, 'now', () => 0);
  await cache.get(ctx);
  clock.mock.mockImplementation(() => 11_000);
  assert.equal(await cache.get(ctx), 'old');
  assert.equal(reads.length, 1, 'same revision: not read again');
  Object.assign(state, { revision: '2', value: 'new' });
  clock.mock.mockImplementation(() => 22_000);
  assert.equal(await cache.get(ctx), 'new');
});

test('a change of this process is seen after its commit without being told', async () => {
  const state = { revision: '1', value: 'old' };
  const { cache, ctx, tx } = townWith(state);
  await cache.get(ctx);
  cache.changedIn(tx);
  Object.assign(state, { revision: '2', value: 'new' });
  assert.equal(await cache.get(ctx), 'new');
});

test('on a slow database a transaction waits for what is so now; others get what is known', async () => {
  const { promise: answers, resolve: answer } = Promise.withResolvers<void>();
  const state: Parameters<typeof townWith>[0] = { revision: '1', value: 'old' };
  const { cache, ctx, tx } = townWith(state);
  await cache.get(ctx);
  cache.changedIn({ ...tx });
  Object.assign(state, { revision: '2', value: 'new', answers });
  const inTransaction = cache.get(tx);
  assert.equal(await cache.get(ctx), 'old');
  answer();
  assert.equal(await inTransaction, 'new');
});
