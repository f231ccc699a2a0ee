/** Conditions of rules, as data: what an administrator puts together without code. */
import { nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';

/** How a value is held against a limit. */
export const operators = ['above', 'atLeast', 'below', 'atMost', 'equals', 'differs'] as const;
export type Operator = (typeof operators)[number];

/** A value that a property may have. */
export type Scalar = number | string | boolean;

const Key = Type.String({ minLength: 1, maxLength: 60 });
const Seconds = Type.Integer({ minimum: 1, maximum: 31 * 86_400 });

const Threshold = Type.Object({
  kind: oneOf(['threshold']),
  key: Key,
  op: oneOf(operators),
  value: Type.Unsafe<Scalar>({
    anyOf: [{ type: 'number' }, { type: 'boolean' }, { type: 'string', maxLength: 200 }],
  }),
});
export type Threshold = Static<typeof Threshold>;

const Comparison = Type.Object({
  kind: oneOf(['comparison']),
  key: Key,
  op: oneOf(operators),
  otherKey: Key,
  otherThingCode: nullable(
    Type.String({ maxLength: 60, description: 'Null: the same thing as the one judged' }),
  ),
  offset: Type.Number({ description: 'Added to the other value before comparing' }),
});
export type Comparison = Static<typeof Comparison>;

type Instant = Threshold | Comparison;
type GroupOf<T> =
  | { readonly kind: 'all'; readonly of: readonly T[] }
  | { readonly kind: 'any'; readonly of: readonly T[] };

/** What holds or does not hold at one instant, by the last known values alone. */
export type AtOnceCondition = Instant | GroupOf<Instant>;

/** A condition of a rule. */
export type Condition =
  | Instant
  | { readonly kind: 'duration'; readonly seconds: number; readonly of: AtOnceCondition }
  | {
      readonly kind: 'repetition';
      readonly times: number;
      /** Of so many values in a row … */
      readonly among: number | null;
      /** … or within so long. */
      readonly withinSeconds: number | null;
      readonly of: AtOnceCondition;
    }
  | {
      readonly kind: 'rateOfChange';
      readonly key: string;
      readonly direction: 'rise' | 'fall' | 'either';
      readonly amount: number;
      readonly withinSeconds: number;
    }
  /** `key: null` means any value of the thing. */
  | { readonly kind: 'absence'; readonly key: string | null; readonly seconds: number }
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] };

const InstantSchema = Type.Union([Threshold, Comparison]);
const AtOnce = Type.Union([
  InstantSchema,
  Type.Object({
    kind: oneOf(['all', 'any']),
    of: Type.Array(InstantSchema, { minItems: 1, maxItems: 8 }),
  }),
]);
const Duration = Type.Object({ kind: oneOf(['duration']), seconds: Seconds, of: AtOnce });
const Repetition = Type.Object({
  kind: oneOf(['repetition']),
  times: Type.Integer({ minimum: 2, maximum: 100 }),
  among: nullable(Type.Integer({ minimum: 2, maximum: 100 })),
  withinSeconds: nullable(Type.Integer({ minimum: 1, maximum: 31 * 86_400 })),
  of: AtOnce,
});
const RateOfChange = Type.Object({
  kind: oneOf(['rateOfChange']),
  key: Key,
  direction: oneOf(['rise', 'fall', 'either']),
  amount: Type.Number({ minimum: 0 }),
  withinSeconds: Type.Integer({ minimum: 1, maximum: 86_400 }),
});
const Absence = Type.Object({
  kind: oneOf(['absence']),
  key: nullable(Type.String({ minLength: 1, maxLength: 60 })),
  seconds: Seconds,
});
const Simple = Type.Union([Threshold, Comparison, Duration, Repetition, RateOfChange, Absence]);
const InnerGroup = Type.Object({
  kind: oneOf(['all', 'any']),
  of: Type.Array(Simple, { minItems: 1, maxItems: 8 }),
});
const Group = Type.Object({
  kind: oneOf(['all', 'any']),
  of: Type.Array(Type.Union([Simple, InnerGroup]), { minItems: 1, maxItems: 8 }),
});

/** A condition as a body carries it; groups may hold groups once. */
export const ConditionInput = Type.Unsafe<Condition>(Type.Union([Simple, Group]));

/** When a rule watches; everything that is given must hold. */
export const Schedule = Type.Object({
  /** Minutes since local midnight; an end not after the start means the next morning. None: all day. */
  hours: Type.Array(
    Type.Object({
      startMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
      endMinute: Type.Integer({ minimum: 0, maximum: 1440 }),
    }),
    { maxItems: 6 },
  ),
  /** 0 = Sunday … 6 = Saturday; none: every weekday. */
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { maxItems: 7 }),
  /** By the town's calendar. */
  days: oneOf(['every', 'working', 'off', 'market', 'notMarket']),
});
export type Schedule = Static<typeof Schedule>;

/** Which things a rule judges: a model, narrowed by whatever else is named. */
export const Scope = Type.Object({
  modelCode: Type.String({ minLength: 1, maxLength: 60 }),
  thingCodes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 500 }),
  groupCodes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 50 }),
  villageCodes: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 }),
});
export type Scope = Static<typeof Scope>;
