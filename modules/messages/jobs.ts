/** Timed work: sending, and removing what is no longer needed. */
import type { Tick } from '#platform/module/index.ts';
import { wakeOutbox } from './service/outbox.ts';
import { deleteOld } from './store/messages.ts';

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
const keepDays = 400;

/** Removes messages after their time, once an hour. */
export const sweep: Tick = {
  name: 'messages.sweep',
  everySeconds: 3600,
  run: async (ctxOf, tenants) => {
    for (const tenant of await tenants.all()) {
      const ctx = ctxOf(tenant.tenantId);
      const now = ctx.clock.now().getTime();
      const before = {
        messages: new Date(now - keepDays * dayMs),
        phoneCodes: new Date(now - dayMs),
      };
      await ctx.database.inTenant(ctx, (tx) => deleteOld(tx, before));
    }
  },
};
