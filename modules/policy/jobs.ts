/** What happens after a policy was published, and what is tidied by itself. */
import type { Listener, Tick } from '#platform/module/index.ts';
import { events } from './contract/index.ts';
import { deleteOldQuestions } from './store/search-care.ts';
import { tellFollowers } from './service/subscriptions.ts';

/** Tells those who follow a policy or its topic, once. */
export const followersTold: Listener = {
  name: 'policy.followersTold',
  events: [events.published, events.repealed],
  handle: tellFollowers,
};

const dayMs = 86_400_000;
const questionsKeptDays = 180;

/** Questions that nobody asked for half a year are forgotten. */
export const questionsForgotten: Tick = {
  name: 'policy.questionsForgotten',
  everySeconds: 86_400,
  run: async (ctxOf, tenants) => {
    for (const { tenantId } of await tenants.all()) {
      const ctx = ctxOf(tenantId);
      const before = new Date(ctx.clock.now().getTime() - questionsKeptDays * dayMs);
      await ctx.database.inTenant(ctx, (tx) => deleteOldQuestions(tx, before));
    }
  },
};
