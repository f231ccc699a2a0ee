/** What the editor of formulas asks, and what the page of all indicators shows. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { IndicatorCode } from './definition.ts';
import { Values } from './queries.ts';
import { standings } from './standing.ts';

/** A formula as it was read. */
export const FormulaReading = Type.Object({
  /** What is wrong with it, and where: characters from 0. */
  fault: nullable(
    Type.Unsafe<{ at: number; length: number; message: string }>({
      type: 'object',
      required: ['at', 'length', 'message'],
      properties: {
        at: { type: 'integer' },
        length: { type: 'integer' },
        message: { type: 'string' },
      },
    }),
  ),
  /** By what it may be divided; empty with a fault. */
  dimensions: Type.Array(Type.String()),
});
export type FormulaReading = Static<typeof FormulaReading>;

/** A number that a formula stands on, with its value in the span of the preview. */
export const FormulaPart = Type.Object({
  /** As it stands in the formula. */
  name: Type.String(),
  titleZh: Type.String(),
  titleEn: Type.String(),
  value: nullable(Type.Number()),
});
export type FormulaPart = Static<typeof FormulaPart>;

/** What a definition would give. */
export const Preview = Type.Object({
  whole: Values,
  byDay: Values,
  byMonth: Values,
  parts: Type.Array(FormulaPart),
  /** Why there is no value, and at which character; null when there is one. */
  nothing: nullable(
    Type.Unsafe<{ reason: 'divided-by-zero' | 'no-data'; at: number }>({
      type: 'object',
      required: ['reason', 'at'],
      properties: {
        reason: oneOf(['divided-by-zero', 'no-data']),
        at: { type: 'integer' },
      },
    }),
  ),
});
export type Preview = Static<typeof Preview>;

/** An indicator's number of a span at a glance. */
export const Glance = Type.Object({
  code: IndicatorCode,
  value: nullable(Type.Number()),
  /** The span of the same length right before. */
  before: nullable(Type.Number()),
  standing: oneOf(standings),
  /** By day, or by month when the span is longer than 92 days. */
  trend: Type.Array(Type.Object({ group: Type.String(), value: nullable(Type.Number()) })),
});
export type Glance = Static<typeof Glance>;
