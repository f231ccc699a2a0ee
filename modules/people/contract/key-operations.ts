/** Operations of API keys: the accounts of other systems. */
import { Done, Id, Instant, nullable, type Static, Type } from '#platform/contract/index.ts';

const rights = 'people.rights';

/** Longest life of a key, days: it must be looked at again once a year. */
export const longestKeyDays = 366;

/** An API key as the list shows it; the key itself is kept nowhere. */
export const KeyRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Its first signs. */
  hint: Type.String(),
  permissions: Type.Array(Type.String()),
  departmentId: nullable(Type.String()),
  villageId: nullable(Type.String()),
  createdAt: Type.String(),
  createdByName: Type.String(),
  expiresAt: nullable(Type.String()),
  lastUsedAt: nullable(Type.String()),
  revokedAt: nullable(Type.String()),
});
export type KeyRow = Static<typeof KeyRow>;

/** What a new key may do, how far it reaches and how long. */
export const KeyInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 60 }),
  permissions: Type.Array(Type.String({ maxLength: 60 }), {
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
  }),
  departmentId: nullable(Id),
  villageId: nullable(Id),
  expiresAt: Instant,
});
export type KeyInput = Static<typeof KeyInput>;

export const keyOperations = {
  keys: {
    method: 'GET',
    path: '/api-keys',
    summary: 'API keys of other systems, newest first',
    permission: rights,
    query: Type.Object({ revoked: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({ items: Type.Array(KeyRow) }),
  },
  addKey: {
    method: 'POST',
    path: '/api-keys',
    summary: 'Make an API key; it is shown this once',
    permission: rights,
    dangerous: true,
    body: KeyInput,
    reply: Type.Object({ id: Type.String(), key: Type.String() }),
    status: 201,
    problems: ['duties-conflict', 'key-permission-unfit', 'key-life-unfit', 'not-found'],
  },
  revokeKey: {
    method: 'DELETE',
    path: '/api-keys/:keyId',
    summary: 'Revoke an API key at once',
    permission: rights,
    params: Type.Object({ keyId: Id }),
    reply: Done,
    problems: ['not-found'],
  },
} as const;
