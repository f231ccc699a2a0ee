/** What sharing offers over HTTP. Browser-safe. */
import { defineApi } from '#platform/contract/index.ts';
import { correctionOperations } from './corrections.ts';
import { featureOperations } from './features.ts';
import { grantOperations } from './grants.ts';
import { ownOperations } from './own.ts';
import { requestOperations } from './requests.ts';
import { subscriptionOperations } from './subscriptions.ts';

export { type Condition, operators } from './conditions.ts';
export type { CorrectionRow, MatterView } from './corrections.ts';
export { events } from './events.ts';
export type {
  GrantedField,
  GrantRow,
  GrantView,
  InterfaceRow,
  SharedRow,
  UseRow,
} from './grants.ts';
export type { OwnUse } from './own.ts';
export type {
  AskableField,
  AskableResource,
  DecisionInput,
  RequestInput,
  RequestRow,
  RequestView,
  Settings,
} from './requests.ts';
export type { DeliveryRow, SubscriptionInput, SubscriptionRow } from './subscriptions.ts';

export const api = defineApi('sharing', {
  ...requestOperations.operations,
  ...grantOperations.operations,
  ...correctionOperations.operations,
  ...subscriptionOperations.operations,
  ...ownOperations.operations,
  ...featureOperations.operations,
});
