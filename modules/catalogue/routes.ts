/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { resourcesOf } from './service/resources.ts';

export const handlers: Handlers<typeof api.operations> = {
  list: async (ctx) => ({
    items: (await ctx.database.inTenant(ctx, (tx) => resourcesOf(tx))).map((one) => ({
      ...one,
      fields: [...one.fields],
      keyFields: [...one.keyFields],
    })),
  }),
};
