/** One line an operation: workbooks and claim codes. */
import type { Handlers } from '#platform/module/index.ts';
import type { provisioningOperations } from '../contract/provisioning-operations.ts';
import {
  claimLabels,
  claimThing,
  listClaims,
  makeClaims,
  viewClaim,
  withdrawClaims,
} from '../service/claims.ts';
import { applyImport, importTemplate, previewImport } from '../service/imports.ts';

export const provisioningHandlers: Handlers<typeof provisioningOperations> = {
  previewThingImport: (ctx, { body }) => previewImport(ctx, body.contentBase64),
  applyThingImport: (ctx, { params }) => applyImport(ctx, params.importId),
  thingImportTemplate: (ctx) => importTemplate(ctx),
  claims: (ctx, { query }) => listClaims(ctx, query),
  makeClaims: (ctx, { body }) => makeClaims(ctx, body),
  withdrawClaims: async (ctx, { body }) => ({ count: await withdrawClaims(ctx, body.ids) }),
  claimLabels: (ctx, { query }, call) =>
    claimLabels(ctx, query.id, call.server.settings.publicUrl ?? call.origin),
  claim: (ctx, { params }) => viewClaim(ctx, params.code),
  claimThing: (ctx, { params, body }) => claimThing(ctx, params.code, body),
};
