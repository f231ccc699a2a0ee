/** What the module of people offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { keyOperations } from './contract/key-operations.ts';
import { rightsOperations } from './contract/rights-operations.ts';
import { securityOperations } from './contract/security-operations.ts';
import { signInOperations } from './contract/sign-in-operations.ts';
import { singleSignOnOperations } from './contract/single-sign-on-operations.ts';
import { visitOperations } from './contract/visit-operations.ts';
import { staffOperations } from './contract/staff-operations.ts';

export * from './contract/factor-shapes.ts';
export type { KeyInput, KeyRow } from './contract/key-operations.ts';
export type { RightsRow, Why, WhyStep } from './contract/rights-operations.ts';
export * from './contract/shapes.ts';
export {
  signOnClaims,
  type SignOnInput,
  type SignOnSettings,
} from './contract/single-sign-on-operations.ts';
export type { HostedTown, VisitRow } from './contract/visit-operations.ts';
export {
  type AccountRow,
  factorRules,
  type SecurityRules,
} from './contract/security-operations.ts';

export const api = defineApi('people', {
  ...signInOperations,
  ...securityOperations,
  ...singleSignOnOperations,
  ...keyOperations,
  ...rightsOperations,
  ...staffOperations,
  ...visitOperations,
});
