/** Resources and their fields: the words in which departments say what they hold. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Who may have a resource: everybody, on conditions that the owner names, nobody outside the owner. */
export const grades = ['open', 'conditional', 'closed'] as const;
export type Grade = (typeof grades)[number];

/** `held` rows were brought in and lie in the lake; `inPlace` rows stay at their source and are read there at the moment of use. */
export const resourceKinds = ['held', 'inPlace'] as const;
export type ResourceKind = (typeof resourceKinds)[number];

/** Types of fields; instants and days as ISO 8601, positions in WGS-84 degrees. */
export const fieldTypes = [
  'text',
  'integer',
  'decimal',
  'date',
  'boolean',
  'instant',
  'longitude',
  'latitude',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** How near a field is to a person (PIPL 4, 28): about no person, about one, sensitive. */
export const personalClasses = ['personal', 'sensitive'] as const;
export type PersonalClass = (typeof personalClasses)[number];

/** Masks of `platform/manifest` that a field of a resource may have. */
export const fieldMasks = [
  'name',
  'phone',
  'idNumber',
  'bankCard',
  'address',
  'plate',
  'email',
  'text',
  'withheld',
] as const;
export type FieldMask = (typeof fieldMasks)[number];

/** What the text of a field must be, besides its type. */
export const fieldFormats = ['idNumber', 'socialCredit', 'phone', 'plate', 'bankCard'] as const;
export type FieldFormat = (typeof fieldFormats)[number];

/** How often the owner renews a resource. */
export const frequencies = [
  'realTime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'irregular',
] as const;
export type Frequency = (typeof frequencies)[number];

/** Key of a field or code of a resource: letters, digits and hyphens; fields in camel case. */
export const FieldKey = Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' });
export const ResourceCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,49}$' });

/** A field of a resource. */
export const FieldView = Type.Object({
  key: FieldKey,
  titleZh: Type.String({ minLength: 1, maxLength: 40 }),
  titleEn: Type.String({ maxLength: 60 }),
  /** What a value means, in the owner's words. */
  meaning: Type.String({ maxLength: 300 }),
  type: oneOf(fieldTypes),
  format: nullable(oneOf(fieldFormats)),
  /** Values that may stand here; empty for any. */
  codes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 200 }),
  required: Type.Boolean(),
  personalClass: nullable(oneOf(personalClasses)),
  mask: nullable(oneOf(fieldMasks)),
  /** Holds the identity number that names the person whom the row is about. */
  subject: Type.Boolean(),
});
export type FieldView = Static<typeof FieldView>;

/** A text that nobody must give and that tells nothing of anybody; `more` says where a field is otherwise. */
export const plainField = (
  key: string,
  titleZh: string,
  more: Partial<FieldView> = {},
): FieldView => ({
  key,
  titleZh,
  titleEn: '',
  meaning: '',
  type: 'text',
  format: null,
  codes: [],
  required: false,
  personalClass: null,
  mask: null,
  subject: false,
  ...more,
});

/** A resource as other modules see it. */
export interface ResourceView {
  readonly id: string;
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly ownerDepartmentId: string;
  readonly grade: Grade;
  /** Rule by which rows stay when a person asks to be erased; empty when there is none. */
  readonly keptByLaw: string;
  readonly kind: ResourceKind;
  readonly fields: readonly FieldView[];
  /** Keys of the fields that together tell one row from all others; empty when nothing does. */
  readonly keyFields: readonly string[];
  readonly version: number;
}
