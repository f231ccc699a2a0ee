/** The shipped models and the groups of the demo towns. Devices are added by the scenes that use them. */
import type { DemoContext } from '#platform/module/index.ts';
import { shippedModels } from './catalogue/index.ts';
import { saveModels } from './service/models.ts';

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, (tx) => saveModels(tx, shippedModels, '随系统提供'));
}
