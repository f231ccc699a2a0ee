/** Operations that bring devices in: workbooks and claim codes. */
import {
  Id,
  nullable,
  oneOf,
  pageOf,
  paging,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { doors, ModelCode } from './model.ts';

const manage = 'things.manage';
const claim = 'things.claim';
const byCode = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }) });

/** What an upload would do. */
const ThingImportPreview = Type.Object({
  /** Null when no row is fit to be taken. */
  importId: nullable(Type.String()),
  expiresAt: Type.String(),
  accepted: Type.Array(
    Type.Object({
      row: Type.Integer(),
      /** Empty: it will get the next one. */
      code: Type.String(),
      name: Type.String(),
      modelCode: Type.String(),
      action: oneOf(['add', 'change', 'same']),
    }),
  ),
  faults: Type.Array(
    Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() }),
  ),
});
export type ThingImportPreview = Static<typeof ThingImportPreview>;

/** What an import did; secrets are told this once. */
const ImportedSecrets = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  secrets: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      externalId: Type.String(),
      secret: Type.String(),
    }),
  ),
});
export type ImportedSecrets = Static<typeof ImportedSecrets>;

const NewClaims = Type.Object({
  count: Type.Integer({ minimum: 1, maximum: 200 }),
  modelCode: ModelCode,
  door: oneOf(doors),
  departmentId: nullable(Id),
  groupCodes: Type.Array(Type.String(), { maxItems: 20 }),
  validDays: Type.Integer({ minimum: 1, maximum: 730 }),
});
export type NewClaims = Static<typeof NewClaims>;

/** A claim code. */
const ClaimView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  modelCode: Type.String(),
  modelNameZh: Type.String(),
  modelNameEn: Type.String(),
  door: oneOf(doors),
  state: oneOf(['open', 'claimed', 'expired']),
  createdAt: Type.String(),
  createdByName: Type.String(),
  expiresAt: Type.String(),
  claimedAt: nullable(Type.String()),
  claimedByName: Type.String(),
  thingId: nullable(Type.String()),
});
export type ClaimView = Static<typeof ClaimView>;

/** A label to print. */
const ClaimLabel = Type.Object({
  ...ClaimView.properties,
  url: Type.String(),
  /** Dark squares as an SVG path in a field of `size` × `size`. */
  qr: Type.Object({ size: Type.Integer(), path: Type.String() }),
});
export type ClaimLabel = Static<typeof ClaimLabel>;

export const provisioningOperations = {
  previewThingImport: {
    method: 'POST',
    path: '/things/imports',
    summary: 'Upload a workbook of devices (at most 10 MB) and see what it would change',
    permission: manage,
    body: Type.Object({ contentBase64: Type.String({ minLength: 1 }) }),
    bodyLimitBytes: 14_680_064,
    reply: ThingImportPreview,
    problems: ['too-large'],
  },
  applyThingImport: {
    method: 'POST',
    path: '/things/imports/:importId/apply',
    summary: 'Take over all accepted rows of a preview; new secrets are told this once',
    permission: manage,
    params: Type.Object({ importId: Id }),
    reply: ImportedSecrets,
    problems: ['import-things-gone', 'import-things-outdated'],
  },
  thingImportTemplate: {
    method: 'GET',
    path: '/things/import-template',
    summary: 'An empty workbook to fill in',
    permission: manage,
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  claims: {
    method: 'GET',
    path: '/things/claims',
    summary: 'Claim codes, newest first',
    permission: manage,
    query: Type.Object({ ...paging, cursor: Type.Optional(Id) }),
    reply: pageOf(ClaimView),
  },
  makeClaims: {
    method: 'POST',
    path: '/things/claims',
    summary: 'Make claim codes for labels',
    permission: manage,
    body: NewClaims,
    reply: Type.Object({ ids: Type.Array(Type.String()) }),
    status: 201,
    problems: ['model-unknown'],
  },
  withdrawClaims: {
    method: 'POST',
    path: '/things/claims/withdrawn',
    summary: 'Take back claim codes that were not used',
    permission: manage,
    body: Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
    reply: Type.Object({ count: Type.Integer() }),
  },
  claimLabels: {
    method: 'GET',
    path: '/things/claims/labels',
    summary: 'Labels to print',
    permission: manage,
    query: Type.Object({ id: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
    reply: Type.Object({ items: Type.Array(ClaimLabel) }),
  },
  claim: {
    method: 'GET',
    path: '/things/claims/:code',
    summary: 'What a scanned claim code stands for',
    permission: claim,
    params: byCode,
    reply: ClaimView,
    problems: ['claim-unknown'],
  },
  claimThing: {
    method: 'POST',
    path: '/things/claims/:code/claim',
    summary: 'Put a device where it hangs; its secret is told this once',
    permission: claim,
    params: byCode,
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 60 }),
      position: Position,
      address: Type.String({ maxLength: 120 }),
      /** As read off the device; empty: the claim code. */
      externalId: Type.String({ maxLength: 80, pattern: '^[^\\s/+#]*$' }),
    }),
    reply: Type.Object({
      id: Type.String(),
      code: Type.String(),
      externalId: nullable(Type.String()),
      secret: nullable(Type.String()),
    }),
    status: 201,
    idempotent: true,
    problems: ['claim-unknown', 'claim-used', 'claim-expired', 'external-id-taken'],
  },
} as const;
