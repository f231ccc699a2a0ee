/** Timed work: sending, and removing what is no longer needed. */
import type { Tick } from '#platform/module/index.ts';
import { wakeOutbox } from './service/outbox.ts';
import { deleteOldCodes } from './store/messages.ts';

/** Wakes the delivery every second. */
export const deliver: Tick = {
  name: 'messages.deliver',
  everySeconds: 1,
  run: async (ctxOf, tenants) => {
    const [first] = await tenants.all();
    if (!first) return;
    const { database, clock } = ctxOf(first.tenantId);
    wakeOutbox(database, ctxOf, clock.now());
  },
};

const dayMs = 86_400_000;

/** Removes codes for phones after a day, once an hour; all else is swept by its declaration. */
export const sweep: Tick = {
  name: 'messages.sweep',
  everySeconds: 3600,
  run: async (ctxOf, tenants) => {
    for (const tenant of await tenants.all()) {
      const ctx = ctxOf(tenant.tenantId);
      const before = new Date(ctx.clock.now().getTime() - dayMs);
      await ctx.database.inTenant(ctx, (tx) => deleteOldCodes(tx, before));
    }
  },
};
