/** What the module of things offers over HTTP. */
import { defineApi } from '#platform/contract/index.ts';
import { firmwareOperations } from './firmware-operations.ts';
import { modelOperations } from './model-operations.ts';
import { provisioningOperations } from './provisioning-operations.ts';
import { thingOperations } from './thing-operations.ts';

export {
  type FirmwareView,
  type NewRollout,
  type RolloutView,
} from './firmware-operations.ts';
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
  ...firmwareOperations,
  ...modelOperations,
  ...provisioningOperations,
  ...thingOperations,
});
