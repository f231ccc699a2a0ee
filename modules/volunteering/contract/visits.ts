/** Visits from door to door, and how much of a village they cover. */
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
import { visitStates } from './states.ts';
import { Day, sheetType, Skills, Version } from './volunteers.ts';

const Text = Type.String();
const Code = Type.String({ maxLength: 40 });

export const DoorVisit = Type.Object({
  id: Text,
  olderId: Text,
  name: Type.String(personal('care.elders.name')),
  age: Type.Integer(),
  livingAlone: Type.Boolean(),
  villageZh: Text,
  villageEn: Text,
  volunteerName: Type.String(personal('people.people.name', 'staff')),
  day: Text,
  lessons: Type.Array(Text),
  state: oneOf(visitStates),
  isRevisit: Type.Boolean(),
  arrivedAt: nullable(Instant),
  minutes: nullable(Type.Integer()),
  distanceMetres: nullable(Type.Integer()),
  skills: Type.Array(Text),
  note: Type.String(personal('volunteering.visits.note')),
  points: Type.Integer(),
  version: Type.Integer(),
});
export type DoorVisit = Static<typeof DoorVisit>;

/** A visit of one's own: with the way to the door while it is to be made. */
export const OwnVisit = Type.Object({
  ...DoorVisit.properties,
  name: Type.String(personal('care.elders.name', 'own')),
  address: Type.String(personal('care.elders.address', 'own')),
  phone: Type.String(personal('care.elders.phone', 'own')),
  position: nullable(Position),
  /** What the person could do at the last visit. */
  known: Type.Array(Text),
  note: Type.String(personal('volunteering.visits.note', 'own')),
  volunteerName: Type.String(personal('people.people.name', 'own')),
});
export type OwnVisit = Static<typeof OwnVisit>;

export const VillageCoverage = Type.Object({
  villageId: Text,
  villageZh: Text,
  villageEn: Text,
  older: Type.Integer(),
  visited: Type.Integer(),
  planned: Type.Integer(),
  alone: Type.Integer(),
  aloneVisited: Type.Integer(),
  /** Of those visited, who can do what: by skill. */
  skills: Type.Record(Text, Type.Integer()),
  percent: Type.Number(),
});
export type VillageCoverage = Static<typeof VillageCoverage>;

/** Somebody not visited yet. */
export const ToVisit = Type.Object({
  olderId: Text,
  name: Type.String(personal('care.elders.name')),
  age: Type.Integer(),
  livingAlone: Type.Boolean(),
  lastVisit: nullable(Text),
});
export type ToVisit = Static<typeof ToVisit>;

export const FinishInput = Type.Object({
  skills: Skills,
  note: Type.String({ maxLength: 500 }),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 3 })),
  actedAt: Type.Optional(Instant),
});
export type FinishInput = Static<typeof FinishInput>;

export const DoorInput = Type.Object({
  position: Type.Optional(Position),
  photoIds: Type.Optional(Type.Array(Id, { maxItems: 3 })),
  actedAt: Type.Optional(Instant),
});
export type DoorInput = Static<typeof DoorInput>;

const byVisit = Type.Object({ visitId: Id });
const doorProblems = ['not-found', 'visit-act-not-open'];

export const visitOperations = {
  coverage: {
    method: 'GET',
    path: '/volunteering/coverage',
    summary: 'By village: how many older people there are, and how many were visited',
    permission: 'volunteering.read',
    reply: Type.Object({
      settings: Type.Object({ fromAge: Type.Integer(), coveredDays: Type.Integer() }),
      items: Type.Array(VillageCoverage),
    }),
  },
  coverageSheet: {
    method: 'GET',
    path: '/volunteering/coverage/file',
    summary: 'The same as XLSX',
    permission: 'volunteering.read',
    reply: Type.Unknown(),
    file: sheetType,
  },
  toVisit: {
    method: 'GET',
    path: '/volunteering/to-visit',
    summary:
      'Older people of a village who were not visited and stand on no list, who lives alone first',
    permission: 'volunteering.plan',
    query: Type.Object({ villageId: Id }),
    reply: Type.Object({ items: Type.Array(ToVisit) }),
  },
  planVisits: {
    method: 'POST',
    path: '/volunteering/visits',
    summary: 'Plan visits of a volunteer from a day on, so many a day',
    permission: 'volunteering.plan',
    body: Type.Object({
      volunteerId: Id,
      olderIds: Type.Array(Id, { minItems: 1, maxItems: 100, uniqueItems: true }),
      day: Day,
      perDay: Type.Integer({ minimum: 1, maximum: 20 }),
      lessons: Type.Array(Code, { maxItems: 8, uniqueItems: true }),
    }),
    reply: Type.Object({ planned: Type.Integer(), left: Type.Integer() }),
    idempotent: true,
    problems: ['volunteer-not-active', 'visit-day-unfit', 'lesson-unknown'],
  },
  doorVisits: {
    method: 'GET',
    path: '/volunteering/visits',
    summary: 'Visits within reach: those to come by day, then the newest',
    permission: 'volunteering.read',
    query: Type.Object({
      state: Type.Optional(oneOf(visitStates)),
      villageId: Type.Optional(Id),
      volunteerId: Type.Optional(Id),
    }),
    reply: Type.Object({ items: Type.Array(DoorVisit) }),
  },
  doorVisitsSheet: {
    method: 'GET',
    path: '/volunteering/visits/file',
    summary: 'The same as XLSX, masked',
    permission: 'volunteering.read',
    query: Type.Object({ state: Type.Optional(oneOf(visitStates)), villageId: Type.Optional(Id) }),
    reply: Type.Unknown(),
    file: sheetType,
  },
  moveDoorVisit: {
    method: 'PUT',
    path: '/volunteering/visits/:visitId',
    summary: 'Another day or volunteer',
    permission: 'volunteering.plan',
    params: byVisit,
    body: Type.Object({ volunteerId: Id, day: Day, version: Version }),
    reply: DoorVisit,
    problems: [
      'not-found',
      'changed-meanwhile',
      'visit-act-not-open',
      'volunteer-not-active',
      'visit-day-unfit',
    ],
  },
  cancelDoorVisit: {
    method: 'POST',
    path: '/volunteering/visits/:visitId/cancel',
    summary: 'Take a planned visit off',
    permission: 'volunteering.plan',
    params: byVisit,
    body: Type.Object({ version: Version }),
    reply: DoorVisit,
    problems: ['not-found', 'changed-meanwhile', 'visit-act-not-open'],
  },
  ownDoorVisits: {
    method: 'GET',
    path: '/volunteering/own/visits',
    summary: 'My visits as a volunteer, with my hours',
    permission: 'signedIn',
    onBehalf: 'self',
    reply: Type.Object({
      isVolunteer: Type.Boolean(),
      minutes: Type.Integer(),
      visits: Type.Integer(),
      points: Type.Integer(),
      items: Type.Array(OwnVisit),
    }),
  },
  arriveAtDoor: {
    method: 'POST',
    path: '/volunteering/own/visits/:visitId/arrive',
    summary: 'Check in at the door',
    permission: 'signedIn',
    onBehalf: 'self',
    params: byVisit,
    body: DoorInput,
    reply: OwnVisit,
    idempotent: true,
    problems: [...doorProblems, 'door-evidence-missing', 'too-many-requests'],
  },
  finishAtDoor: {
    method: 'POST',
    path: '/volunteering/own/visits/:visitId/finish',
    summary: 'Tick what the person can do now; the next visit is planned',
    permission: 'signedIn',
    onBehalf: 'self',
    params: byVisit,
    body: FinishInput,
    reply: Type.Object({ visit: OwnVisit, revisitDay: nullable(Text), points: Type.Integer() }),
    idempotent: true,
    problems: [...doorProblems, 'too-many-requests'],
  },
  failAtDoor: {
    method: 'POST',
    path: '/volunteering/own/visits/:visitId/fail',
    summary: 'Nobody home, or not wanted',
    permission: 'signedIn',
    onBehalf: 'self',
    params: byVisit,
    body: Type.Object({
      outcome: oneOf(['refused', 'nobodyHome']),
      note: Type.String({ maxLength: 500 }),
      position: Type.Optional(Position),
      actedAt: Type.Optional(Instant),
    }),
    reply: OwnVisit,
    idempotent: true,
    problems: [...doorProblems, 'too-many-requests'],
  },
} as const;
