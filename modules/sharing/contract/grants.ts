/** Grants and their use: a table in the console, pages for keys, files, and who used what. */
import {
  defineApi,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Condition } from './conditions.ts';
import { grantStates } from './states.ts';
import { stopReasons, useOutcomes, useWays } from './words.ts';

const Text = Type.String();
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A grant in a list. */
export const GrantRow = Type.Object({
  id: Text,
  /** The number of the request that it answers. */
  number: Text,
  requestId: Text,
  resourceId: Text,
  resourceZh: Text,
  resourceEn: Text,
  departmentId: Text,
  departmentZh: Text,
  departmentEn: Text,
  ownerDepartmentId: Text,
  ownerZh: Text,
  ownerEn: Text,
  purpose: Type.String(personal('sharing.requests.purpose', 'staff')),
  state: oneOf(grantStates),
  fieldCount: Type.Integer(),
  maskedCount: Type.Integer(),
  rowsPerDay: Type.Integer(),
  fromAt: Instant,
  untilAt: Instant,
  endedAt: nullable(Instant),
  uses: Type.Integer(),
  rowsUsed: Type.Integer(),
  lastUsedAt: nullable(Instant),
});
export type GrantRow = Static<typeof GrantRow>;

/** A granted field. */
export const GrantedField = Type.Object({
  key: Text,
  titleZh: Text,
  titleEn: Text,
  type: Text,
  masked: Type.Boolean(),
});
export type GrantedField = Static<typeof GrantedField>;

/** A grant whole. */
export const GrantView = Type.Object({
  ...GrantRow.properties,
  fields: Type.Array(GrantedField),
  conditions: Type.Array(Condition),
  /** Titles of the fields that conditions name, by key. */
  conditionTitles: Type.Array(Type.Object({ key: Text, titleZh: Text, titleEn: Text })),
  /** How the owner wants the data handled; why it ended. */
  words: Text,
  rowsToday: Type.Integer(),
  usable: Type.Boolean(),
  /** Rows stay at their source and are read there at each use. */
  inPlace: Type.Boolean(),
  hasPlaces: Type.Boolean(),
  acts: Type.Array(Text),
});
export type GrantView = Static<typeof GrantView>;

/** One granted row. What a field holds is already masked where the grant says so. */
export const SharedRow = Type.Object({
  /** Names the row within this grant, for corrections and matters; says nothing by itself. */
  ref: Text,
  values: Type.Unsafe<Readonly<Record<string, string | number | boolean | null>>>({
    type: 'object',
    additionalProperties: true,
  }),
});
export type SharedRow = Static<typeof SharedRow>;

/** A page of granted rows. */
export const RowsPage = Type.Object({
  items: Type.Array(SharedRow),
  nextCursor: nullable(Text),
  fields: Type.Array(GrantedField),
  /** Rows that may still be read today. */
  rowsLeftToday: Type.Integer(),
  /** When the resource was last renewed. */
  untilAt: Instant,
});
export type RowsPage = Static<typeof RowsPage>;

/** One use of a grant. */
export const UseRow = Type.Object({
  id: Text,
  grantId: Text,
  number: Text,
  resourceZh: Text,
  resourceEn: Text,
  departmentZh: Text,
  departmentEn: Text,
  ownerZh: Text,
  ownerEn: Text,
  userName: Type.String(personal('people.people.name', 'staff')),
  byKey: Type.Boolean(),
  way: oneOf(useWays),
  fieldsZh: Type.Array(Text),
  fieldsEn: Type.Array(Text),
  rows: Type.Integer(),
  outcome: oneOf(useOutcomes),
  stoppedBy: nullable(oneOf(stopReasons)),
  usedAt: Instant,
});
export type UseRow = Static<typeof UseRow>;

/** An interface: a grant as other systems use it. */
export const InterfaceRow = Type.Object({
  grantId: Text,
  number: Text,
  resourceZh: Text,
  resourceEn: Text,
  departmentId: Text,
  departmentZh: Text,
  departmentEn: Text,
  untilAt: Instant,
  rowsPath: Text,
  parquetPath: Text,
  /** Null where the grant holds no places. */
  featuresPath: nullable(Text),
  /** The last uses by a key, newest first. */
  uses: Type.Array(
    Type.Object({
      userName: Type.String(notPersonal('name of an API key')),
      way: oneOf(useWays),
      rows: Type.Integer(),
      usedAt: Instant,
      outcome: oneOf(useOutcomes),
    }),
  ),
});
export type InterfaceRow = Static<typeof InterfaceRow>;

const one = Type.Object({ grantId: Id });
const closed = ['grant-ended', 'grant-not-yet', 'grant-foreign', 'volume-reached'] as const;
/** The lake, or a source in which rows stay. */
const unread = ['source-failed', 'source-away', 'source-slow', 'source-changed'] as const;
const Where = Type.Optional(
  Type.String({
    maxLength: 4000,
    description:
      'Conditions as a JSON list of {key, op, value}; op is equals, startsWith, in, atLeast or atMost. Only fields that were granted unmasked can be asked for.',
  }),
);
const whole = { where: Where };
const file = {
  method: 'GET',
  permission: 'sharing.use',
  params: one,
  query: Type.Object(whole),
  reply: Type.Unsafe<never>({}),
  streamed: true,
  problems: [
    ...closed,
    'volume-short',
    'field-not-granted',
    'field-masked',
    'where-unreadable',
    ...unread,
    'live-too-many',
  ],
} as const;

export const grantOperations = defineApi('sharing', {
  grants: {
    method: 'GET',
    path: '/sharing/grants',
    summary: 'Grants that the own department received or gave, newest first',
    permission: 'sharing.read',
    query: Type.Object({
      side: Type.Optional(oneOf(['received', 'given', 'all'])),
      state: Type.Optional(oneOf(grantStates)),
      ...paging,
    }),
    reply: pageOf(GrantRow),
  },
  grant: {
    method: 'GET',
    path: '/sharing/grants/:grantId',
    summary: 'One grant whole',
    permission: 'sharing.read',
    params: one,
    reply: GrantView,
  },
  revokeGrant: {
    method: 'POST',
    path: '/sharing/grants/:grantId/revoke',
    summary: 'End a grant at once, as the owner; what is being downloaded stops',
    permission: 'sharing.decide',
    params: one,
    body: Type.Object({ reason: Type.String({ maxLength: 500 }) }),
    reply: GrantView,
    problems: ['request-settled', 'not-owner', 'words-short'],
  },
  giveBackGrant: {
    method: 'POST',
    path: '/sharing/grants/:grantId/give-back',
    summary: 'End a grant that is not needed any more',
    permission: 'sharing.ask',
    params: one,
    reply: GrantView,
    problems: ['request-settled', 'grant-foreign'],
  },
  rows: {
    method: 'GET',
    path: '/sharing/grants/:grantId/rows',
    summary:
      'Granted rows by pages: fields, rows and masks as granted; every call is kept and shown to the owner and to the people concerned',
    permission: 'sharing.use',
    params: one,
    query: Type.Object({
      ...whole,
      cursor: Type.Optional(Type.String({ maxLength: 2000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 50 })),
    }),
    reply: RowsPage,
    problems: [
      ...closed,
      'field-not-granted',
      'field-masked',
      'where-unreadable',
      'cursor-unreadable',
      ...unread,
    ],
  },
  rowsCsv: {
    ...file,
    path: '/sharing/grants/:grantId/rows/csv',
    summary:
      'All granted rows as CSV (UTF-8). When the grant ends meanwhile the last line says so and the connection breaks',
    file: 'text/csv; charset=utf-8',
  },
  rowsSheet: {
    ...file,
    path: '/sharing/grants/:grantId/rows/xlsx',
    summary: 'All granted rows as XLSX, at most 200,000',
    file: sheet,
    problems: [...file.problems, 'too-many-rows'],
  },
  rowsParquet: {
    ...file,
    path: '/sharing/grants/:grantId/rows/parquet',
    summary: 'All granted rows as Parquet; the connection breaks when the grant ends meanwhile',
    file: 'application/vnd.apache.parquet',
  },
  uses: {
    method: 'GET',
    path: '/sharing/uses',
    summary: 'Who used what: of grants that the own department gave or received, newest first',
    permission: 'sharing.read',
    query: Type.Object({
      grantId: Type.Optional(Id),
      side: Type.Optional(oneOf(['received', 'given', 'all'])),
      ...paging,
    }),
    reply: pageOf(UseRow),
  },
  usesSheet: {
    method: 'GET',
    path: '/sharing/uses/xlsx',
    summary: 'The newest 10,000 uses within reach as XLSX',
    permission: 'sharing.read',
    reply: Type.Unsafe<never>({}),
    file: sheet,
  },
  interfaces: {
    method: 'GET',
    path: '/sharing/interfaces',
    summary: 'Addresses under which granted data is read by other systems, and their last uses',
    permission: 'sharing.read',
    reply: Type.Object({ items: Type.Array(InterfaceRow) }),
  },
});
