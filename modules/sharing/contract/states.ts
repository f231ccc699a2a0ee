/** The road of a request and of what was granted on it, as one table: service, screens and tests read it. Browser-safe. */

/** Where a request stands. `granted` and `partlyGranted` live on as a grant; the last four are ends. */
export const requestStates = [
  'draft',
  'asked',
  'granted',
  'partlyGranted',
  'refused',
  'withdrawn',
  'ended',
  'revoked',
] as const;
export type RequestState = (typeof requestStates)[number];

/** How somebody stands to a request: for the asking department, for the owner, or the house itself. */
export type Party = 'asker' | 'owner' | 'clock';

/** Everything that can happen to a request. */
export const requestMoves = [
  { act: 'change', from: 'draft', to: 'draft', by: 'asker' },
  { act: 'ask', from: 'draft', to: 'asked', by: 'asker' },
  { act: 'withdraw', from: 'draft', to: 'withdrawn', by: 'asker' },
  { act: 'withdraw', from: 'asked', to: 'withdrawn', by: 'asker' },
  { act: 'grant', from: 'asked', to: 'granted', by: 'owner' },
  { act: 'grant', from: 'asked', to: 'granted', by: 'clock' },
  { act: 'grantPartly', from: 'asked', to: 'partlyGranted', by: 'owner' },
  { act: 'refuse', from: 'asked', to: 'refused', by: 'owner' },
  { act: 'giveBack', from: 'granted', to: 'ended', by: 'asker' },
  { act: 'giveBack', from: 'partlyGranted', to: 'ended', by: 'asker' },
  { act: 'expire', from: 'granted', to: 'ended', by: 'clock' },
  { act: 'expire', from: 'partlyGranted', to: 'ended', by: 'clock' },
  { act: 'revoke', from: 'granted', to: 'revoked', by: 'owner' },
  { act: 'revoke', from: 'partlyGranted', to: 'revoked', by: 'owner' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: RequestState;
  readonly to: RequestState;
  readonly by: Party;
}[];
export type RequestAct = (typeof requestMoves)[number]['act'];

/** Where a grant stands; only `live` opens anything. */
export const grantStates = ['live', 'ended', 'revoked'] as const;
export type GrantState = (typeof grantStates)[number];

/** Where a correction stands. */
export const correctionStates = ['sent', 'accepted', 'done', 'refused', 'withdrawn'] as const;
export type CorrectionState = (typeof correctionStates)[number];

/** What can happen to a correction. */
export const correctionMoves = [
  { act: 'accept', from: 'sent', to: 'accepted', by: 'owner' },
  { act: 'refuse', from: 'sent', to: 'refused', by: 'owner' },
  { act: 'finish', from: 'sent', to: 'done', by: 'owner' },
  { act: 'finish', from: 'accepted', to: 'done', by: 'owner' },
  { act: 'refuse', from: 'accepted', to: 'refused', by: 'owner' },
  { act: 'withdraw', from: 'sent', to: 'withdrawn', by: 'asker' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: CorrectionState;
  readonly to: CorrectionState;
  readonly by: Party;
}[];
export type CorrectionAct = (typeof correctionMoves)[number]['act'];

/** Where a subscription stands. */
export const subscriptionStates = ['active', 'paused', 'ended'] as const;
export type SubscriptionState = (typeof subscriptionStates)[number];

/** Where a delivery to a webhook stands; `dead` was given up and waits for somebody. */
export const deliveryStates = ['waiting', 'sent', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
