/** One line an operation: who may do what, and why. */
import type { Handlers } from '#platform/module/index.ts';
import type { rightsOperations } from '../contract/rights-operations.ts';
import { exportRights, listRights } from '../service/rights.ts';
import { whyMay, whySees, whySubjects } from '../service/why.ts';

export const rightsHandlers: Handlers<typeof rightsOperations> = {
  rights: async (ctx, { query }, call) => ({
    items: await listRights(ctx, query, call.server.manifests),
  }),
  exportRights: (ctx, _, call) => exportRights(ctx, call.server.manifests),
  whyMay: (ctx, { query }, call) => whyMay(ctx, query, call.server.manifests),
  whySubjects: (_ctx, _, call) => Promise.resolve({ items: whySubjects(call.server.slots) }),
  whySees: (ctx, { query }, call) => whySees(ctx, query, call.server),
};
