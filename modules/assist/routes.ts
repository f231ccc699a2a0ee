/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract.ts';
import { createEntry, listEntries, oneEntry } from './service.ts';

export const handlers: Handlers<typeof api.operations> = {
  list: (ctx, { query }) => listEntries(ctx, query),
  one: (ctx, { params }) => oneEntry(ctx, params.entryId),
  create: (ctx, { body }, call) => createEntry(ctx, body, call.idempotencyKey),
};
