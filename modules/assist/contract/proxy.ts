/** What residents do about acting for one another. */
import {
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  type Operation,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import {
  actOutcomes,
  Kind,
  mandateDays,
  mandateEnds,
  mandateStates,
  mandateWays,
  relations,
} from './words.ts';

const Text = Type.String();
const own = { permission: 'signedIn', onBehalf: 'self' } as const;
const Phone = Type.String({
  minLength: 1,
  maxLength: 30,
  ...personal('assist.mandates.agent_phone'),
});
const Covers = Type.Array(Kind, { minItems: 1, maxItems: 6, uniqueItems: true });
const Days = Type.Unsafe<(typeof mandateDays)[number]>({ type: 'integer', enum: [...mandateDays] });

/** What is wished for: who, what, for how long. */
export const MandateWish = Type.Object({
  relation: oneOf(relations),
  covers: Covers,
  days: Days,
});
export type MandateWish = Static<typeof MandateWish>;

/** The relative who is to act, as the principal knows them. */
export const AgentNamed = Type.Object({
  agentName: Type.String({
    minLength: 1,
    maxLength: 50,
    ...personal('assist.mandates.agent_name'),
  }),
  agentPhone: Phone,
});
export type AgentNamed = Static<typeof AgentNamed>;

/** A mandate as the two people see it. */
export const MandateView = Type.Object({
  id: Text,
  principalId: Text,
  principalName: Type.String(personal('people.people.name', 'own')),
  agentName: Type.String(personal('assist.mandates.agent_name', 'own')),
  /** Masked: the two know each other's number. */
  agentPhone: Type.String(personal('assist.mandates.agent_phone', 'never')),
  relation: oneOf(relations),
  covers: Type.Array(Kind),
  way: oneOf(mandateWays),
  state: oneOf(mandateStates),
  createdAt: Instant,
  untilAt: Instant,
  endedAt: nullable(Instant),
  endReason: nullable(oneOf(mandateEnds)),
});
export type MandateView = Static<typeof MandateView>;

/** A thing done for a resident, in words. */
export const ActView = Type.Object({
  id: Text,
  agentName: Type.String(personal('people.people.name', 'own')),
  byClerk: Type.Boolean(),
  kind: Kind,
  titleZh: Text,
  titleEn: Text,
  isReading: Type.Boolean(),
  occurredAt: Instant,
  outcome: oneOf(actOutcomes),
  reference: Text,
});
export type ActView = Static<typeof ActView>;

const Begun = Type.Object({
  mandateId: Text,
  codeSeconds: Type.Integer({ description: 'So long the code holds' }),
});

export const proxyOperations = {
  ownMandates: {
    method: 'GET',
    path: '/me/mandates',
    summary: 'Who acts for whoever asks, and for whom whoever asks acts',
    ...own,
    reply: Type.Object({ given: Type.Array(MandateView), held: Type.Array(MandateView) }),
  },
  give: {
    method: 'POST',
    path: '/me/mandates',
    summary: 'Let a relative act for oneself; a code goes to the own telephone',
    ...own,
    body: Type.Object({ ...MandateWish.properties, ...AgentNamed.properties }),
    reply: Begun,
    status: 201,
    problems: [
      'phone-unproved',
      'agent-is-principal',
      'agent-phone-wrong',
      'too-many-requests',
      'too-many-agents',
    ],
  },
  ask: {
    method: 'POST',
    path: '/me/mandate-requests',
    summary: 'Ask to act for a relative, whose telephone gets a code to tell',
    ...own,
    body: Type.Object({ ...MandateWish.properties, principalPhone: Phone }),
    reply: Begun,
    status: 201,
    problems: [
      'phone-unproved',
      'agent-is-principal',
      'agent-phone-wrong',
      'too-many-requests',
      'too-many-principals',
    ],
  },
  confirmMandate: {
    method: 'POST',
    path: '/me/mandates/:mandateId/code',
    summary: 'Tell the code that the principal was sent',
    ...own,
    params: Type.Object({ mandateId: Id }),
    body: Type.Object({ code: Type.String({ minLength: 4, maxLength: 20 }) }),
    reply: Type.Object({ state: oneOf(mandateStates) }),
    problems: ['mandate-code-wrong', 'mandate-already-live', 'too-many-principals'],
  },
  answerMandate: {
    method: 'POST',
    path: '/me/mandates/:mandateId/answer',
    summary: 'Accept or decline to act for somebody',
    ...own,
    params: Type.Object({ mandateId: Id }),
    body: Type.Object({ accept: Type.Boolean() }),
    reply: Done,
    problems: ['not-found', 'mandate-not-possible', 'mandate-already-live', 'too-many-principals'],
  },
  endMandate: {
    method: 'POST',
    path: '/me/mandates/:mandateId/end',
    summary: 'Take a mandate back, or give one up; it holds no longer from this moment',
    ...own,
    params: Type.Object({ mandateId: Id }),
    reply: Done,
    problems: ['not-found', 'mandate-not-possible'],
  },
  ownActs: {
    method: 'GET',
    path: '/me/acts-for-me',
    summary: 'What relatives and clerks did for whoever asks',
    ...own,
    query: Type.Object(paging),
    reply: pageOf(ActView),
  },
  switchTo: {
    method: 'PUT',
    path: '/me/acting-for',
    summary: 'For whom pages without script act in this browser; null for oneself',
    ...own,
    body: Type.Object({ personId: nullable(Type.String({ format: 'uuid' })) }),
    reply: Done,
    problems: ['mandate-missing'],
  },
} as const satisfies Record<string, Operation>;
