/** Shapes of categories and duties as they travel. */
import { Id, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

export const urgencies = ['urgent', 'high', 'normal', 'low'] as const;
export const spanUnits = ['workingHour', 'workingDay', 'hour', 'day'] as const;
export const verifiers = ['gridWorker', 'officer', 'none'] as const;

/** Kinds of place for which a duty may differ. */
export const placeKinds = [
  'village',
  'marketQuarter',
  'market',
  'school',
  'river',
  'reservoir',
  'countyRoad',
  'busStation',
  'park',
  'careHome',
] as const;

export const SpanShape = Type.Object({
  amount: Type.Number({ exclusiveMinimum: 0, maximum: 10_000 }),
  unit: oneOf(spanUnits),
});

const Sentence = Type.String({ maxLength: 300 });

const category = {
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 80 }),
  descriptionZh: Sentence,
  keywords: Type.Array(Type.String({ minLength: 1, maxLength: 30 }), { maxItems: 60 }),
  registrationCondition: Sentence,
  closingCondition: Sentence,
  urgency: oneOf(urgencies),
  icon: Type.String({ maxLength: 40 }),
  popular: Type.Boolean(),
  public: Type.Boolean(),
  sensitive: Type.Boolean(),
  active: Type.Boolean(),
};

/** What an administrator enters of a category. */
export const CategoryInput = Type.Object(category);
export type CategoryInput = Static<typeof CategoryInput>;

/** Code of a category. */
export const CategoryCode = Type.String({ pattern: '^[0-9]{6}$' });

/** A category in the list. */
export const CategoryView = Type.Object({
  code: Type.String(),
  largeClassCode: Type.String(),
  ...category,
  version: Type.Integer(),
});
export type CategoryView = Static<typeof CategoryView>;

/** A large class in the list. */
export const LargeClassView = Type.Object({
  code: Type.String(),
  kind: oneOf(['component', 'event']),
  nameZh: Type.String(),
  nameEn: Type.String(),
});

/** What an administrator enters of a duty. None of cell, village and kind means anywhere. */
export const DutyInput = Type.Object({
  categoryCode: Type.String({ pattern: '^[0-9]{4}([0-9]{2})?$' }),
  gridCellId: nullable(Id),
  villageId: nullable(Id),
  placeKind: nullable(oneOf(placeKinds)),
  leadDepartmentId: Id,
  assistingDepartmentIds: Type.Array(Id, { maxItems: 10 }),
  teamZh: Type.String({ maxLength: 40 }),
  response: SpanShape,
  deadline: SpanShape,
  verifyBy: oneOf(verifiers),
  /** Empty: the category's. */
  registrationCondition: Sentence,
  closingCondition: Sentence,
});
export type DutyInput = Static<typeof DutyInput>;

/** A duty in the list. */
export const DutyView = Type.Object({
  id: Type.String(),
  ...DutyInput.properties,
  version: Type.Integer(),
});
export type DutyView = Static<typeof DutyView>;

/** Who answers for a matter. */
export const ResolvedDuty = Type.Object({
  dutyId: nullable(Type.String()),
  source: oneOf(['gridCell', 'village', 'placeKind', 'default', 'largeClass', 'office']),
  leadDepartmentId: Type.String(),
  assistingDepartmentIds: Type.Array(Type.String()),
  teamZh: Type.String(),
  response: SpanShape,
  deadline: SpanShape,
  verifyBy: oneOf(verifiers),
  registrationCondition: Type.String(),
  closingCondition: Type.String(),
});

/** What a change of the matrix would change. */
export const DutyPreview = Type.Object({
  affected: Type.Array(
    Type.Object({
      categoryCode: Type.String(),
      categoryZh: Type.String(),
      villageId: Type.String(),
      villageZh: Type.String(),
      gridCellIds: Type.Array(Type.String()),
      before: ResolvedDuty,
      after: ResolvedDuty,
    }),
  ),
  /** Open cases that would get another department or deadline; null when nobody can count them. */
  openCases: nullable(Type.Integer()),
  /** Numbers of a few of them. */
  examples: Type.Array(Type.String()),
});
export type DutyPreview = Static<typeof DutyPreview>;

/** What an upload would do. */
export const DutyImportPreview = Type.Object({
  /** Null when no row is fit to be taken. */
  importId: nullable(Type.String()),
  expiresAt: Type.String(),
  accepted: Type.Array(
    Type.Object({
      row: Type.Integer(),
      categoryCode: Type.String(),
      placeZh: Type.String(),
      action: oneOf(['add', 'change', 'same']),
    }),
  ),
  faults: Type.Array(
    Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() }),
  ),
});
export type DutyImportPreview = Static<typeof DutyImportPreview>;

/** Saved states, newest first. */
export const VersionList = Type.Object({
  items: Type.Array(
    Type.Object({
      version: Type.Integer(),
      content: Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }),
      note: Type.String(),
      savedBy: nullable(Type.String()),
      savedByName: Type.String(),
      savedAt: Type.String(),
    }),
  ),
});
