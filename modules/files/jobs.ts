/** Timed work: uploads that nobody used are removed. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tick } from '#platform/module/index.ts';
import { removeFile, sweepIncoming } from './rules/index.ts';
import { waitMs } from './service/adopt.ts';
import { folderOf, roomOf } from './service/room.ts';
import { deleteUnused, holdStoreAlone, unusedKeys } from './store/files.ts';

const hourMs = 3_600_000;

/** Removes a town's uploads that waited too long, and what killed processes left half written. */
export async function sweepTown(ctx: Ctx): Promise<number> {
  const folder = folderOf(roomOf(ctx.database), ctx.tenantId);
  const now = ctx.clock.now().getTime();
  await sweepIncoming(folder, new Date(Date.now() - hourMs));
  return ctx.database.inTenant(ctx, async (tx) => {
    await holdStoreAlone(tx);
    const keys = await deleteUnused(tx, new Date(now - waitMs));
    for (const key of await unusedKeys(tx, keys)) await removeFile(folder, key);
    return keys.length;
  });
}

/** Sweeps every town, first at the start of the process, then every ten minutes. */
export const sweep: Tick = {
  name: 'files.sweep',
  everySeconds: 600,
  run: async (ctxOf, tenants) => {
    for (const tenant of await tenants.all()) await sweepTown(ctxOf(tenant.tenantId));
  },
};
