/** Work by the clock. */
import type { Tick } from '#platform/module/index.ts';
import { measureTown } from './service/quality/measure.ts';

const hour = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  hour12: false,
  timeZone: 'Asia/Shanghai',
});
/** From this local hour on, when the night's lists have come in. */
const fromHour = 5;

/** Measures the quality of what is held, once a day. */
export const measureDaily: Tick = {
  name: 'catalogue.measure',
  everySeconds: 600,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      if (kind !== 'town' || Number(hour.format(ctx.clock.now())) < fromHour) continue;
      await measureTown(ctx);
    }
  },
};
