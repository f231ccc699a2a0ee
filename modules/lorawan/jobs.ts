/** Forgetting what has expired. */
import type { Tick } from '#platform/module/index.ts';
import { deleteDownlinksBefore } from './store.ts';

/** Commands live at most a week. */
const keptMs = 8 * 86_400_000;

/** Forgets old queue items once an hour. */
export const sweep: Tick = {
  name: 'lorawan.sweep',
  everySeconds: 3600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      const before = new Date(ctx.clock.now().getTime() - keptMs);
      await ctx.database.inTenant(ctx, (tx) => deleteDownlinksBefore(tx, before));
    }
  },
};
