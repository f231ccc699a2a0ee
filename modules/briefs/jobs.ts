/** Work by the clock. */
import type { Tick } from '#platform/module/index.ts';
import { keepSchedule } from './service/by-schedule.ts';

/** Composes and issues what is due, in every town. */
export const schedule: Tick = {
  name: 'briefs.schedule',
  everySeconds: 30,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind === 'town') await keepSchedule(ctxOf(tenantId));
    }
  },
};
