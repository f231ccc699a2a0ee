/** Rules and series at random, small enough that their conditions often meet. */
import fc from 'fast-check';
import type { Condition, Scalar } from '../contract/condition.ts';
import type { Decisive } from './compile.ts';

/** Seconds within which everything is sent. */
export const until = 60;

/** A value as a thing sends it; seconds since the beginning. */
export interface Sent {
  readonly series: string;
  readonly value: Scalar;
  readonly at: number;
  readonly quality: string;
}

const values = fc.integer({ min: 0, max: 6 });
const seconds = fc.integer({ min: 1, max: 12 });
const series = fc.constantFrom('a', 'b', 'X/a');
const op = fc.constantFrom('above', 'atLeast', 'below', 'atMost', 'equals', 'differs' as const);

const threshold = fc.record({
  kind: fc.constant('threshold' as const),
  key: fc.constantFrom('a', 'b'),
  op,
  value: values,
});
const comparison = fc.record({
  kind: fc.constant('comparison' as const),
  key: fc.constant('a'),
  op,
  otherKey: fc.constantFrom('a', 'b'),
  otherThingCode: fc.constantFrom(null, 'X'),
  offset: fc.integer({ min: -2, max: 2 }),
});
const instant = fc.oneof(threshold, comparison);
const atOnce = fc.oneof(
  instant,
  fc.record({
    kind: fc.constantFrom('all', 'any' as const),
    of: fc.array(instant, { minLength: 1, maxLength: 2 }),
  }),
);
const simple = fc.oneof(
  instant,
  fc.record({ kind: fc.constant('duration' as const), seconds, of: atOnce }),
  fc.record({
    kind: fc.constant('repetition' as const),
    times: fc.integer({ min: 2, max: 3 }),
    among: fc.integer({ min: 2, max: 5 }),
    withinSeconds: fc.constant(null),
    of: atOnce,
  }),
  fc.record({
    kind: fc.constant('repetition' as const),
    times: fc.integer({ min: 2, max: 3 }),
    among: fc.constant(null),
    withinSeconds: seconds,
    of: atOnce,
  }),
  fc.record({
    kind: fc.constant('rateOfChange' as const),
    key: fc.constantFrom('a', 'b'),
    direction: fc.constantFrom('rise', 'fall', 'either' as const),
    amount: fc.integer({ min: 0, max: 4 }),
    withinSeconds: seconds,
  }),
  fc.record({
    kind: fc.constant('absence' as const),
    key: fc.constantFrom('a', 'b', null),
    seconds,
  }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: simple as fc.Arbitrary<Condition> },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom('all', 'any' as const),
      of: fc.array(simple as fc.Arbitrary<Condition>, { minLength: 1, maxLength: 3 }),
    }),
  },
);
/** Rules of every kind. */
export const rules: fc.Arbitrary<Decisive> = fc.record({
  when: condition,
  clear: fc.oneof(fc.constant(null), condition),
  hysteresis: fc.integer({ min: 0, max: 2 }),
});
/** What three series send within a minute. */
export const sendings: fc.Arbitrary<Sent[]> = fc.array(
  fc.record({
    series,
    value: values,
    at: fc.integer({ min: 1, max: until }),
    quality: fc.constantFrom('N', 'N', 'N', 'N', 'D', 'M'),
  }),
  { maxLength: 25 },
);
