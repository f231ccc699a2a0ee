/** What the module of personal data offers over HTTP. Browser-safe. */
import { defineApi, Type } from '#platform/contract/index.ts';
import { KeyState } from './shapes.ts';

export * from './shapes.ts';

export const api = defineApi('privacy', {
  keys: {
    method: 'GET',
    path: '/privacy/keys',
    summary: "The town's data keys: which seals, which still open, which were destroyed.",
    permission: 'privacy.keys',
    reply: Type.Object({ items: Type.Array(KeyState) }),
  },
  turnKey: {
    method: 'POST',
    path: '/privacy/keys',
    summary:
      'Makes a new data key; what former keys sealed is sealed anew while everything goes on.',
    permission: 'privacy.keys',
    reply: Type.Object({ version: Type.Integer() }),
    status: 201,
  },
});
