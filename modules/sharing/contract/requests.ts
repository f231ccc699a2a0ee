/** Asking for another department's data, and the owner's answer. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Condition, Conditions } from './conditions.ts';
import { requestStates } from './states.ts';
import { legalBases, mostRowsPerDay } from './words.ts';

const Text = Type.String();
const Key = Type.String({ maxLength: 40 });
const Day = Type.String({ format: 'date' });

/** A field of a resource, as those see it who ask for it. */
export const AskableField = Type.Object({
  key: Text,
  titleZh: Text,
  titleEn: Text,
  type: Text,
  personalClass: nullable(Text),
  maskable: Type.Boolean(),
  subject: Type.Boolean(),
});
export type AskableField = Static<typeof AskableField>;

/** A resource of the town and whether the asker's department may ask for it. */
export const AskableResource = Type.Object({
  id: Text,
  code: Text,
  titleZh: Text,
  titleEn: Text,
  ownerDepartmentId: Text,
  ownerZh: Text,
  ownerEn: Text,
  grade: oneOf(['open', 'conditional', 'closed']),
  /** Its rows stay at their source and are read there when used. */
  inPlace: Type.Boolean(),
  /** `own`: it is the department's own; `closed`: the owner shares it with nobody. */
  askable: oneOf(['yes', 'own', 'closed']),
  fields: Type.Array(AskableField),
});
export type AskableResource = Static<typeof AskableResource>;

/** What is asked for. */
export const RequestInput = Type.Object({
  resourceId: Id,
  purpose: Type.String({ maxLength: 500 }),
  basis: oneOf(legalBases),
  /** Which law, where the basis is another one; a number of a document or matter otherwise. */
  basisWords: Type.String({ maxLength: 200 }),
  fields: Type.Array(Key, { minItems: 1, maxItems: 200, uniqueItems: true }),
  conditions: Conditions,
  /** First and last day, as the town counts days. */
  fromDay: Day,
  untilDay: Day,
  rowsPerDay: Type.Integer({ minimum: 1, maximum: mostRowsPerDay }),
});
export type RequestInput = Static<typeof RequestInput>;

/** A request in a list. */
export const RequestRow = Type.Object({
  id: Text,
  number: Text,
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
  basis: oneOf(legalBases),
  fieldCount: Type.Integer(),
  state: oneOf(requestStates),
  fromDay: Text,
  untilDay: Text,
  rowsPerDay: Type.Integer(),
  askedAt: nullable(Instant),
  dueAt: nullable(Instant),
  overdue: Type.Boolean(),
  grantId: nullable(Text),
  createdAt: Instant,
  version: Type.Integer(),
});
export type RequestRow = Static<typeof RequestRow>;

/** What became of a field that was asked for. */
export const fieldAnswers = ['open', 'granted', 'masked', 'refused'] as const;

/** A request whole. */
export const RequestView = Type.Object({
  ...RequestRow.properties,
  basisWords: Text,
  fields: Type.Array(
    Type.Object({
      key: Text,
      titleZh: Text,
      titleEn: Text,
      personalClass: nullable(Text),
      maskable: Type.Boolean(),
      answer: oneOf(fieldAnswers),
    }),
  ),
  conditions: Type.Array(Condition),
  askedByName: Type.String(personal('people.people.name', 'staff')),
  decidedAt: nullable(Instant),
  decidedByName: nullable(Type.String(personal('people.people.name', 'staff'))),
  /** Reason of a refusal or revocation, or words to a grant. */
  answer: Text,
  /** Titles of the resource's fields, for words about conditions. */
  resourceFields: Type.Array(AskableField),
  grade: oneOf(['open', 'conditional', 'closed']),
  /** What whoever looks may do now. */
  acts: Type.Array(Text),
});
export type RequestView = Static<typeof RequestView>;

/** The owner's answer, field by field. */
export const DecisionInput = Type.Object({
  grant: Type.Boolean(),
  /** Every field asked for; what is not named is refused. */
  fields: Type.Array(Type.Object({ key: Key, answer: oneOf(['granted', 'masked', 'refused']) }), {
    maxItems: 200,
  }),
  /** Conditions of the owner, besides those asked for. */
  conditions: Conditions,
  /** Not later than asked. */
  untilDay: Day,
  /** Not more than asked. */
  rowsPerDay: Type.Integer({ minimum: 1, maximum: mostRowsPerDay }),
  /** A refusal needs its reason; a grant may say how the data is to be handled. */
  answer: Type.String({ maxLength: 500 }),
  version: Type.Integer(),
});
export type DecisionInput = Static<typeof DecisionInput>;

/** Deadlines of the town. */
export const Settings = Type.Object({
  /** Working days in which the owner answers a request. */
  answerWorkingDays: Type.Integer({ minimum: 1, maximum: 30 }),
  /** Working days in which the source answers a correction. */
  correctionWorkingDays: Type.Integer({ minimum: 1, maximum: 60 }),
  /** Working days before a deadline on which it is reminded of. */
  remindWorkingDays: Type.Integer({ minimum: 1, maximum: 10 }),
});
export type Settings = Static<typeof Settings>;

const one = Type.Object({ requestId: Id });
const faults = [
  'resource-closed',
  'resource-not-held',
  'resource-own',
  'resource-unknown',
  'own-department-missing',
  'words-short',
  'basis-words-missing',
  'shared-field-unknown',
  'condition-unfit',
  'period-unfit',
] as const;

export const requestOperations = defineApi('sharing', {
  resources: {
    method: 'GET',
    path: '/sharing/resources',
    summary: 'Resources of the town, their fields, and whether one may ask for them',
    permission: 'sharing.ask',
    reply: Type.Object({ items: Type.Array(AskableResource) }),
  },
  requests: {
    method: 'GET',
    path: '/sharing/requests',
    summary: 'Requests: of the own department, or those that it has to answer, newest first',
    permission: 'sharing.read',
    query: Type.Object({
      side: Type.Optional(oneOf(['asking', 'deciding', 'all'])),
      state: Type.Optional(oneOf(requestStates)),
      ...paging,
    }),
    reply: pageOf(RequestRow),
  },
  requestsSheet: {
    method: 'GET',
    path: '/sharing/requests/xlsx',
    summary: 'Requests within reach as XLSX',
    permission: 'sharing.read',
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  request: {
    method: 'GET',
    path: '/sharing/requests/:requestId',
    summary: 'One request whole',
    permission: 'sharing.read',
    params: one,
    reply: RequestView,
  },
  draftRequest: {
    method: 'POST',
    path: '/sharing/requests',
    summary: 'Begin a request; with `ask` it goes to the owner at once',
    permission: 'sharing.ask',
    body: Type.Object({ ...RequestInput.properties, ask: Type.Boolean() }),
    reply: RequestView,
    status: 201,
    idempotent: true,
    problems: [...faults],
  },
  changeRequest: {
    method: 'PUT',
    path: '/sharing/requests/:requestId',
    summary: 'Change a draft',
    permission: 'sharing.ask',
    params: one,
    body: Type.Object({ ...RequestInput.properties, version: Type.Integer() }),
    reply: RequestView,
    problems: [...faults, 'request-settled', 'changed-meanwhile'],
  },
  askRequest: {
    method: 'POST',
    path: '/sharing/requests/:requestId/ask',
    summary: 'Send a draft to the owner; an open resource is granted at once',
    permission: 'sharing.ask',
    params: one,
    reply: RequestView,
    problems: [...faults, 'request-settled'],
  },
  withdrawRequest: {
    method: 'POST',
    path: '/sharing/requests/:requestId/withdraw',
    summary: 'Take a request back before it is answered',
    permission: 'sharing.ask',
    params: one,
    reply: RequestView,
    problems: ['request-settled'],
  },
  decideRequest: {
    method: 'POST',
    path: '/sharing/requests/:requestId/decide',
    summary: 'Answer as the owner: field by field, masked or not, with conditions, or refuse',
    permission: 'sharing.decide',
    params: one,
    body: DecisionInput,
    reply: RequestView,
    problems: [
      'request-settled',
      'not-owner',
      'changed-meanwhile',
      'words-short',
      'nothing-granted',
      'field-not-asked',
      'field-not-maskable',
      'condition-leaks',
      'condition-unfit',
      'wider-than-asked',
    ],
  },
  settings: {
    method: 'GET',
    path: '/sharing/settings',
    summary: 'Deadlines of sharing in this town',
    permission: 'sharing.configure',
    reply: Settings,
  },
  saveSettings: {
    method: 'PUT',
    path: '/sharing/settings',
    summary: 'Change the deadlines of sharing',
    permission: 'sharing.configure',
    body: Settings,
    reply: Done,
  },
});
