/** Calendars of the demo county: Qingxi holds its market on lunar threes, sixes and nines. */
import { demoMarketRules } from '#demo/history/rhythm.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { type OwnCalendar, setUpCalendar } from './service/set-up.ts';

const own: Readonly<Record<string, OwnCalendar>> = {
  qingxi: { marketRules: demoMarketRules },
  baisha: { marketRules: [{ kind: 'lunarEndings', endings: [1, 6] }] },
};

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  await ctx.database.inTenant(ctx, (tx) => setUpCalendar(tx, own[tenant.code] ?? {}));
}
