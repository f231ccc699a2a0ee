/** Satisfaction calls: a stratified random sample of closed cases, called with a script, published by department. */
import {
  defineApi,
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
import { callStates } from './states.ts';

const Text = Type.String();
const byId = Type.Object({ roundId: Id });
const one = Type.Object({ callId: Id });
const Day = Type.String({ format: 'date' });

/** A part of the closed cases from which a share is drawn. */
export const Stratum = Type.Object({
  departmentId: Text,
  departmentName: Text,
  villageId: Text,
  villageName: Text,
  /** Closed cases. */
  cases: Type.Integer(),
  /** Of them with a person who may be called. */
  reachable: Type.Integer(),
  drawn: Type.Integer(),
});
export type Stratum = Static<typeof Stratum>;

/** What a round says of a department, or of the town. */
export const SatisfactionRow = Type.Object({
  /** Empty: the whole town, weighted by the cases of each department. */
  departmentId: Text,
  departmentName: Text,
  cases: Type.Integer(),
  drawn: Type.Integer(),
  answered: Type.Integer(),
  /** Four or five stars. */
  satisfied: Type.Integer(),
  solved: Type.Integer(),
  share: nullable(Type.Number()),
  low: nullable(Type.Number()),
  high: nullable(Type.Number()),
  meanScore: nullable(Type.Number()),
});
export type SatisfactionRow = Static<typeof SatisfactionRow>;

/** A round. */
export const RoundView = Type.Object({
  id: Text,
  number: Text,
  title: Text,
  fromAt: Instant,
  toAt: Instant,
  size: Type.Integer(),
  restDays: Type.Integer(),
  seed: Text,
  frameDigest: Text,
  script: Text,
  state: oneOf(['open', 'published']),
  drawnAt: Instant,
  publishedAt: nullable(Instant),
  strata: Type.Array(Stratum),
  counts: Type.Array(Type.Object({ state: oneOf(callStates), count: Type.Integer() })),
  result: Type.Array(SatisfactionRow),
  version: Type.Integer(),
});
export type RoundView = Static<typeof RoundView>;

/** One call. */
export const CallRow = Type.Object({
  id: Text,
  place: Type.Integer(),
  caseNumber: Text,
  caseTitle: Text,
  departmentName: Text,
  villageName: Text,
  phone: Type.String(personal('participation.calls.phone', 'never')),
  state: oneOf(callStates),
  attempts: Type.Integer(),
  score: nullable(Type.Integer()),
  solved: nullable(Type.Boolean()),
  words: Type.String(personal('participation.calls.words')),
  calledAt: nullable(Instant),
});
export type CallRow = Static<typeof CallRow>;

/** What was published of a round. */
export const PublishedRound = Type.Object({
  number: Text,
  title: Text,
  fromAt: Instant,
  toAt: Instant,
  publishedAt: Instant,
  seed: Text,
  rows: Type.Array(SatisfactionRow),
});

export const callOperations = defineApi('participation', {
  rounds: {
    method: 'GET',
    path: '/call-rounds',
    summary: 'Rounds of satisfaction calls, newest first',
    permission: 'participation.call',
    query: Type.Object({ ...paging }),
    reply: pageOf(RoundView),
  },
  drawRound: {
    method: 'POST',
    path: '/call-rounds',
    summary:
      'Draw a round: a random sample by department and village; the same seed draws the same',
    permission: 'participation.sample',
    body: Type.Object({
      title: Type.String({ minLength: 4, maxLength: 60 }),
      fromDay: Day,
      toDay: Day,
      size: Type.Integer({ minimum: 1, maximum: 2000 }),
      restDays: Type.Integer({ minimum: 0, maximum: 365 }),
      seed: Type.Optional(Type.String({ pattern: '^[a-zA-Z0-9-]{1,40}$' })),
      script: Type.String({ minLength: 10, maxLength: 2000 }),
    }),
    reply: RoundView,
    status: 201,
    problems: ['times-wrong', 'nobody-to-call'],
  },
  calls: {
    method: 'GET',
    path: '/call-rounds/:roundId/calls',
    summary: 'The call list in the order drawn; numbers are masked until a call is begun',
    permission: 'participation.call',
    params: byId,
    query: Type.Object({ state: Type.Optional(oneOf(callStates)), ...paging }),
    reply: pageOf(CallRow),
    problems: ['not-found'],
  },
  beginCall: {
    method: 'POST',
    path: '/calls/:callId/begin',
    summary: 'See the number to call; leaves a trace that the person concerned can read',
    permission: 'participation.call',
    params: one,
    reply: Type.Object({ phone: Type.String(personal('participation.calls.phone')) }),
    problems: ['not-found', 'call-settled'],
  },
  recordCall: {
    method: 'POST',
    path: '/calls/:callId/outcome',
    summary: 'What came of a call; the third miss ends it, who refuses is never called again',
    permission: 'participation.call',
    params: one,
    body: Type.Object({
      act: oneOf(['answer', 'refuse', 'wrong', 'miss']),
      score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
      solved: Type.Optional(Type.Boolean()),
      words: Type.String({ maxLength: 500 }),
    }),
    reply: CallRow,
    problems: ['not-found', 'call-settled', 'score-missing', 'round-published'],
  },
  publishRound: {
    method: 'POST',
    path: '/call-rounds/:roundId/publish',
    summary: 'Publish what people said, by department, with its confidence interval',
    permission: 'participation.sample',
    params: byId,
    body: Type.Object({ version: Type.Integer({ minimum: 1 }) }),
    reply: RoundView,
    problems: ['not-found', 'changed-meanwhile', 'round-published', 'calls-open'],
  },
  publicSatisfaction: {
    method: 'GET',
    path: '/public/satisfaction',
    summary: 'Published rounds, newest first',
    permission: 'public',
    reply: Type.Object({ items: Type.Array(PublishedRound) }),
  },
  roundSheet: {
    method: 'GET',
    path: '/call-rounds/:roundId/export',
    summary: 'The sample and what was said, as XLSX; no numbers, no names',
    permission: 'participation.sample',
    params: byId,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['not-found'],
  },
});
