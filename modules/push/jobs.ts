/** Forgetting signatures that are outside of the window. */
import type { Tick } from '#platform/module/index.ts';
import { windowSeconds } from './rules/signature.ts';
import { deleteSignaturesBefore } from './store.ts';

/** Forgets old signatures every ten minutes. */
export const sweep: Tick = {
  name: 'push.sweep',
  everySeconds: 600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      const before = new Date(ctx.clock.now().getTime() - 3 * windowSeconds * 1000);
      await ctx.database.inTenant(ctx, (tx) => deleteSignaturesBefore(tx, before));
    }
  },
};
