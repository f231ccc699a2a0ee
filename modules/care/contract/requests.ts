/** Home care and meals: services, requests, plans, visits. */
import {
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { byElder, Day, Minute, sheetType, Version } from './elders.ts';
import { requestStates, visitStates } from './states.ts';
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

/** A visit in a list of a day. */
export const VisitRow = Type.Object({
  id: Text,
  elderId: Text,
  name: Type.String(personal('care.elders.name')),
  age: nullable(Type.Integer()),
  phone: Type.String(personal('care.elders.phone')),
  address: Type.String(personal('care.elders.address')),
  home: nullable(Position),
  elderNote: Type.String(personal('care.elders.note')),
  villageZh: Text,
  villageEn: Text,
  serviceCode: Text,
  serviceZh: Text,
  serviceEn: Text,
  tasks: Type.Array(Text),
  day: Text,
  minute: Type.Integer(),
  minutes: Type.Integer(),
  carerId: nullable(Text),
  carerName: Colleague,
  state: oneOf(visitStates),
  arrivedAt: nullable(Instant),
  leftAt: nullable(Instant),
  distanceMetres: nullable(Type.Integer()),
  photoIds: Type.Array(Text),
  done: Type.Array(Text),
  note: Type.String(personal('care.visits.note')),
  reason: Text,
  requestId: nullable(Text),
  version: Type.Integer(),
});
export type VisitRow = Static<typeof VisitRow>;

const byRequest = Type.Object({ requestId: Id });
const byPlan = Type.Object({ planId: Id });
const byVisit = Type.Object({ visitId: Id });
const Reason = Type.String({ minLength: 2, maxLength: 300 });
const Evidence = {
  position: Type.Optional(Position),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 4 })),
  actedAt: Type.Optional(Instant),
};
/** What a phone tells when a carer comes. */
export const ArriveInput = Type.Object(Evidence);
export type ArriveInput = Static<typeof ArriveInput>;
export const LeaveInput = Type.Object({
  ...Evidence,
  done: Type.Array(oneOf(careTasks), { maxItems: 10, uniqueItems: true }),
  note: Type.String({ maxLength: 1000 }),
});
export type LeaveInput = Static<typeof LeaveInput>;
export const FailInput = Type.Object({
  ...Evidence,
  outcome: oneOf(['refused', 'nobodyHome']),
  note: Type.String({ maxLength: 1000 }),
});
export type FailInput = Static<typeof FailInput>;

const VisitQuery = Type.Object({
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  carerId: Type.Optional(Id),
});
export type VisitQuery = Static<typeof VisitQuery>;
const visitProblems = ['not-found', 'act-not-open', 'not-your-visit'];
const planProblems = ['service-unknown', 'day-unfit', 'pause-unfit', 'carer-unknown', 'elder-ended'];

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
    problems: ['changed-meanwhile', 'category-unknown'],
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
    params: byElder,
    body: RequestInput,
    reply: RequestRow,
    status: 201,
    idempotent: true,
    problems: ['not-found', 'service-unknown', 'day-unfit', 'elder-ended'],
  },
  arrangeRequest: {
    method: 'POST',
    path: '/care/requests/:requestId/arrange',
    summary: 'Say who comes and when; the case is accepted with it',
    permission: 'care.arrange',
    params: byRequest,
    body: Type.Object({ carerId: Id, day: Day, minute: Minute, version: Version }),
    reply: RequestRow,
    problems: ['not-found', 'changed-meanwhile', 'act-not-open', 'carer-unknown', 'day-unfit'],
  },
  cancelRequest: {
    method: 'POST',
    path: '/care/requests/:requestId/cancel',
    summary: 'The help is no longer wanted',
    permission: 'care.arrange',
    params: byRequest,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: RequestRow,
    problems: ['not-found', 'changed-meanwhile', 'act-not-open'],
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
    problems: ['not-found', 'changed-meanwhile', 'act-not-open', ...planProblems],
  },
  endPlan: {
    method: 'POST',
    path: '/care/plans/:planId/end',
    summary: 'End a plan: what has not begun is taken off',
    permission: 'care.arrange',
    params: byPlan,
    body: Type.Object({ version: Version }),
    reply: Done,
    problems: ['not-found', 'changed-meanwhile', 'act-not-open'],
  },
  visits: {
    method: 'GET',
    path: '/care/visits',
    summary: 'Visits of some days within reach',
    permission: 'care.read',
    query: VisitQuery,
    reply: Type.Object({ items: Type.Array(VisitRow) }),
    problems: ['day-unfit'],
  },
  visitsSheet: {
    method: 'GET',
    path: '/care/visits/file',
    summary: 'The same as XLSX, masked',
    permission: 'care.read',
    query: VisitQuery,
    reply: Type.Unknown(),
    file: sheetType,
    problems: ['day-unfit'],
  },
  myVisits: {
    method: 'GET',
    path: '/care/my-visits',
    summary: 'My visits of today and tomorrow, in the order of the way',
    permission: 'care.visit',
    reply: Type.Object({ items: Type.Array(VisitRow) }),
  },
  moveVisit: {
    method: 'PUT',
    path: '/care/visits/:visitId',
    summary: 'Another carer, day or time',
    permission: 'care.arrange',
    params: byVisit,
    body: Type.Object({ carerId: nullable(Id), day: Day, minute: Minute, version: Version }),
    reply: VisitRow,
    problems: ['not-found', 'changed-meanwhile', 'act-not-open', 'carer-unknown', 'day-unfit'],
  },
  cancelVisit: {
    method: 'POST',
    path: '/care/visits/:visitId/cancel',
    summary: 'Nobody comes this time',
    permission: 'care.arrange',
    params: byVisit,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: VisitRow,
    problems: ['not-found', 'changed-meanwhile', 'act-not-open'],
  },
  arriveVisit: {
    method: 'POST',
    path: '/care/visits/:visitId/arrive',
    summary: 'Check in at the door',
    permission: 'care.visit',
    params: byVisit,
    body: ArriveInput,
    reply: VisitRow,
    idempotent: true,
    problems: [...visitProblems, 'visit-evidence-missing'],
  },
  leaveVisit: {
    method: 'POST',
    path: '/care/visits/:visitId/leave',
    summary: 'Check out with what was done',
    permission: 'care.visit',
    params: byVisit,
    body: LeaveInput,
    reply: VisitRow,
    idempotent: true,
    problems: [...visitProblems, 'nothing-done'],
  },
  failVisit: {
    method: 'POST',
    path: '/care/visits/:visitId/fail',
    summary: 'Refused at the door, or nobody home: family and grid worker are told',
    permission: 'care.visit',
    params: byVisit,
    body: FailInput,
    reply: VisitRow,
    idempotent: true,
    problems: [...visitProblems, 'visit-evidence-missing', 'reason-missing'],
  },
} as const;
