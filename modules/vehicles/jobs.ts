/** What vehicles do by the clock: days of routes that have ended are judged. */
import type { Tick, TimerHandler } from '#platform/module/index.ts';
import { closeRouteDays, judgeVehicleDay, vehicleDays } from './service/route-days.ts';

export const timers: readonly TimerHandler[] = [
  {
    kind: vehicleDays.kind,
    handle: (tx, timer) => {
      const { subject, day } = vehicleDays.read(timer);
      return judgeVehicleDay(tx, subject, day);
    },
  },
];

export const closing: Tick = {
  name: 'vehicles.closeRouteDays',
  everySeconds: 600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind !== 'town') continue;
      const ctx = ctxOf(tenantId);
      await ctx.database.inTenant(ctx, closeRouteDays);
    }
  },
};
