/** Shapes of observations as they travel. */
import { Id, Instant, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import { qualities, type Value } from './reading.ts';

/** A value: number, text, yes/no, position or JSON. */
const AnyValue = Type.Unsafe<Value>({});

/** The newest value of a property. */
export const LatestValue = Type.Object({
  key: Type.String(),
  value: AnyValue,
  /** Source time. */
  at: Instant,
  receivedAt: Instant,
  quality: oneOf(qualities),
});
export type LatestValue = Static<typeof LatestValue>;

/** A piece of history; pieces without values are left out: gaps. */
export const HistoryBucket = Type.Object({
  from: Instant,
  count: Type.Integer(),
  min: Type.Number(),
  max: Type.Number(),
  mean: Type.Number(),
  first: Type.Number(),
  last: Type.Number(),
});
export type HistoryBucket = Static<typeof HistoryBucket>;

/** One value of the history. */
export const HistoryValue = Type.Object({
  at: Instant,
  receivedAt: Instant,
  value: AnyValue,
  quality: oneOf(qualities),
});
export type HistoryValue = Static<typeof HistoryValue>;

/** What was not taken: one row a device, door, reason and minute. */
export const Refusal = Type.Object({
  id: Id,
  thingId: nullable(Id),
  /** Code and name of the device; what an unknown one called itself. */
  thing: Type.String(),
  door: Type.String(),
  reason: Type.String(),
  key: nullable(Type.String()),
  detail: Type.String(),
  raw: nullable(Type.String()),
  count: Type.Integer(),
  lastAt: Instant,
});
export type Refusal = Static<typeof Refusal>;

/** A message as it came. */
export const RawMessage = Type.Object({
  id: Id,
  door: Type.String(),
  receivedAt: Instant,
  body: Type.String(),
  accepted: Type.Integer(),
  refused: Type.Integer(),
});
export type RawMessage = Static<typeof RawMessage>;

/** Counters of a door in a minute. */
export const Traffic = Type.Object({
  door: Type.String(),
  minute: Instant,
  messages: Type.Integer(),
  values: Type.Integer(),
  repeated: Type.Integer(),
  refused: Type.Integer(),
});
export type Traffic = Static<typeof Traffic>;

/** How often a reason came in the last 24 hours. */
export const ReasonCount = Type.Object({
  reason: Type.String(),
  door: Type.String(),
  count: Type.Integer(),
  things: Type.Integer(),
});
export type ReasonCount = Static<typeof ReasonCount>;

/** A judge (alarm rules, fences …) that failed; the values were kept. */
export const JudgeFault = Type.Object({
  judge: Type.String(),
  count: Type.Integer(),
  lastAt: Instant,
  lastError: Type.String(),
});
export type JudgeFault = Static<typeof JudgeFault>;
