/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { addFence, removeFence, saveFence } from './service/edit.ts';
import { fenceChoices, happeningsFile, listFences, listHappenings } from './service/views.ts';

export const handlers: Handlers<(typeof api)['operations']> = {
  list: (ctx) => listFences(ctx),
  choices: (ctx) => fenceChoices(ctx),
  add: (ctx, { body }) => addFence(ctx, body),
  save: (ctx, { params, body }) => saveFence(ctx, params.fenceId, body),
  remove: async (ctx, { params, query }) => {
    await removeFence(ctx, params.fenceId, query.version);
    return { done: true };
  },
  happenings: (ctx, { query }) => listHappenings(ctx, query),
  happeningsFile: (ctx, { query }) => happeningsFile(ctx, query),
};
