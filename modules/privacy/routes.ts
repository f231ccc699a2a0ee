/** The handlers of the module of personal data. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { listKeys, turnKey } from './service/keys.ts';

export const handlers: Handlers<typeof api.operations> = {
  keys: async (ctx) => ({ items: await listKeys(ctx) }),
  turnKey: async (ctx) => ({ version: await turnKey(ctx) }),
};
