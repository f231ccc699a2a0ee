/** The telephone desk. */
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
import { attemptOutcomes, callbackStates, callResults, callStates } from './words.ts';
import { FoundResident } from './window.ts';

const Text = Type.String();
const phone = 'assist.phone';
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const byId = Type.Object({ callId: Id });
const Number = Type.String({ maxLength: 30, ...personal('assist.calls.phone') });

/** A call in a list. */
export const CallView = Type.Object({
  id: Text,
  number: Text,
  direction: oneOf(['in', 'out']),
  phone: Type.String(personal('assist.calls.phone', 'never')),
  callerName: Type.String(personal('assist.calls.caller_name', 'staff')),
  agentId: nullable(Text),
  agentName: Type.String(notPersonal('a colleague in office')),
  state: oneOf(callStates),
  startedAt: Instant,
  answeredAt: nullable(Instant),
  endedAt: nullable(Instant),
  result: nullable(oneOf(callResults)),
  reference: Text,
  summary: Type.String(personal('assist.calls.summary', 'staff')),
  recording: Text,
});
export type CallView = Static<typeof CallView>;

/** A case in the history of a caller. */
const HistoryCase = Type.Object({
  number: Text,
  caseId: Text,
  categoryName: Text,
  state: Text,
  stateZh: Text,
  stateEn: Text,
  reportedAt: Instant,
  dueAt: nullable(Instant),
});

/** A call with what is known of the caller. */
export const CallDetail = Type.Object({
  ...CallView.properties,
  /** Whole, for the agent who talks: it is read back to the caller. Others see it masked. */
  phoneToRead: Type.String(personal('assist.calls.phone', 'own')),
  resident: nullable(FoundResident),
  sessionId: nullable(Text),
  calls: Type.Array(CallView),
  cases: Type.Array(HistoryCase),
});
export type CallDetail = Static<typeof CallDetail>;

export const CallbackView = Type.Object({
  id: Text,
  callId: nullable(Text),
  phone: Type.String(personal('assist.callbacks.phone', 'never')),
  residentName: Type.String(personal('people.people.name', 'staff')),
  reason: Type.String(personal('assist.callbacks.reason', 'staff')),
  missed: Type.Boolean(),
  state: oneOf(callbackStates),
  dueAt: Instant,
  attempts: Type.Integer(),
  lastOutcome: nullable(oneOf(attemptOutcomes)),
  createdAt: Instant,
  endedAt: nullable(Instant),
  version: Type.Integer(),
});
export type CallbackView = Static<typeof CallbackView>;

export const Phrase = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 40 }),
  body: Type.String({ minLength: 1, maxLength: 500 }),
});
export type Phrase = Static<typeof Phrase>;

export const DeskSettings = Type.Object({
  idleMinutes: Type.Integer({ minimum: 3, maximum: 60 }),
  callbackMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  /** Whether the exchange can sign its notices; the secret itself is never shown. */
  exchange: Type.Boolean(),
  version: Type.Integer(),
});
export type DeskSettings = Static<typeof DeskSettings>;

const span = Type.Object({ from: Day, to: Day });

export const phoneOperations = {
  presentCalls: {
    method: 'GET',
    path: '/assist/calls/present',
    summary: 'Calls that ring here or are being talked in, and where one sits',
    permission: phone,
    reply: Type.Object({ items: Type.Array(CallView), extension: Text }),
  },
  calls: {
    method: 'GET',
    path: '/assist/calls',
    summary: 'Calls of some days, newest first',
    permission: phone,
    query: span,
    reply: Type.Object({ items: Type.Array(CallView) }),
  },
  exportCalls: {
    method: 'GET',
    path: '/assist/calls/export',
    summary: 'Calls of some days as XLSX; numbers masked',
    permission: phone,
    query: span,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  callFigures: {
    method: 'GET',
    path: '/assist/calls/figures',
    summary: 'Calls, answered, missed, waiting and talking time, by hour and by what came of them',
    permission: phone,
    query: span,
    reply: Type.Object({
      calls: Type.Integer(),
      answered: Type.Integer(),
      missed: Type.Integer(),
      averageWaitSeconds: nullable(Type.Integer()),
      averageTalkSeconds: nullable(Type.Integer()),
      answeredShare: nullable(Type.Number()),
      byHour: Type.Array(
        Type.Object({ hour: Type.Integer(), answered: Type.Integer(), missed: Type.Integer() }),
      ),
      byResult: Type.Array(Type.Object({ result: oneOf(callResults), count: Type.Integer() })),
      callbacks: Type.Object({
        reached: Type.Integer(),
        unreached: Type.Integer(),
        inTime: Type.Integer(),
      }),
    }),
  },
  noteCall: {
    method: 'POST',
    path: '/assist/calls',
    summary: 'Note a call that one takes',
    permission: phone,
    body: Type.Object({ phone: Type.Optional(Number), callbackId: Type.Optional(Id) }),
    reply: Type.Object({ id: Text, number: Text }),
    status: 201,
    idempotent: true,
    problems: ['call-number-wrong', 'callback-done'],
  },
  call: {
    method: 'GET',
    path: '/assist/calls/:callId',
    summary: 'A call, the caller and what came before',
    permission: phone,
    params: byId,
    reply: CallDetail,
    problems: ['not-found'],
  },
  takeCall: {
    method: 'POST',
    path: '/assist/calls/:callId/take',
    summary: 'Take a ringing call',
    permission: phone,
    params: byId,
    reply: Done,
    problems: ['not-found', 'call-taken'],
  },
  saveCall: {
    method: 'PUT',
    path: '/assist/calls/:callId',
    summary: 'Note who called and what about; with a result the call ends',
    permission: phone,
    params: byId,
    body: Type.Object({
      callerName: Type.Optional(
        Type.String({ maxLength: 50, ...personal('assist.calls.caller_name') }),
      ),
      personId: Type.Optional(Id),
      summary: Type.Optional(Type.String({ maxLength: 1000, ...personal('assist.calls.summary') })),
      reference: Type.Optional(Type.String({ maxLength: 60 })),
      recording: Type.Optional(Type.String({ maxLength: 120 })),
      result: Type.Optional(oneOf(callResults)),
    }),
    reply: Done,
    problems: ['not-found', 'call-taken', 'call-ended'],
  },
  callbacks: {
    method: 'GET',
    path: '/assist/callbacks',
    summary: 'Whom to call back, what is due first; or those done with in the last week',
    permission: phone,
    query: Type.Object({ done: Type.Optional(Type.Boolean()) }),
    reply: Type.Object({ items: Type.Array(CallbackView) }),
  },
  addCallback: {
    method: 'POST',
    path: '/assist/callbacks',
    summary: 'Promise to call back',
    permission: phone,
    body: Type.Object({
      callId: Id,
      reason: Type.String({ maxLength: 300, ...personal('assist.callbacks.reason') }),
      dueAt: Type.Optional(Instant),
    }),
    reply: Type.Object({ id: Text }),
    status: 201,
    problems: ['not-found', 'call-number-wrong', 'callback-open'],
  },
  attempt: {
    method: 'POST',
    path: '/assist/callbacks/:callbackId/attempts',
    summary: 'Note what came of calling back',
    permission: phone,
    params: Type.Object({ callbackId: Id }),
    body: Type.Object({ outcome: oneOf(attemptOutcomes), version: Type.Integer() }),
    reply: Type.Object({ state: oneOf(callbackStates), attempts: Type.Integer() }),
    problems: ['not-found', 'callback-done', 'changed-meanwhile'],
  },
  dropCallback: {
    method: 'POST',
    path: '/assist/callbacks/:callbackId/drop',
    summary: 'Do not call back, for a reason',
    permission: phone,
    params: Type.Object({ callbackId: Id }),
    body: Type.Object({
      reason: Type.String({ minLength: 1, maxLength: 200, ...personal('assist.callbacks.reason') }),
      version: Type.Integer(),
    }),
    reply: Done,
    problems: ['not-found', 'callback-done', 'changed-meanwhile'],
  },
  callbackNumber: {
    method: 'POST',
    path: '/assist/callbacks/:callbackId/number',
    summary: 'The whole number, to be dialled; the look is kept',
    permission: phone,
    params: Type.Object({ callbackId: Id }),
    reply: Type.Object({ phone: Type.String(personal('assist.callbacks.phone', 'own')) }),
    problems: ['not-found', 'callback-done'],
  },
  sit: {
    method: 'PUT',
    path: '/assist/desk',
    summary: 'Say at which extension one sits; empty: at none',
    permission: phone,
    body: Type.Object({ extension: Type.String({ pattern: '^[0-9A-Za-z]{0,20}$' }) }),
    reply: Done,
  },
  phrases: {
    method: 'GET',
    path: '/assist/phrases',
    summary: 'Text blocks',
    permission: phone,
    reply: Type.Object({ items: Type.Array(Phrase) }),
  },
  savePhrases: {
    method: 'PUT',
    path: '/assist/phrases',
    summary: 'Put a new list of text blocks in the place of the old one',
    permission: 'assist.manage',
    body: Type.Object({ items: Type.Array(Phrase, { maxItems: 60 }) }),
    reply: Done,
    problems: ['phrase-doubled'],
  },
  settings: {
    method: 'GET',
    path: '/assist/settings',
    summary: 'Rules of the desks',
    permission: 'assist.manage',
    reply: DeskSettings,
  },
  saveSettings: {
    method: 'PUT',
    path: '/assist/settings',
    summary: 'Change the rules of the desks; the secret of the exchange where one is given',
    permission: 'assist.manage',
    dangerous: true,
    body: Type.Object({
      idleMinutes: DeskSettings.properties.idleMinutes,
      callbackMinutes: DeskSettings.properties.callbackMinutes,
      exchangeSecret: Type.Optional(Type.String({ minLength: 16, maxLength: 200 })),
      version: Type.Integer(),
    }),
    reply: DeskSettings,
    problems: ['changed-meanwhile'],
  },
} as const satisfies Record<string, Operation>;

/** What the exchange tells of a call, by webhook. */
export const ExchangeNotice = Type.Object({
  callId: Type.String({ minLength: 1, maxLength: 120 }),
  event: oneOf(['ringing', 'answered', 'missed', 'ended']),
  phone: Type.String({ maxLength: 30 }),
  extension: Type.Optional(Type.String({ maxLength: 20 })),
  recording: Type.Optional(Type.String({ maxLength: 120 })),
});
export type ExchangeNotice = Static<typeof ExchangeNotice>;
