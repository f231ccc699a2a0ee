/** Believable entries for the demo town. */
import type { DemoContext } from '#platform/module/index.ts';
import { enter } from './service.ts';

const entries = [
  { title: '示例一', quantity: 120 },
  { title: '示例二', quantity: 860 },
  { title: '示例三', quantity: 2400 },
];

/** Fills one town. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, async (tx) => {
    for (const entry of entries) await enter(tx, entry);
  });
}
