/** What there are records of, and of which fields they consist. Browser-safe. */

/** Kinds of entities. */
export const entityKinds = [
  'person',
  'household',
  'house',
  'plot',
  'organisation',
  'place',
] as const;
export type EntityKind = (typeof entityKinds)[number];

/** Every field of a record. */
export const recordFields = [
  'name',
  'identityNumber',
  'gender',
  'birthDate',
  'phone',
  'address',
  'creditCode',
  'organisationKind',
  'foundedOn',
  'householdNumber',
  'houseCode',
  'structure',
  'storeys',
  'areaSquareMetres',
  'plotCode',
  'plotName',
  'areaMu',
  'livesAlone',
  'grantKind',
  'disabilityKind',
  'disabilityDegree',
] as const;
export type RecordField = (typeof recordFields)[number];

/** Fields of a kind that its record shows, in this order. */
export const fieldsOfKind: Readonly<Record<EntityKind, readonly RecordField[]>> = {
  person: ['name', 'identityNumber', 'gender', 'birthDate', 'phone', 'address'],
  household: ['householdNumber', 'address'],
  house: ['houseCode', 'address', 'structure', 'storeys', 'areaSquareMetres'],
  plot: ['plotCode', 'plotName', 'areaMu', 'address'],
  organisation: ['name', 'creditCode', 'organisationKind', 'foundedOn', 'address'],
  place: ['address'],
};

/** Fields that a row may tell of a person besides, for the special lists only. */
export const listFields: readonly RecordField[] = [
  'livesAlone',
  'grantKind',
  'disabilityKind',
  'disabilityDegree',
];

/** The field by which records of a kind are known; people are known by likeness. */
export const keyOfKind: Readonly<Record<EntityKind, RecordField | null>> = {
  person: null,
  household: 'householdNumber',
  house: 'houseCode',
  plot: 'plotCode',
  organisation: 'creditCode',
  place: 'address',
};

/** Fields that rows of a kind may feed, in the order of the form. */
export const feedableFields = (kind: EntityKind): readonly RecordField[] => [
  ...fieldsOfKind[kind],
  ...(kind === 'person' ? listFields : []),
];

/** The field without which rows of a kind say nothing: its key, of people the name. */
export const neededField = (kind: EntityKind): RecordField => keyOfKind[kind] ?? 'name';

/** Special lists of people. */
export const listCodes = [
  'eldersAlone',
  'lowIncome',
  'elderAllowance',
  'disabled',
  'keysInCare',
] as const;
export type ListCode = (typeof listCodes)[number];
