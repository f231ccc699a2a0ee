/** Conditions on rows: what limits a grant, a search, a subscription. Browser-safe. */
import { oneOf, type Static, Type } from '#platform/contract/index.ts';

/** How a field is compared with a value. */
export const operators = ['equals', 'startsWith', 'in', 'atLeast', 'atMost'] as const;
export type Operator = (typeof operators)[number];

const Single = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean()]);

/** One condition; all conditions of a list hold together. `in` takes a list, every other operator one value. */
export const Condition = Type.Object({
  key: Type.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' }),
  op: oneOf(operators),
  value: Type.Union([Single, Type.Array(Single, { minItems: 1, maxItems: 200 })]),
});
export type Condition = Static<typeof Condition>;

/** At most so many at once. */
export const Conditions = Type.Array(Condition, { maxItems: 12 });
