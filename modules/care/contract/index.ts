/** What the module Elder care offers over HTTP, and the events it tells. */
import { defineApi } from '#platform/contract/index.ts';
import { allowanceOperations } from './allowances.ts';
import { checkOperations } from './checks.ts';
import { elderOperations } from './elders.ts';
import { ownOperations } from './own.ts';
import { paymentOperations } from './payments.ts';
import { requestOperations } from './requests.ts';
import { settingsOperations } from './settings.ts';
import { visitOperations } from './visits.ts';

export * from './allowances.ts';
export * from './checks.ts';
export * from './elders.ts';
export * from './events.ts';
export * from './own.ts';
export * from './payments.ts';
export * from './requests.ts';
export * from './settings.ts';
export * from './states.ts';
export * from './visits.ts';
export * from './words.ts';

export const api = defineApi('care', {
  ...checkOperations,
  ...elderOperations,
  ...allowanceOperations,
  ...paymentOperations,
  ...requestOperations,
  ...visitOperations,
  ...ownOperations,
  ...settingsOperations,
});
