/** Shapes of the telephone desk. */
import {
  Instant,
  notPersonal,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { FoundResident } from './window.ts';
import { attemptOutcomes, callbackStates, callResults, callStates } from './words.ts';

const Text = Type.String();

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

/** What the exchange tells of a call, by webhook. */
export const ExchangeNotice = Type.Object({
  callId: Type.String({ minLength: 1, maxLength: 120 }),
  event: oneOf(['ringing', 'answered', 'missed', 'ended']),
  phone: Type.String({ maxLength: 30 }),
  extension: Type.Optional(Type.String({ maxLength: 20 })),
  recording: Type.Optional(Type.String({ maxLength: 120 })),
});
export type ExchangeNotice = Static<typeof ExchangeNotice>;
