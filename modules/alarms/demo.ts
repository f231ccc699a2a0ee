/** Shipped rules of the demo towns; their history follows when the scenes have placed devices. */
import type { DemoContext } from '#platform/module/index.ts';
import { addShippedRules } from './service/shipped-rules.ts';

/** Fills one tenant of the demo county. Silence is only watched where devices speak. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town' || historyCount === 0) return;
  await ctx.database.inTenant(ctx, addShippedRules);
}
