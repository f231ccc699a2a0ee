/** The roads of everything here, as tables: service, screens and tests read them; only they set a state. Browser-safe. */

/** Where a suggestion stands. */
export const suggestionStates = [
  'waiting',
  'refused',
  'withDepartment',
  'answered',
  'merged',
  'withdrawn',
] as const;
export type SuggestionState = (typeof suggestionStates)[number];

/** What can happen to a suggestion. What was published can still be hidden, where personal data is found late. */
export const suggestionMoves = [
  { act: 'publish', from: 'waiting', to: 'withDepartment', by: 'moderator' },
  { act: 'refuse', from: 'waiting', to: 'refused', by: 'moderator' },
  { act: 'refuse', from: 'withDepartment', to: 'refused', by: 'moderator' },
  { act: 'refuse', from: 'answered', to: 'refused', by: 'moderator' },
  { act: 'merge', from: 'waiting', to: 'merged', by: 'moderator' },
  { act: 'merge', from: 'withDepartment', to: 'merged', by: 'moderator' },
  { act: 'withdraw', from: 'waiting', to: 'withdrawn', by: 'author' },
  { act: 'answer', from: 'withDepartment', to: 'answered', by: 'department' },
  { act: 'answer', from: 'answered', to: 'answered', by: 'department' },
] as const satisfies readonly Move<SuggestionState>[];
export type SuggestionAct = (typeof suggestionMoves)[number]['act'];

/** Where a vote stands. */
export const pollStates = ['draft', 'open', 'counting', 'published', 'cancelled'] as const;
export type PollState = (typeof pollStates)[number];

/** What can happen to a vote. */
export const pollMoves = [
  { act: 'change', from: 'draft', to: 'draft', by: 'manager' },
  { act: 'open', from: 'draft', to: 'open', by: 'manager' },
  { act: 'close', from: 'open', to: 'counting', by: 'clock' },
  { act: 'publish', from: 'counting', to: 'published', by: 'manager' },
  { act: 'cancel', from: 'draft', to: 'cancelled', by: 'manager' },
  { act: 'cancel', from: 'open', to: 'cancelled', by: 'manager' },
  { act: 'cancel', from: 'counting', to: 'cancelled', by: 'manager' },
] as const satisfies readonly Move<PollState>[];
export type PollAct = (typeof pollMoves)[number]['act'];

/** Where a consultation stands. */
export const consultationStates = ['draft', 'open', 'closed', 'published', 'withdrawn'] as const;
export type ConsultationState = (typeof consultationStates)[number];

/** What can happen to a consultation. */
export const consultationMoves = [
  { act: 'change', from: 'draft', to: 'draft', by: 'manager' },
  { act: 'open', from: 'draft', to: 'open', by: 'manager' },
  { act: 'close', from: 'open', to: 'closed', by: 'clock' },
  { act: 'publish', from: 'closed', to: 'published', by: 'manager' },
  { act: 'publish', from: 'published', to: 'published', by: 'manager' },
  { act: 'withdraw', from: 'draft', to: 'withdrawn', by: 'manager' },
] as const satisfies readonly Move<ConsultationState>[];
export type ConsultationAct = (typeof consultationMoves)[number]['act'];

/** Where a claim for points stands. */
export const claimStates = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const;
export type ClaimState = (typeof claimStates)[number];

/** What can happen to a claim; the confirmer is never the claimant. */
export const claimMoves = [
  { act: 'confirm', from: 'waiting', to: 'confirmed', by: 'second' },
  { act: 'refuse', from: 'waiting', to: 'refused', by: 'second' },
  { act: 'withdraw', from: 'waiting', to: 'withdrawn', by: 'claimant' },
] as const satisfies readonly Move<ClaimState>[];
export type ClaimAct = (typeof claimMoves)[number]['act'];

/** Where a redemption stands. */
export const redemptionStates = ['reserved', 'collected', 'cancelled', 'expired'] as const;
export type RedemptionState = (typeof redemptionStates)[number];

/** What can happen to a redemption; points and stock come back unless it is collected. */
export const redemptionMoves = [
  { act: 'collect', from: 'reserved', to: 'collected', by: 'station' },
  { act: 'cancel', from: 'reserved', to: 'cancelled', by: 'owner' },
  { act: 'cancel', from: 'reserved', to: 'cancelled', by: 'station' },
  { act: 'expire', from: 'reserved', to: 'expired', by: 'clock' },
] as const satisfies readonly Move<RedemptionState>[];
export type RedemptionAct = (typeof redemptionMoves)[number]['act'];

/** Where a satisfaction call stands. */
export const callStates = ['toCall', 'answered', 'refused', 'unreached', 'wrongNumber'] as const;
export type CallState = (typeof callStates)[number];

/** What can come of a call; `miss` counts a try, the third ends it. */
export const callMoves = [
  { act: 'answer', from: 'toCall', to: 'answered', by: 'caller' },
  { act: 'refuse', from: 'toCall', to: 'refused', by: 'caller' },
  { act: 'wrong', from: 'toCall', to: 'wrongNumber', by: 'caller' },
  { act: 'miss', from: 'toCall', to: 'toCall', by: 'caller' },
  { act: 'giveUp', from: 'toCall', to: 'unreached', by: 'clock' },
] as const satisfies readonly Move<CallState>[];

/** Everybody who can move something. */
export type Party =
  | 'moderator'
  | 'department'
  | 'author'
  | 'manager'
  | 'second'
  | 'claimant'
  | 'owner'
  | 'station'
  | 'caller'
  | 'clock';

/** One row of a table of moves. */
export interface Move<S extends string> {
  readonly act: string;
  readonly from: S;
  readonly to: S;
  readonly by: Party;
}
