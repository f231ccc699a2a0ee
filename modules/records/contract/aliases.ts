/** Old house numbers and names of common speech: what the same place is called now. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  notPersonal,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';

const place = 'a place, not where somebody lives';

/** An alias as it is entered. */
export const AliasInput = Type.Object({
  /** With a door one address (`石桥村3组旧312号`), without one a road or group with all its doors (`老街`). */
  was: Type.String({ minLength: 2, maxLength: 80, ...notPersonal(place) }),
  now: Type.String({ minLength: 2, maxLength: 80, ...notPersonal(place) }),
  note: Type.String({ maxLength: 200 }),
});
export type AliasInput = Static<typeof AliasInput>;

/** An alias. */
export const AliasView = Type.Object({
  id: Id,
  was: Type.String(notPersonal(place)),
  now: Type.String(notPersonal(place)),
  note: Type.String(),
  /** Whether it stands for one door, or for a road or group with all its doors. */
  isDoor: Type.Boolean(),
  savedByName: Type.String(personal('people.people.name', 'staff')),
  savedAt: Instant,
});
export type AliasView = Static<typeof AliasView>;

export const aliasOperations = defineApi('records', {
  aliases: {
    method: 'GET',
    path: '/records/address-aliases',
    summary: 'Old house numbers and names of common speech, in the order of their names',
    permission: 'records.sources',
    query: Type.Object({ words: Type.Optional(Type.String({ maxLength: 40 })), ...paging }),
    reply: pageOf(AliasView),
  },
  saveAliases: {
    method: 'POST',
    path: '/records/address-aliases',
    summary: 'Add aliases, or change those of the same old name; rows are matched anew',
    permission: 'records.addresses',
    body: Type.Object({ items: Type.Array(AliasInput, { minItems: 1, maxItems: 500 }) }),
    reply: Type.Object({
      added: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
    }),
    problems: ['aliases-faulty'],
  },
  removeAlias: {
    method: 'DELETE',
    path: '/records/address-aliases/:aliasId',
    summary: 'Remove an alias; records that were brought together by it stay together',
    permission: 'records.addresses',
    params: Type.Object({ aliasId: Id }),
    reply: Done,
    problems: ['alias-unknown'],
  },
  aliasSheet: {
    method: 'GET',
    path: '/records/address-aliases/xlsx',
    summary: 'All aliases as XLSX',
    permission: 'records.sources',
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
});
