/** What can be done with master records. Browser-safe. */
import {
  defineApi,
  Done,
  Id,
  notPersonal,
  oneOf,
  pageOf,
  paging,
  Type,
} from '#platform/contract/index.ts';
import { aliasOperations } from './aliases.ts';
import { entityKinds, listCodes } from './kinds.ts';
import { settingOperations } from './settings.ts';
import {
  ActView,
  EntityFile,
  EntityRow,
  ListRow,
  ListView,
  PairFile,
  PairRow,
  StateView,
} from './shapes.ts';

export * from './aliases.ts';
export * from './kinds.ts';
export * from './settings.ts';
export * from './shapes.ts';

const Kind = oneOf(entityKinds);
const Reason = Type.String({ minLength: 1, maxLength: 300 });
/** A village by its name; `-` for records that name none. */
const Village = Type.Optional(Type.String({ minLength: 1, maxLength: 40 }));
const EntityId = Type.Object({ entityId: Id });

export const api = defineApi('records', {
  state: {
    method: 'GET',
    path: '/records/state',
    summary: 'How many records there are, what is in doubt, what was learned',
    permission: 'records.sources',
    reply: StateView,
  },
  entities: {
    method: 'GET',
    path: '/records/entities',
    summary: 'Records of a kind, in the order of their numbers',
    permission: 'records.read',
    query: Type.Object({
      kind: Kind,
      village: Village,
      ...paging,
    }),
    reply: pageOf(EntityRow),
  },
  villages: {
    method: 'GET',
    path: '/records/villages',
    summary: 'How many records of a kind each village within reach has; an empty name: none named',
    permission: 'records.read',
    query: Type.Object({ kind: Kind }),
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          village: Type.String(notPersonal('a village')),
          entities: Type.Integer(),
        }),
      ),
    }),
  },
  find: {
    method: 'POST',
    path: '/records/find',
    summary: 'Find by name, or exactly by identity number or telephone',
    permission: 'records.read',
    body: Type.Object({ kind: Kind, words: Type.String({ minLength: 1, maxLength: 60 }) }),
    reply: Type.Object({
      items: Type.Array(EntityRow),
      by: oneOf(['name', 'identityNumber', 'phone']),
    }),
  },
  entity: {
    method: 'GET',
    path: '/records/entities/:entityId',
    summary: 'A record: values with their origin, rows, ties, history',
    permission: 'records.read',
    params: EntityId,
    reply: EntityFile,
    problems: ['record-unknown'],
  },
  merge: {
    method: 'POST',
    path: '/records/entities/:entityId/merge',
    summary: 'Bring another record into this one',
    permission: 'records.review',
    params: EntityId,
    body: Type.Object({ otherId: Id, reason: Reason, version: Type.Integer() }),
    reply: ActView,
    problems: [
      'reach-too-small',
      'record-unknown',
      'record-not-live',
      'kinds-differ',
      'same-record',
      'changed-meanwhile',
    ],
  },
  split: {
    method: 'POST',
    path: '/records/entities/:entityId/split',
    summary: 'Take rows out of a record into one of their own',
    permission: 'records.review',
    params: EntityId,
    body: Type.Object({
      memberIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
      reason: Reason,
      version: Type.Integer(),
    }),
    reply: ActView,
    problems: [
      'reach-too-small',
      'record-unknown',
      'record-not-live',
      'split-empty',
      'changed-meanwhile',
    ],
  },
  undo: {
    method: 'POST',
    path: '/records/acts/:actId/undo',
    summary: 'Undo a merge or split: every row goes back to where it was',
    permission: 'records.review',
    params: Type.Object({ actId: Id }),
    body: Type.Object({ reason: Reason }),
    reply: ActView,
    problems: ['reach-too-small', 'act-unknown', 'act-undone', 'act-overtaken'],
  },
  pairs: {
    method: 'GET',
    path: '/records/pairs',
    summary: 'Doubtful pairs, the likeliest first',
    permission: 'records.review',
    query: Type.Object({
      state: oneOf(['open', 'later', 'same', 'different']),
      ...paging,
    }),
    reply: pageOf(PairRow),
    problems: ['reach-too-small'],
  },
  pair: {
    method: 'GET',
    path: '/records/pairs/:pairId',
    summary: 'A doubtful pair side by side, whole; the look is noted',
    permission: 'records.review',
    params: Type.Object({ pairId: Id }),
    reply: PairFile,
    problems: ['reach-too-small', 'pair-unknown'],
  },
  judge: {
    method: 'POST',
    path: '/records/pairs/:pairId/judge',
    summary: 'Say of a doubtful pair that it is the same, is not, or comes later',
    permission: 'records.review',
    params: Type.Object({ pairId: Id }),
    body: Type.Object({
      verdict: oneOf(['same', 'different', 'later']),
      reason: Type.Optional(Type.String({ maxLength: 300 })),
      version: Type.Integer(),
    }),
    reply: PairRow,
    problems: ['reach-too-small', 'pair-unknown', 'pair-judged', 'changed-meanwhile'],
  },
  lists: {
    method: 'GET',
    path: '/records/lists',
    summary: 'Special lists with their grade',
    permission: 'records.read',
    reply: Type.Object({ items: Type.Array(ListView) }),
  },
  list: {
    method: 'GET',
    path: '/records/lists/:code',
    summary: 'Who is on a special list, and who says so',
    permission: 'records.read',
    params: Type.Object({ code: oneOf(listCodes) }),
    query: Type.Object({ village: Village, ...paging }),
    reply: pageOf(ListRow),
    problems: ['list-closed'],
  },
  listSheet: {
    method: 'GET',
    path: '/records/lists/:code/xlsx',
    summary: 'A special list as XLSX, masked as on the page',
    permission: 'records.read',
    params: Type.Object({ code: oneOf(listCodes) }),
    query: Type.Object({ village: Village }),
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['list-closed'],
  },
  enlist: {
    method: 'POST',
    path: '/records/lists/:code/entries',
    summary: 'Put somebody on a special list by hand',
    permission: 'records.lists',
    params: Type.Object({ code: oneOf(listCodes) }),
    body: Type.Object({ entityId: Id, note: Type.String({ maxLength: 200 }) }),
    reply: Done,
    status: 201,
    problems: ['record-unknown', 'already-listed'],
  },
  strike: {
    method: 'DELETE',
    path: '/records/lists/:code/entries/:entryId',
    summary: 'Take somebody off a special list again',
    permission: 'records.lists',
    params: Type.Object({ code: oneOf(listCodes), entryId: Id }),
    reply: Done,
    problems: ['entry-unknown'],
  },
  ...settingOperations.operations,
  ...aliasOperations.operations,
});
