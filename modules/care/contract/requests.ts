/** Home care and meals: services, requests, plans. */
import {
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { byElder, Day, Minute, sheetType, Version } from './elders.ts';
import { requestStates } from './states.ts';
import { careTasks, serviceKinds } from './words.ts';

const Text = Type.String();
const Weekdays = Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
  maxItems: 7,
  uniqueItems: true,
});
const Colleague = Type.String(personal('people.people.name', 'staff'));

export const ServiceInput = Type.Object({
  kind: oneOf(serviceKinds),
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 60 }),
  hintZh: Type.String({ maxLength: 100 }),
  hintEn: Type.String({ maxLength: 200 }),
  categoryCode: Type.String({ maxLength: 20 }),
  departmentId: nullable(Id),
  priceFen: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  minutes: Type.Integer({ minimum: 5, maximum: 480 }),
  tasks: Type.Array(oneOf(careTasks), { maxItems: 10, uniqueItems: true }),
  position: Type.Integer({ minimum: 0, maximum: 999 }),
  active: Type.Boolean(),
});
export type ServiceInput = Static<typeof ServiceInput>;

export const Service = Type.Object({
  ...ServiceInput.properties,
  code: Text,
  version: Type.Integer(),
});
export type Service = Static<typeof Service>;

/** What somebody asks for. */
export const RequestInput = Type.Object({
  serviceCode: Type.String({ maxLength: 40 }),
  day: Day,
  minute: Minute,
  weekdays: Type.Optional(Weekdays),
  words: Type.String({ maxLength: 500 }),
});
export type RequestInput = Static<typeof RequestInput>;

export const RequestRow = Type.Object({
  id: Text,
  number: Type.Integer(),
  elderId: Text,
  name: Type.String(personal('care.elders.name')),
  villageZh: Text,
  villageEn: Text,
  serviceCode: Text,
  serviceZh: Text,
  serviceEn: Text,
  askedAs: oneOf(['self', 'family', 'clerk']),
  words: Type.String(personal('care.requests.words')),
  day: Text,
  minute: Type.Integer(),
  weekdays: Type.Array(Type.Integer()),
  state: oneOf(requestStates),
  caseId: Text,
  caseNumber: Text,
  dueAt: nullable(Instant),
  askedAt: Instant,
  settledAt: nullable(Instant),
  reason: Text,
  version: Type.Integer(),
});
export type RequestRow = Static<typeof RequestRow>;

export const PlanInput = Type.Object({
  serviceCode: Type.String({ maxLength: 40 }),
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), {
    minItems: 1,
    maxItems: 7,
    uniqueItems: true,
  }),
  minute: Minute,
  carerId: nullable(Id),
  fromDay: Day,
  untilDay: nullable(Day),
  pausedFrom: nullable(Day),
  pausedUntil: nullable(Day),
});
export type PlanInput = Static<typeof PlanInput>;

export const PlanRow = Type.Object({
  ...PlanInput.properties,
  id: Text,
  elderId: Text,
  name: Type.String(personal('care.elders.name')),
  serviceZh: Text,
  serviceEn: Text,
  carerName: Colleague,
  state: oneOf(['live', 'ended']),
  version: Type.Integer(),
});
export type PlanRow = Static<typeof PlanRow>;

const byRequest = Type.Object({ requestId: Id });
const byPlan = Type.Object({ planId: Id });
const Reason = Type.String({ minLength: 2, maxLength: 300 });
const planProblems = [
  'care-service-unknown',
  'day-unfit',
  'pause-unfit',
  'carer-unknown',
  'elder-ended',
];

export const requestOperations = {
  services: {
    method: 'GET',
    path: '/care/services',
    summary: 'Kinds of help that can be asked for',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({ items: Type.Array(Service) }),
  },
  saveService: {
    method: 'PUT',
    path: '/care/services/:code',
    summary: 'Add or change a kind of help',
    permission: 'care.configure',
    params: Type.Object({ code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' }) }),
    body: Type.Object({
      ...ServiceInput.properties,
      version: Type.Integer({ minimum: 0, description: '0: a new one' }),
    }),
    reply: Service,
    problems: ['changed-meanwhile', 'care-category-unknown'],
  },
  requests: {
    method: 'GET',
    path: '/care/requests',
    summary: 'Requests within reach: open ones by deadline, then the newest',
    permission: 'care.read',
    query: Type.Object({ state: Type.Optional(oneOf(requestStates)) }),
    reply: Type.Object({ items: Type.Array(RequestRow) }),
  },
  requestsSheet: {
    method: 'GET',
    path: '/care/requests/file',
    summary: 'The same as XLSX, masked',
    permission: 'care.read',
    query: Type.Object({ state: Type.Optional(oneOf(requestStates)) }),
    reply: Type.Unknown(),
    file: sheetType,
  },
  addRequest: {
    method: 'POST',
    path: '/care/elders/:elderId/requests',
    summary: 'Ask for help for an older person at the window or by telephone',
    permission: 'care.arrange',
    onBehalf: 'care',
    params: byElder,
    body: RequestInput,
    reply: RequestRow,
    status: 201,
    idempotent: true,
    problems: ['not-found', 'care-service-unknown', 'day-unfit', 'elder-ended'],
  },
  arrangeRequest: {
    method: 'POST',
    path: '/care/requests/:requestId/arrange',
    summary: 'Say who comes and when; the case is accepted with it',
    permission: 'care.arrange',
    params: byRequest,
    body: Type.Object({ carerId: Id, day: Day, minute: Minute, version: Version }),
    reply: RequestRow,
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open', 'carer-unknown', 'day-unfit'],
  },
  cancelRequest: {
    method: 'POST',
    path: '/care/requests/:requestId/cancel',
    summary: 'The help is no longer wanted',
    permission: 'care.arrange',
    params: byRequest,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: RequestRow,
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open'],
  },
  carers: {
    method: 'GET',
    path: '/care/carers',
    summary: 'Who may come: staff of the caring department',
    permission: 'care.arrange',
    reply: Type.Object({
      items: Type.Array(Type.Object({ id: Text, name: Colleague, title: Text })),
    }),
  },
  plans: {
    method: 'GET',
    path: '/care/plans',
    summary: 'Plans that live, of one person or all within reach',
    permission: 'care.read',
    query: Type.Object({ elderId: Type.Optional(Id) }),
    reply: Type.Object({ items: Type.Array(PlanRow) }),
  },
  addPlan: {
    method: 'POST',
    path: '/care/elders/:elderId/plans',
    summary: 'Plan visits on weekdays',
    permission: 'care.arrange',
    params: byElder,
    body: PlanInput,
    reply: PlanRow,
    status: 201,
    idempotent: true,
    problems: ['not-found', ...planProblems],
  },
  changePlan: {
    method: 'PUT',
    path: '/care/plans/:planId',
    summary: 'Change or pause a plan; visits that have not begun follow it',
    permission: 'care.arrange',
    params: byPlan,
    body: Type.Object({ ...PlanInput.properties, version: Version }),
    reply: PlanRow,
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open', ...planProblems],
  },
  endPlan: {
    method: 'POST',
    path: '/care/plans/:planId/end',
    summary: 'End a plan: what has not begun is taken off',
    permission: 'care.arrange',
    params: byPlan,
    body: Type.Object({ version: Version }),
    reply: Done,
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open'],
  },
} as const;
