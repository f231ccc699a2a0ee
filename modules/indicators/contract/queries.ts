/** Questions to indicators and their answers. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { IndicatorCode } from './definition.ts';

/** A local day, `YYYY-MM-DD`. */
export const Day = Type.String({ format: 'date' });

/** How an answer may be divided. */
export const divisions = [
  'nothing',
  'day',
  'month',
  'hour',
  'weekdayHour',
  'village',
  'gridCell',
  'department',
  'category',
  'channel',
] as const;
export type Division = (typeof divisions)[number];

const dimensions = ['village', 'gridCell', 'department', 'category', 'channel'] as const;

/** Span, place and division. */
export const ValueQuery = Type.Object({
  from: Day,
  to: Day,
  by: Type.Optional(oneOf(divisions)),
  /** Only one value of a dimension. */
  dimension: Type.Optional(oneOf(dimensions)),
  key: Type.Optional(Type.String({ maxLength: 80 })),
  /** What it is compared with. */
  compare: Type.Optional(oneOf(['before', 'yearBefore'])),
});
export type ValueQuery = Static<typeof ValueQuery>;

/** One value; null: nothing to divide by, or no such data. */
export const IndicatorValue = Type.Object({
  group: Type.String(),
  /** The group in words: name of the village, department, category …; else as `group`. */
  nameZh: Type.String(),
  nameEn: Type.String(),
  value: nullable(Type.Number()),
});
export type IndicatorValue = Static<typeof IndicatorValue>;

/** The answer to a question. */
export const Values = Type.Object({
  code: IndicatorCode,
  from: Day,
  to: Day,
  values: Type.Array(IndicatorValue),
  /** The same question for the span that it is compared with. */
  compared: nullable(
    Type.Unsafe<{ from: string; to: string; values: Static<typeof IndicatorValue>[] }>({
      type: 'object',
      properties: { from: Day, to: Day, values: Type.Array(IndicatorValue) },
    }),
  ),
  /** Events that may change the answer: sources of `indicators.changed`, and kinds of events of live numbers. */
  sources: Type.Array(Type.String()),
  liveEvents: Type.Array(Type.String()),
});
export type Values = Static<typeof Values>;

/** A fact that formulas may name. */
export const FactName = Type.Object({
  /** As it stands in a formula: `cases.closed.inTime`. */
  name: Type.String(),
  kind: oneOf(['count', 'sum', 'spread', 'now']),
  titleZh: Type.String(),
  titleEn: Type.String(),
  meaningZh: Type.String(),
  meaningEn: Type.String(),
  unit: Type.String(),
  dimensions: Type.Array(Type.String()),
});
export type FactName = Static<typeof FactName>;

/** A row behind a number. */
export const Subject = Type.Object({
  id: Type.String(),
  /** Tells rows of one subject apart. */
  rowId: Type.String(),
  /** Where it is looked at. */
  path: Type.String(),
  at: Type.String(),
  /** What people call it; empty when it is gone. */
  nameZh: Type.String(),
  nameEn: Type.String(),
  /** Its values of the dimensions, in words. */
  parts: Type.Array(
    Type.Object({
      dimension: oneOf(dimensions),
      key: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
    }),
  ),
  /** Measures of the fact by key. */
  measures: Type.Record(Type.String(), nullable(Type.Number())),
});
export type Subject = Static<typeof Subject>;

/** A nightly comparison. */
export const Check = Type.Object({
  id: Type.String(),
  startedAt: Type.String(),
  seconds: Type.Number(),
  days: Type.Integer(),
  differences: Type.Array(
    Type.Object({
      source: Type.String(),
      day: Type.String(),
      cube: Type.String(),
      key: Type.String(),
      rollup: nullable(Type.Number()),
      rows: nullable(Type.Number()),
    }),
  ),
});
export type Check = Static<typeof Check>;
