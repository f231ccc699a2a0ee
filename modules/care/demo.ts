/** Believable older people for the demo towns; the twin has a few of its own. */
import type { DemoContext } from '#platform/module/index.ts';
import { foundCare } from './catalogue/found.ts';
import { fillAllowances, fillChecks, fillServices } from './demo/days.ts';
import { fillElders } from './demo/elders.ts';

const fullCount = 180;
const fewCount = 8;

export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const isFull = historyCount > 0 && tenant.code === 'qingxi';
  await ctx.database.inTenant(ctx, async (tx) => {
    await foundCare(tx);
    const twin = tenant.code !== 'qingxi';
    const elders = await fillElders(tx, { count: isFull ? fullCount : fewCount, twin });
    if (!isFull) return;
    await fillChecks(tx, elders, 40);
    await fillAllowances(tx, elders);
    await fillServices(tx, elders);
  });
}
