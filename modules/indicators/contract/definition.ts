/** An indicator as data. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** Code of an indicator. */
export const IndicatorCode = Type.String({ pattern: '^[a-z][a-z0-9-]{1,49}$' });

/** What more of it means: better, worse, or neither. */
export const directions = ['up', 'down', 'none'] as const;

/** A definition without its version: what is written, exported and imported. */
export const IndicatorInput = Type.Object({
  code: IndicatorCode,
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  meaningZh: Type.String({ minLength: 1, maxLength: 400 }),
  meaningEn: Type.String({ maxLength: 400 }),
  /** Group on the page: `cases`, `sensing`, `environment`, `lighting` … */
  group: Type.String({ minLength: 1, maxLength: 30 }),
  /** `1`, `%`, `s`, `kWh`, `fen` … */
  unit: Type.String({ minLength: 1, maxLength: 12 }),
  decimals: Type.Integer({ minimum: 0, maximum: 4 }),
  direction: oneOf(directions),
  formula: Type.String({ minLength: 1, maxLength: 1000 }),
  target: nullable(Type.Number()),
  /** The bound beyond which it is shown as a warning, on the bad side of the target. */
  warning: nullable(Type.Number()),
  ownerDepartmentId: nullable(Type.String()),
});
export type IndicatorInput = Static<typeof IndicatorInput>;

/** A definition in force. */
export const Indicator = Type.Object({
  ...IndicatorInput.properties,
  shipped: Type.Boolean(),
  active: Type.Boolean(),
  version: Type.Integer(),
  savedAt: Type.String(),
  savedByName: Type.String(),
  /** By what it may be divided. */
  dimensions: Type.Array(Type.String()),
  /** Whether it is read as things stand now: it has no period but a history of ends of days. */
  isLive: Type.Boolean(),
});
export type Indicator = Static<typeof Indicator>;
