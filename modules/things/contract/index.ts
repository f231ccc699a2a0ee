/** What the module of things offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { modelOperations } from './model-operations.ts';
import { provisioningOperations } from './provisioning-operations.ts';
import { thingOperations } from './thing-operations.ts';

export { events as thingEvents } from './events.ts';
export * from './model.ts';
export { type ReasonCode, reasons } from './reasons.ts';
export type {
  ClaimLabel,
  ClaimView,
  ImportedSecrets,
  NewClaims,
  ThingImportPreview,
} from './provisioning-operations.ts';
export * from './shapes.ts';

export const api = defineApi('things', {
  ...modelOperations,
  ...provisioningOperations,
  ...thingOperations,
});
