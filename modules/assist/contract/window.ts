/** What clerks do for residents who are at the window or on the telephone. */
import {
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  type Operation,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { ActView, AgentNamed, MandateView, MandateWish } from './proxy.ts';
import { consents, Kind, sessionEnds, sessionWays } from './words.ts';

const Text = Type.String();
const desk = 'assist.desk';
const byId = Type.Object({ sessionId: Id });

/** A resident as a clerk finds one: enough to tell two of a name apart. */
export const FoundResident = Type.Object({
  personId: Text,
  name: Type.String(personal('people.people.name', 'staff')),
  phone: Type.String(personal('people.people.phone', 'never')),
  idNumber: Type.String(personal('assist.papers.id_number', 'never')),
});
export type FoundResident = Static<typeof FoundResident>;

export const ResidentSearch = Type.Object({
  /** A telephone number, an identity number or part of a name: which, is told by its form. */
  words: Type.String({ minLength: 2, maxLength: 50, ...notPersonal('words of a search') }),
});

export const NewResident = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 50, ...personal('people.people.name') }),
  phone: Type.Optional(Type.String({ maxLength: 30, ...personal('people.people.phone') })),
  idNumber: Type.Optional(Type.String({ maxLength: 30, ...personal('assist.papers.id_number') })),
  gender: nullable(oneOf(['female', 'male'], personal('people.people.gender'))),
});
export type NewResident = Static<typeof NewResident>;

/** How a session is opened: who, where, by what consent, for what. */
export const SessionInput = Type.Object({
  personId: Id,
  way: oneOf(sessionWays),
  consent: oneOf(consents),
  consentFileId: Type.Optional(Id),
  consentWords: Type.Optional(Type.String({ maxLength: 200 })),
  covers: Type.Array(Kind, { minItems: 1, maxItems: 6, uniqueItems: true }),
  callId: Type.Optional(Id),
});
export type SessionInput = Static<typeof SessionInput>;

/** A session in a list. */
export const SessionRowView = Type.Object({
  id: Text,
  number: Text,
  residentName: Type.String(personal('people.people.name', 'staff')),
  clerkName: Type.String(notPersonal('a colleague in office')),
  way: oneOf(sessionWays),
  consent: oneOf(consents),
  covers: Type.Array(Kind),
  isOpen: Type.Boolean(),
  openedAt: Instant,
  endedAt: nullable(Instant),
  endReason: nullable(oneOf(sessionEnds)),
  acts: Type.Integer(),
  references: Type.Array(Text),
});
export type SessionRowView = Static<typeof SessionRowView>;

/** What can be done for the resident from here. */
export const OfferedAct = Type.Object({
  code: Text,
  titleZh: Text,
  titleEn: Text,
  hintZh: Text,
  hintEn: Text,
  icon: Text,
  kind: Kind,
  /** Path of the console. */
  path: Text,
});
export type OfferedAct = Static<typeof OfferedAct>;

/** A session as its clerk works in it. */
export const SessionView = Type.Object({
  ...SessionRowView.properties,
  resident: FoundResident,
  consentFileId: nullable(Text),
  consentWords: Text,
  draft: Type.String(personal('assist.sessions.draft', 'own')),
  /** Seconds until it ends by itself; 0 when it has ended. */
  secondsLeft: Type.Integer(),
  warnSeconds: Type.Integer(),
  mayResume: Type.Boolean(),
  offered: Type.Array(OfferedAct),
  done: Type.Array(ActView),
  mandates: Type.Array(MandateView),
  callId: nullable(Text),
});
export type SessionView = Static<typeof SessionView>;

/** The printed receipt, in big type. */
export const ReceiptView = Type.Object({
  number: Text,
  townName: Text,
  hotline: Type.String(notPersonal('number of the duty desk')),
  residentName: Type.String(personal('people.people.name', 'staff')),
  clerkName: Type.String(notPersonal('a colleague in office')),
  at: Instant,
  items: Type.Array(
    Type.Object({
      titleZh: Text,
      titleEn: Text,
      number: Text,
      /** What it is, who answers for it, by when; empty where the number says all. */
      what: Text,
      department: Text,
      dueAt: nullable(Instant),
      /** QR code that opens its page, SVG path on a grid of `qrSide`; empty where there is none. */
      qrPath: Text,
      qrSide: Type.Integer(),
    }),
  ),
});
export type ReceiptView = Static<typeof ReceiptView>;

const listQuery = Type.Object({
  day: Type.String({ format: 'date' }),
  mine: Type.Optional(Type.Boolean()),
});

export const windowOperations = {
  findResidents: {
    method: 'POST',
    path: '/assist/residents/search',
    summary: 'Find a resident by telephone, identity number or name',
    permission: desk,
    body: ResidentSearch,
    reply: Type.Object({ items: Type.Array(FoundResident) }),
    problems: ['too-many-requests'],
  },
  registerResident: {
    method: 'POST',
    path: '/assist/residents',
    summary: 'Enter a resident who is not there yet, by identity card, telephone or both',
    permission: desk,
    body: NewResident,
    reply: FoundResident,
    status: 201,
    idempotent: true,
    problems: [
      'resident-unreachable',
      'assist-id-number-wrong',
      'assist-id-number-known',
      'phone-invalid',
      'phone-taken',
    ],
  },
  openSession: {
    method: 'POST',
    path: '/assist/sessions',
    summary: 'Begin to act for a resident who consented',
    permission: desk,
    body: SessionInput,
    reply: Type.Object({ id: Text, number: Text }),
    status: 201,
    idempotent: true,
    problems: ['not-found', 'consent-incomplete', 'resident-is-clerk', 'file-unknown'],
  },
  session: {
    method: 'GET',
    path: '/assist/sessions/:sessionId',
    summary: 'A session: what can be done, what was done',
    permission: desk,
    params: byId,
    reply: SessionView,
    problems: ['not-found'],
  },
  keepSession: {
    method: 'PUT',
    path: '/assist/sessions/:sessionId/draft',
    summary: 'Keep the notes, and the session open',
    permission: desk,
    params: byId,
    body: Type.Object({
      draft: Type.String({ maxLength: 2000, ...personal('assist.sessions.draft') }),
    }),
    reply: Type.Object({ secondsLeft: Type.Integer() }),
    problems: ['not-found', 'session-ended'],
  },
  endSession: {
    method: 'POST',
    path: '/assist/sessions/:sessionId/end',
    summary: 'End a session: finished, or because the resident withdrew the consent',
    permission: desk,
    params: byId,
    body: Type.Object({ reason: oneOf(['finished', 'withdrawn']) }),
    reply: Done,
    problems: ['not-found', 'session-ended'],
  },
  resumeSession: {
    method: 'POST',
    path: '/assist/sessions/:sessionId/resume',
    summary: 'Take a session up again that ended by itself; the resident is still there',
    permission: desk,
    params: byId,
    reply: Done,
    problems: ['not-found', 'session-over'],
  },
  sessions: {
    method: 'GET',
    path: '/assist/sessions',
    summary: 'Sessions of a day',
    permission: desk,
    query: listQuery,
    reply: Type.Object({ items: Type.Array(SessionRowView) }),
  },
  exportSessions: {
    method: 'GET',
    path: '/assist/sessions/export',
    summary: 'Sessions of a day as XLSX',
    permission: desk,
    query: listQuery,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  receipt: {
    method: 'GET',
    path: '/assist/sessions/:sessionId/receipt',
    summary: 'What was done in a session, to be printed for the resident',
    permission: desk,
    params: byId,
    reply: ReceiptView,
    problems: ['not-found'],
  },
  giveAtDesk: {
    method: 'POST',
    path: '/assist/sessions/:sessionId/mandates',
    summary: 'Enter a mandate that the resident gives in person or by a signed form',
    permission: desk,
    params: byId,
    body: Type.Object({
      ...MandateWish.properties,
      ...AgentNamed.properties,
      formFileId: Type.Optional(Id),
    }),
    reply: MandateView,
    status: 201,
    idempotent: true,
    problems: [
      'not-found',
      'session-ended',
      'agent-is-principal',
      'agent-phone-wrong',
      'too-many-agents',
    ],
  },
  endAtDesk: {
    method: 'POST',
    path: '/assist/sessions/:sessionId/mandates/:mandateId/end',
    summary: 'Take a mandate back for the resident',
    permission: desk,
    params: Type.Object({ sessionId: Id, mandateId: Id }),
    reply: Done,
    problems: ['not-found', 'session-ended', 'mandate-not-possible'],
  },
} as const satisfies Record<string, Operation>;
