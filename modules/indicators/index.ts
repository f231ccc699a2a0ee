/** The door of the module of indicators. */
import type { Ctx } from '#platform/context/index.ts';
import { sourcesIn } from './jobs.ts';
import { keepUp, keepUpMonths } from './service/keep-up.ts';

export { sourcesIn } from './jobs.ts';

/** Sums everything that waits, days and months; the keeper does it by itself a moment after each event. */
export async function sumNow(ctx: Ctx): Promise<void> {
  const sources = sourcesIn(ctx.database);
  await keepUp(ctx, sources);
  while ((await keepUpMonths(ctx, sources)) > 0);
}
