/** Shipped rules of the demo towns; their history follows when the scenes have placed devices. */
import type { DemoContext } from '#platform/module/index.ts';
import { manholeRules, silenceRules } from './demo/rules.ts';
import { addRulesIn } from './service/edit-rules.ts';

/** Fills one tenant of the demo county. Silence is only watched where devices speak. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const rules = historyCount > 0 ? [...manholeRules, ...silenceRules] : manholeRules;
  await ctx.database.inTenant(ctx, (tx) => addRulesIn(tx, rules));
}
