/** Shipped indicators and the roll-ups of the demo's history. */
import type { DemoContext } from '#platform/module/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { beginCounting, sourcesIn } from './jobs.ts';
import { plusDays } from './rules/period.ts';
import { pastSnapshots } from './service/night.ts';

/** Days whose ends are worked out from the history, so that trends of open cases have a past. */
const pastDays = 60;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const sources = sourcesIn(ctx.database);
  await ctx.database.inTenant(ctx, async (tx) => {
    await beginCounting(tx);
    if (historyCount === 0) return;
    const today = localDay(ctx.clock.now());
    const days = Array.from({ length: pastDays }, (_, index) => plusDays(today, index - pastDays));
    await pastSnapshots(tx, sources, days);
  });
}
