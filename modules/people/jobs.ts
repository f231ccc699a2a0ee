/** Timed work: what has ended is removed. */
import type { Tick } from '#platform/module/index.ts';
import type { Tenants } from '#platform/tenants/index.ts';
import { deleteOldChallenges } from './store/challenges.ts';
import { deleteOldDevices } from './store/factors.ts';
import { deleteOldImports } from './store/imports.ts';
import { deleteOldCodes } from './store/residents.ts';
import { deleteExpiredSessions } from './store/sign-in.ts';

/** A browser that was not used for half a year is a stranger again. */
const forgottenAfterMs = 180 * 86_400_000;

/** Removes ended sessions, used codes and expired imports every ten minutes. */
export const sweep: Tick = {
  name: 'people.sweep',
  everySeconds: 600,
  run: async (ctxOf, tenants: Tenants) => {
    for (const tenant of await tenants.all()) {
      const ctx = ctxOf(tenant.tenantId);
      const before = new Date(ctx.clock.now().getTime() - 86_400_000);
      await ctx.database.inTenant(ctx, async (tx) => {
        await deleteOldCodes(tx, before);
        await deleteOldImports(tx, ctx.clock.now());
        await deleteOldDevices(tx, new Date(ctx.clock.now().getTime() - forgottenAfterMs));
      });
      await ctx.database.inSystem(async (tx) => {
        await deleteExpiredSessions(tx, ctx.clock.now());
        await deleteOldChallenges(tx, ctx.clock.now());
      });
    }
  },
};
