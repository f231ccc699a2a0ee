/** The ground, kept in the process, and the one way to say that it changed. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { groundOf } from '../rules/ground.ts';
import { groundRevision, groundRows } from '../store/read.ts';
import { touchRevision } from '../store/write.ts';
import type { Ground } from '../types.ts';

/** The event that tells that villages, cells, departments or places changed. */
export const townsChanged = 'towns.changed';

/** Ground by tenant. */
export const groundCache = new TenantCache<Ground>({
  revision: groundRevision,
  load: async (tx) => groundOf(await groundRows(tx)),
});

/** The ground of the ctx's town; of a transaction that changed it, as it will be. */
export function ground(at: Ctx | Tx): Promise<Ground> {
  return groundCache.get(at);
}

const told = new WeakSet<Tx>();

/** Gives the ground a new revision and tells others, once a transaction. */
export async function groundChanged(tx: Tx): Promise<void> {
  if (told.has(tx)) return;
  told.add(tx);
  groundCache.changedIn(tx);
  await touchRevision(tx);
  await emit(tx, [
    { type: townsChanged, subject: tx.ctx.tenantId, payload: {}, audience: { everyone: true } },
  ]);
}

/** Runs a change of the ground in one transaction and refreshes this process's copy after it. */
export async function changingGround<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    const done = await work(tx);
    await groundChanged(tx);
    return done;
  });
  await groundCache.reload(ctx);
  return result;
}
