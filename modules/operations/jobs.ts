/** Work by the clock. */
import type { Tick } from '#platform/module/index.ts';
import { watch } from './service/health.ts';

/** Looks after everything each five minutes and tells the operators of every town. */
export const watching: Tick = {
  name: 'operations.watch',
  everySeconds: 300,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind === 'town') await watch(ctxOf(tenantId));
    }
  },
};
