/** Which resources feed the records, and whose word goes first: set, tried on a sample, kept in versions. */
import {
  defineApi,
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { entityKinds, recordFields } from './kinds.ts';
import { Fact } from './shapes.ts';

const Text = Type.String();
const Kind = oneOf(entityKinds);
const Field = oneOf(recordFields);

/** Which field of a resource is which of a record. */
export const FieldPair = Type.Object({ field: Field, key: Type.String({ maxLength: 40 }) });
export type FieldPair = Static<typeof FieldPair>;

/** A source as it is entered. */
export const SourceInput = Type.Object({
  resourceId: Id,
  kind: Kind,
  roleZh: Type.String({ minLength: 1, maxLength: 20 }),
  roleEn: Type.String({ minLength: 1, maxLength: 40 }),
  mapping: Type.Array(FieldPair, { minItems: 1, maxItems: 30 }),
});
export type SourceInput = Static<typeof SourceInput>;

/** A resource that feeds records. */
export const SourceView = Type.Object({
  id: Id,
  kind: Kind,
  resourceId: Id,
  resourceCode: Text,
  resourceZh: Text,
  resourceEn: Text,
  roleZh: Text,
  roleEn: Text,
  mapping: Type.Array(Type.Object({ field: Field, key: Text })),
  rowCount: Type.Integer(),
  readAt: nullable(Instant),
  waiting: Type.Boolean(),
  /** Whether its rows are in the records; they leave when it is switched off. */
  active: Type.Boolean(),
  version: Type.Integer(),
});
export type SourceView = Static<typeof SourceView>;

/** Whose word goes first for a field. */
export const PrecedenceView = Type.Object({
  kind: Kind,
  field: Field,
  resourceCodes: Type.Array(Text),
  version: Type.Integer(),
});
export type PrecedenceView = Static<typeof PrecedenceView>;

/** Values of a row or record, masked; empty where there are none. */
export const SampleValues = Type.Object({
  name: Type.String(personal('records.entities.name')),
  identityNumber: Type.String(personal('records.entities.identity_number', 'never')),
  birthDate: Type.String(personal('records.entities.birth_date')),
  gender: Type.String(personal('records.entities.gender')),
  phone: Type.String(personal('records.entities.phone', 'never')),
  address: Type.String(personal('records.entities.address', 'never')),
  facts: Type.Array(Fact),
});
export type SampleValues = Static<typeof SampleValues>;

/** What a mapping would bring, by the first rows of the resource. */
export const SourcePreview = Type.Object({
  /** Rows looked at, and all that the resource holds. */
  looked: Type.Integer(),
  total: Type.Integer(),
  /** Of those: not in the records yet, in them with other values, as they are. */
  added: Type.Integer(),
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** Of the new ones: named exactly, by number or key, by a record that is there. */
  known: Type.Integer(),
  /** Rows without the field by which a record is known: each would be a record of its own, or none. */
  nameless: Type.Integer(),
  fields: Type.Array(
    Type.Object({ field: Field, filled: Type.Integer(), unsound: Type.Integer() }),
  ),
  sample: Type.Array(Type.Object({ before: nullable(SampleValues), after: SampleValues })),
});
export type SourcePreview = Static<typeof SourcePreview>;

/** What another order would change, by records of which several departments speak. */
export const PrecedencePreview = Type.Object({
  looked: Type.Integer(),
  total: Type.Integer(),
  changed: Type.Integer(),
  sample: Type.Array(
    Type.Object({
      number: Type.Integer(),
      before: SampleValues,
      beforeCode: Text,
      after: SampleValues,
      afterCode: Text,
    }),
  ),
});
export type PrecedencePreview = Static<typeof PrecedencePreview>;

const versions = <T extends Type.TSchema>(content: T) =>
  Type.Object({
    items: Type.Array(
      Type.Object({
        version: Type.Integer(),
        content,
        note: Text,
        savedBy: nullable(Id),
        savedByName: Type.String(personal('people.people.name', 'staff')),
        savedAt: Instant,
      }),
    ),
  });

const order = { resourceCodes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }) };
const ofField = Type.Object({ kind: Kind, field: Field });
const bySource = Type.Object({ sourceId: Id });
const faults = ['resource-unknown', 'mapping-faulty', 'records-need-copy'];

export const settingOperations = defineApi('records', {
  sources: {
    method: 'GET',
    path: '/records/sources',
    summary: 'Resources that feed the records',
    permission: 'records.sources',
    reply: Type.Object({ items: Type.Array(SourceView) }),
  },
  saveSource: {
    method: 'PUT',
    path: '/records/sources',
    summary: 'Say which fields of a resource are which of a record; version 0 for a new source',
    permission: 'records.configure',
    body: Type.Object({ ...SourceInput.properties, version: Type.Integer({ minimum: 0 }) }),
    reply: SourceView,
    problems: [...faults, 'changed-meanwhile'],
  },
  previewSource: {
    method: 'POST',
    path: '/records/sources/preview',
    summary: 'What a mapping would bring, on a sample; nothing is saved',
    permission: 'records.configure',
    body: SourceInput,
    reply: SourcePreview,
    problems: faults,
  },
  switchSource: {
    method: 'PUT',
    path: '/records/sources/:sourceId/active',
    summary: 'Take a source out of the records, with its rows, or back in',
    permission: 'records.configure',
    params: bySource,
    body: Type.Object({ active: Type.Boolean(), version: Type.Integer() }),
    reply: SourceView,
    problems: ['source-of-records-unknown', 'changed-meanwhile'],
  },
  sourceVersions: {
    method: 'GET',
    path: '/records/sources/:sourceId/versions',
    summary: 'Versions of a source, newest first',
    permission: 'records.sources',
    params: bySource,
    reply: versions(
      Type.Object({
        roleZh: Text,
        roleEn: Text,
        active: Type.Boolean(),
        mapping: Type.Array(Type.Object({ field: Field, key: Text })),
      }),
    ),
    problems: ['source-of-records-unknown'],
  },
  precedence: {
    method: 'GET',
    path: '/records/precedence',
    summary: 'Whose word goes first, by kind and field',
    permission: 'records.sources',
    reply: Type.Object({ items: Type.Array(PrecedenceView) }),
  },
  savePrecedence: {
    method: 'PUT',
    path: '/records/precedence/:kind/:field',
    summary: 'Set whose word goes first; records are worked out anew',
    permission: 'records.configure',
    params: ofField,
    body: Type.Object({ ...order, version: Type.Integer() }),
    reply: PrecedenceView,
    problems: ['changed-meanwhile'],
  },
  previewPrecedence: {
    method: 'POST',
    path: '/records/precedence/:kind/:field/preview',
    summary: 'What another order would change, on a sample; nothing is saved',
    permission: 'records.configure',
    params: ofField,
    body: Type.Object(order),
    reply: PrecedencePreview,
  },
  precedenceVersions: {
    method: 'GET',
    path: '/records/precedence/:kind/:field/versions',
    summary: 'Orders that were set, newest first',
    permission: 'records.sources',
    params: ofField,
    reply: versions(Type.Object(order)),
  },
});
