/** How columns of a source become fields of a resource. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { FieldKey } from '#modules/catalogue/contract/shapes.ts';

/** Repairs that a field may get; each is counted and shown. */
export const repairs = ['trim', 'halfWidth', 'dates', 'identity15', 'emptyWords'] as const;
export type Repair = (typeof repairs)[number];

/** One field and what feeds it. */
export const FieldMapping = Type.Object({
  field: FieldKey,
  /** Title of the column in the source; null for a constant. */
  column: nullable(Type.String({ maxLength: 200 })),
  constant: nullable(Type.String({ maxLength: 200 })),
  repairs: Type.Array(oneOf(repairs), { maxItems: 5 }),
  /** Words of the source and the words of the standard that they stand for. */
  translate: Type.Array(
    Type.Object({ from: Type.String({ maxLength: 60 }), to: Type.String({ maxLength: 60 }) }),
    { maxItems: 200 },
  ),
  rules: Type.Object({
    /** Least and largest value, written as the field's type is. */
    least: nullable(Type.String({ maxLength: 40 })),
    most: nullable(Type.String({ maxLength: 40 })),
    /** RE2, the whole value. */
    pattern: nullable(Type.String({ maxLength: 200 })),
    /** In characters. */
    longest: nullable(Type.Integer({ minimum: 1, maximum: 10_000 })),
  }),
});
export type FieldMapping = Static<typeof FieldMapping>;

/** The whole mapping of a source. */
export const Mapping = Type.Array(FieldMapping, { maxItems: 200 });
export type Mapping = Static<typeof Mapping>;

/** What a field gets unless said. */
export const usual: Pick<FieldMapping, 'constant' | 'repairs' | 'translate' | 'rules'> = {
  constant: null,
  repairs: [...repairs],
  translate: [],
  rules: { least: null, most: null, pattern: null, longest: null },
};
