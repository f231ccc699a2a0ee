/** Rules as the API speaks them. */
import { Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { type Condition, ConditionInput, Schedule, Scope } from './condition.ts';
import { severities } from './severity.ts';

const Name = Type.String({ minLength: 1, maxLength: 80 });
const Code = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 });
/** Any JSON on its way out; it was checked on its way in. */
const Kept = Type.Unsafe<Condition>({});
const KeptOrNull = Type.Unsafe<Condition | null>({});

const words = {
  nameZh: Name,
  nameEn: Name,
  /** What the alarm says; the type joins alarms of several rules into one a thing. */
  titleZh: Name,
  titleEn: Name,
  type: Code,
  severity: oneOf(severities),
  categoryCode: nullable(
    Type.String({ maxLength: 20, description: 'Category whose duty opens a case; null: no case' }),
  ),
  scope: Scope,
  hysteresis: Type.Number({ minimum: 0, description: 'In the unit of the values compared' }),
  /** An alarm that comes back within so long is the same alarm. */
  flapSeconds: Type.Integer({ minimum: 0, maximum: 86_400 }),
};

/** A rule as an administrator writes it. */
export const RuleInput = Type.Object({
  ...words,
  when: ConditionInput,
  clear: Type.Unsafe<Condition | null>({ anyOf: [ConditionInput, { type: 'null' }] }),
  schedule: Type.Unsafe<Schedule | null>({ anyOf: [Schedule, { type: 'null' }] }),
});

/** The parts of a rule that are versioned together. */
export interface RuleDefinition {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly type: string;
  readonly severity: (typeof severities)[number];
  readonly categoryCode: string | null;
  readonly scope: Scope;
  readonly hysteresis: number;
  readonly flapSeconds: number;
  readonly when: Condition;
  readonly clear: Condition | null;
  readonly schedule: Schedule | null;
}

/** A rule as it stands. */
export const RuleView = Type.Object({
  id: Type.String(),
  code: Type.String(),
  enabled: Type.Boolean(),
  version: Type.Integer(),
  updatedAt: Instant,
  /** Things it judges now. */
  thingCount: Type.Integer(),
  /** Alarms it raised in the last 30 days. */
  raisedCount: Type.Integer(),
  activeCount: Type.Integer(),
  ...words,
  when: Kept,
  clear: KeptOrNull,
  schedule: Type.Unsafe<Schedule | null>({}),
});
export type RuleView = Static<typeof RuleView>;

/** What can be judged: models with their properties, and what narrows the choice. */
export const RuleChoices = Type.Object({
  models: Type.Array(
    Type.Object({
      code: Type.String(),
      nameZh: Type.String(),
      nameEn: Type.String(),
      properties: Type.Array(
        Type.Object({
          key: Type.String(),
          nameZh: Type.String(),
          nameEn: Type.String(),
          type: Type.String(),
          /** As people write it. */
          unit: Type.String(),
          choices: Type.Array(
            Type.Object({ value: Type.String(), zh: Type.String(), en: Type.String() }),
          ),
        }),
      ),
      groupCodes: Type.Array(Type.String()),
      thingCount: Type.Integer(),
    }),
  ),
  things: Type.Array(
    Type.Object({
      id: Type.String(),
      code: Type.String(),
      name: Type.String(),
      modelCode: Type.String(),
      villageCode: nullable(Type.String()),
      groupCodes: Type.Array(Type.String()),
    }),
  ),
  villages: Type.Array(
    Type.Object({ code: Type.String(), nameZh: Type.String(), nameEn: Type.String() }),
  ),
});
export type RuleChoices = Static<typeof RuleChoices>;

/** A rule tried on what is stored. */
export const TryInput = Type.Object({
  rule: RuleInput,
  days: Type.Integer({ minimum: 1, maximum: 92 }),
  /** Code of the thing whose curve is wanted; the one with most alarms when left out. */
  chartThingCode: Type.Optional(Type.String({ maxLength: 60 })),
});

const Episode = Type.Object({
  thingId: Type.String(),
  thingCode: Type.String(),
  thingName: Type.String(),
  raisedAt: Instant,
  /** Null: still on at the end. */
  clearedAt: nullable(Instant),
  /** The value at the moment, with its property's key; empty for silence. */
  value: Type.String(),
});
export type Episode = Static<typeof Episode>;

/** What a rule would have done. */
export const TryReply = Type.Object({
  from: Instant,
  to: Instant,
  /** Alarms in all; the list holds at most 500, newest first. */
  count: Type.Integer(),
  episodes: Type.Array(Episode),
  things: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      count: Type.Integer(),
      values: Type.Integer(),
    }),
  ),
  /** Things of the scope that were not read because the try was cut. */
  leftOut: Type.Integer(),
  valuesRead: Type.Integer(),
  chart: Type.Unsafe<Chart | null>({}),
});

/** A curve with the limit that the rule names. */
export interface Chart {
  readonly thingCode: string;
  readonly thingName: string;
  readonly key: string;
  readonly limit: number | null;
  readonly points: readonly {
    readonly at: string;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
  }[];
}
export type TryReply = Static<typeof TryReply>;

/** Rules on their way between towns. */
export const RuleFile = Type.Object({
  format: oneOf(['zhenshu-rules-1']),
  rules: Type.Array(Type.Object({ code: Code, enabled: Type.Boolean(), ...RuleInput.properties }), {
    maxItems: 500,
  }),
});
export type RuleFile = Static<typeof RuleFile>;

export { Code as RuleCode };
