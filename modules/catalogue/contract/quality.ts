/** Quality rules of a resource and what they gave. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Dimensions of GB/T 36344: complete, valid (accurate in form), unique, fresh, consistent. */
export const ruleKinds = ['complete', 'valid', 'unique', 'fresh', 'consistent'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** What a kind needs besides fields. */
export const RuleSettings = Type.Object({
  /** Fresh: rows must have changed within so many days. */
  days: Type.Optional(Type.Integer({ minimum: 1, maximum: 3660 })),
  /** Consistent: the other resource, its field, and the field by which rows are found in both. */
  otherCode: Type.Optional(Type.String({ maxLength: 50 })),
  otherField: Type.Optional(Type.String({ maxLength: 40 })),
  by: Type.Optional(Type.String({ maxLength: 40 })),
  otherBy: Type.Optional(Type.String({ maxLength: 40 })),
});
export type RuleSettings = Static<typeof RuleSettings>;

/** A rule as it is entered. */
export const RuleInput = Type.Object({
  kind: oneOf(ruleKinds),
  title: Type.String({ minLength: 1, maxLength: 80 }),
  fields: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 }),
  settings: RuleSettings,
  /** Share of rows that must pass, 0–1. */
  leastShare: Type.Number({ minimum: 0, maximum: 1 }),
  active: Type.Boolean(),
});
export type RuleInput = Static<typeof RuleInput>;

/** A rule. */
export const RuleView = Type.Object({
  id: Type.String(),
  ...RuleInput.properties,
  /** Local day from which it has been broken. */
  brokenSince: nullable(Type.String()),
  caseId: nullable(Type.String()),
  caseNumber: nullable(Type.String()),
  version: Type.Integer(),
});
export type RuleView = Static<typeof RuleView>;

/** What one rule gave on a day. */
export const RuleResult = Type.Object({
  ruleId: Type.String(),
  kind: oneOf(ruleKinds),
  title: Type.String(),
  checked: Type.Integer(),
  failed: Type.Integer(),
  passes: Type.Boolean(),
});
export type RuleResult = Static<typeof RuleResult>;

/** What all rules gave on a day. */
export const QualityDay = Type.Object({
  day: Type.String(),
  /** 0–100. */
  score: Type.Number(),
  rows: Type.Integer(),
  results: Type.Array(RuleResult),
  measuredAt: Type.String(),
});
export type QualityDay = Static<typeof QualityDay>;
