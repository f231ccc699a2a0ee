/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { modelFacts } from './store/corrections.ts';

export const handlers: Handlers<typeof api.operations> = {
  models: async (ctx) => {
    const rows = await ctx.database.inTenant(ctx, (tx) => modelFacts(tx));
    return { items: rows.map((row) => ({ ...row, trainedAt: row.trainedAt.toISOString() })) };
  },
};
