/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { healthOf } from './service/health.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  health: async (ctx) => ({ at: ctx.clock.now().toISOString(), items: await healthOf(ctx) }),
};
