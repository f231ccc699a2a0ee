/** One line an operation: API keys. */
import type { Handlers } from '#platform/module/index.ts';
import type { keyOperations } from '../contract/key-operations.ts';
import { addKey, listKeys, revokeKey } from '../service/keys.ts';

export const keyHandlers: Handlers<typeof keyOperations> = {
  keys: async (ctx, { query }) => ({ items: await listKeys(ctx, query.revoked === true) }),
  addKey: (ctx, { body }, call) => addKey(ctx, body, call.server),
  revokeKey: async (ctx, { params }) => {
    await revokeKey(ctx, params.keyId);
    return { done: true };
  },
};
