/** What the module Assisted service offers over HTTP. */
import {
  defineApi,
  Id,
  Instant,
  oneOf,
  pageOf,
  paging,
  type Static,
  Type,
} from '#platform/contract/index.ts';

/** Where an entry stands: taken as it is, or to be looked at by a second pair of eyes. */
export const entryStates = ['accepted', 'toReview'] as const;
export type EntryState = (typeof entryStates)[number];

/** An entry as lists and pages show it. */
export const Entry = Type.Object({
  id: Type.String(),
  title: Type.String(),
  /** In whole units of what is counted. */
  quantity: Type.Integer(),
  state: oneOf(entryStates),
  createdAt: Instant,
});
export type Entry = Static<typeof Entry>;

/** What is entered. */
export const EntryInput = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 100 }),
  quantity: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
});
export type EntryInput = Static<typeof EntryInput>;

/** The operations. */
export const api = defineApi('assist', {
  list: {
    method: 'GET',
    path: '/assist/entries',
    summary: 'Entries, newest first, with the number in each state',
    permission: 'assist.read',
    query: Type.Object(paging),
    reply: Type.Object({
      ...pageOf(Entry).properties,
      totals: Type.Array(Type.Object({ state: oneOf(entryStates), count: Type.Integer() })),
    }),
  },
  one: {
    method: 'GET',
    path: '/assist/entries/:entryId',
    summary: 'One entry',
    permission: 'assist.read',
    params: Type.Object({ entryId: Id }),
    reply: Entry,
    problems: ['not-found'],
  },
  create: {
    method: 'POST',
    path: '/assist/entries',
    summary: 'Enter something',
    permission: 'assist.create',
    body: EntryInput,
    reply: Entry,
    status: 201,
    idempotent: true,
    problems: ['assist-title-blank'],
  },
});

/** `assist.created`: payload `{ state }`; the subject is the entry's id. */
export const events = { created: 'assist.created' } as const;
