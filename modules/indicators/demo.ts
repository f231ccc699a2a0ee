/** Shipped indicators and the roll-ups of the demo's history. */
import type { DemoContext } from '#platform/module/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { beginCounting, sourcesIn } from './jobs.ts';
import { plusDays } from './rules/period.ts';
import type { Sources } from './service/book.ts';
import { ensureShipped } from './service/edit.ts';
import { fillSource } from './service/keep-up.ts';
import { pastSnapshots } from './service/night.ts';

/** Days whose ends are worked out from the history, so that trends of open cases have a past. */
const pastDays = 60;
/** Sources that are summed at the same time, each on a connection and a processor of its own. */
const sideBySide = 2;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  if (historyCount === 0) return ctx.database.inTenant(ctx, beginCounting);
  const sources = sourcesIn(ctx.database);
  await ctx.database.inTenant(ctx, (tx) => ensureShipped(tx, sources.seeds));
  await sumHistory(ctx, sources);
}

async function sumHistory(ctx: Ctx, sources: Sources): Promise<void> {
  const today = localDay(ctx.clock.now());
  const days = Array.from({ length: pastDays }, (_, index) => plusDays(today, index - pastDays));
  const works = [...sources.facts.values()].map((source) => (tx: Tx) => fillSource(tx, source));
  works.push((tx) => pastSnapshots(tx, sources, days));
  const lane = async (): Promise<void> => {
    for (let work = works.shift(); work; work = works.shift())
      await ctx.database.inTenant(ctx, work);
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
}
