/** Plans of resources: hours by weekday, and what differs from them. */
import { type Static, Type } from '#platform/contract/index.ts';

const Minute = Type.Integer({ minimum: 0, maximum: 1440 });

/** A span of hours on a weekday, minutes since local midnight; the end is not part of it. */
export const WeeklyHours = Type.Object({
  /** 0 = Sunday … 6 = Saturday. */
  weekday: Type.Integer({ minimum: 0, maximum: 6 }),
  fromMinute: Minute,
  untilMinute: Minute,
});
export type WeeklyHours = Static<typeof WeeklyHours>;

/** A resource's whole week. */
export const Weekly = Type.Array(WeeklyHours, { maxItems: 42 });
