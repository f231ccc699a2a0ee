/** Words of the module: what may be chosen, in which states things stand. Browser-safe. */
import { actKinds, oneOf } from '#platform/contract/index.ts';

export { type ActKind, actKinds } from '#platform/contract/index.ts';

/** What the agent is to the principal. */
export const relations = [
  'child',
  'spouse',
  'parent',
  'sibling',
  'grandchild',
  'otherRelative',
  'neighbour',
] as const;
export type Relation = (typeof relations)[number];

/** For how many days a mandate can be given. */
export const mandateDays = [7, 30, 180, 365] as const;

export const mandateStates = ['asked', 'offered', 'live', 'ended'] as const;
export type MandateState = (typeof mandateStates)[number];

/** How a mandate was given (migrations/0001). */
export const mandateWays = ['phone', 'code', 'window', 'paper'] as const;
export type MandateWay = (typeof mandateWays)[number];

export const mandateEnds = [
  'declined',
  'revoked',
  'givenUp',
  'expired',
  'unanswered',
  'erased',
] as const;
export type MandateEnd = (typeof mandateEnds)[number];

/** Where the resident is whom a clerk assists. */
export const sessionWays = ['window', 'telephone'] as const;
export type SessionWay = (typeof sessionWays)[number];

/** How the resident consented. */
export const consents = ['signature', 'card', 'voice', 'spoken'] as const;
export type Consent = (typeof consents)[number];

export const sessionEnds = ['finished', 'idle', 'withdrawn', 'erased'] as const;
export type SessionEnd = (typeof sessionEnds)[number];

export const callStates = ['ringing', 'talking', 'ended', 'missed'] as const;
export type CallState = (typeof callStates)[number];

/** What came of a call. */
export const callResults = [
  'answered',
  'case',
  'service',
  'callback',
  'transferred',
  'noMatter',
] as const;
export type CallResult = (typeof callResults)[number];

export const callbackStates = ['open', 'reached', 'unreached', 'dropped'] as const;
export type CallbackState = (typeof callbackStates)[number];

export const attemptOutcomes = ['busy', 'noAnswer', 'wrongNumber', 'reached'] as const;
export type AttemptOutcome = (typeof attemptOutcomes)[number];

/** Outcome of an act for another. */
export const actOutcomes = ['open', 'done', 'refused'] as const;
export type ActOutcomeWord = (typeof actOutcomes)[number];

export const Kind = oneOf(actKinds);
