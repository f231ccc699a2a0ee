/** Visits of carers: lists of days, check-in at the door, check-out. */
import {
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Day, Minute, sheetType, Version } from './elders.ts';
import { visitStates } from './states.ts';
import { careTasks } from './words.ts';

const Text = Type.String();
const Colleague = Type.String(personal('people.people.name', 'staff'));
const byVisit = Type.Object({ visitId: Id });
const Reason = Type.String({ minLength: 2, maxLength: 300 });

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
const visitProblems = ['not-found', 'care-act-not-open', 'not-your-visit'];

export const visitOperations = {
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
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open', 'carer-unknown', 'day-unfit'],
  },
  cancelVisit: {
    method: 'POST',
    path: '/care/visits/:visitId/cancel',
    summary: 'Nobody comes this time',
    permission: 'care.arrange',
    params: byVisit,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: VisitRow,
    problems: ['not-found', 'changed-meanwhile', 'care-act-not-open'],
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
    problems: [...visitProblems, 'visit-evidence-missing', 'care-reason-missing'],
  },
} as const;
