/** The contract of the push door: sources of foreign JSON and how they are read. Browser-safe. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  oneOf,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const manage = 'push.manage';

/** A JSON pointer (RFC 6901); `^` before it begins at the whole message instead of at the item. */
const Pointer = Type.String({ maxLength: 200, pattern: '^\\^?(/.*)?$' });

/** Ways in which times are written. `local`: `YYYY-MM-DD HH:mm:ss` in Chinese standard time. */
export const timeFormats = ['iso', 'unixSeconds', 'unixMs', 'local'] as const;

/** One value of a message. value = raw × scale + offset */
export const MappedValue = Type.Object({
  /** Property of the model. */
  key: Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,39}$' }),
  path: Pointer,
  scale: Type.Optional(Type.Number()),
  offset: Type.Optional(Type.Number()),
  /** Foreign words and what they mean, e.g. `{ "OPEN": true }`. */
  words: Type.Optional(
    Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  ),
});

/** How a foreign message is read. */
export const Mapping = Type.Object({
  /** Where the list of items is; empty: the message itself, or each of its members when it is a list. */
  items: Pointer,
  /** Where an item names its device. */
  device: Pointer,
  /** Put before that name to make the device's external id. */
  devicePrefix: Type.Optional(Type.String({ maxLength: 40 })),
  time: Type.Optional(Type.Object({ path: Pointer, format: oneOf(timeFormats) })),
  values: Type.Array(MappedValue, { maxItems: 200 }),
  /** Values that come as a list of name and value: where it is, and what stands where in each. */
  list: Type.Optional(Type.Object({ path: Pointer, name: Pointer, value: Pointer })),
});
export type Mapping = Static<typeof Mapping>;

/** A source as it is listed. */
export const Source = Type.Object({
  id: Id,
  name: Type.String(),
  mapping: Mapping,
  active: Type.Boolean(),
  version: Type.Integer(),
  savedAt: Instant,
  savedByName: Type.String(),
  /** When a message was taken last; empty before the first. */
  lastAt: Type.String(),
});
export type Source = Static<typeof Source>;

const name = Type.String({ minLength: 1, maxLength: 60 });
const byId = Type.Object({ sourceId: Id });

/** What a message comes to, item by item. */
export const MappedItem = Type.Object({
  device: Type.String(),
  /** Empty: the time of arrival. */
  at: Type.String(),
  values: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
  /** What was not found or could not be read, and where it was looked for. */
  faults: Type.Array(
    Type.Object({ what: oneOf(['device', 'time', 'list'] as const), path: Type.String() }),
  ),
});

export const api = defineApi('push', {
  sources: {
    method: 'GET',
    path: '/push/sources',
    summary: 'The sources that may push, with their mappings',
    permission: manage,
    reply: Type.Object({ items: Type.Array(Source) }),
  },
  addSource: {
    method: 'POST',
    path: '/push/sources',
    summary: 'Add a source; its secret is shown this once',
    permission: manage,
    body: Type.Object({ name, mapping: Mapping }),
    reply: Type.Object({ id: Id, secret: Type.String() }),
  },
  saveSource: {
    method: 'PUT',
    path: '/push/sources/:sourceId',
    summary: 'Save the next version of a source',
    permission: manage,
    params: byId,
    body: Type.Object({
      name,
      mapping: Mapping,
      active: Type.Boolean(),
      version: Type.Integer({ minimum: 1 }),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['changed-meanwhile'],
  },
  renewSecret: {
    method: 'POST',
    path: '/push/sources/:sourceId/secret',
    summary: 'Give a source another secret; the one before ends at once',
    permission: manage,
    params: byId,
    reply: Type.Object({ secret: Type.String() }),
  },
  removeSource: {
    method: 'DELETE',
    path: '/push/sources/:sourceId',
    summary: 'Remove a source',
    permission: manage,
    params: byId,
    reply: Done,
  },
  tryMapping: {
    method: 'POST',
    path: '/push/try',
    summary: 'Read a sample with a mapping, without keeping anything',
    permission: manage,
    body: Type.Object({ mapping: Mapping, sample: Type.String({ maxLength: 100_000 }) }),
    reply: Type.Object({ items: Type.Array(MappedItem) }),
    problems: ['push-json'],
  },
});
