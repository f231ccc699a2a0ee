/**
 * Slot arithmetic: from a weekly plan, what differs from it and what is taken to the times that are free. All in
 * minutes since the local midnight of one day; pure. `slots.test.ts` compares it with a brute-force oracle.
 *
 * A slot of `slotMinutes` occupies `beforeMinutes` before it and `afterMinutes` after it. Within a span of the weekly
 * plan the slots follow each other at `before + slot + after`, beginning with the span: closing hours or a booking in
 * between moves none of them, so that what is booked stays on the grid. Spans that are open besides add slots that
 * occupy no minute of those already there.
 */
import type { WeeklyHours } from '../contract/plans.ts';

/** From a minute on until before another. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** What the length of a slot is. */
export interface Grid {
  readonly slotMinutes: number;
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

/** A day of a resource. */
export interface DayPlan extends Grid {
  /** Hours of the weekly plan on that day, none on a day off. */
  readonly hours: readonly Span[];
  /** Open besides, in the order in which it was entered. */
  readonly openBesides: readonly Span[];
  /** Closed in spite of the plan. */
  readonly closed: readonly Span[];
}

/** Whether two spans have a minute in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}

/** The time a slot takes from its resource. */
export function occupiedBy({ from, until }: Span, grid: Grid): Span {
  return { from: from - grid.beforeMinutes, until: until + grid.afterMinutes };
}

/** All slots of a day by the plan, in order, whether taken or not. */
export function slotsOfDay(plan: DayPlan): Span[] {
  const slots: Span[] = [];
  for (const span of sorted(plan.hours)) slots.push(...along(span, plan));
  for (const span of plan.openBesides) {
    const more = along(span, plan).filter((slot) => {
      const own = occupiedBy(slot, plan);
      return !slots.some((other) => overlap(own, occupiedBy(other, plan)));
    });
    slots.push(...more);
  }
  return sorted(slots.filter((slot) => !plan.closed.some((span) => overlap(slot, span))));
}

/** Slots that occupy no minute of what is taken; `taken` are occupied spans. */
export function freeSlots(
  slots: readonly Span[],
  taken: readonly Span[],
  grid: Grid,
): readonly Span[] {
  if (taken.length === 0) return slots;
  const busy = sorted(taken);
  let first = 0;
  return slots.filter((slot) => {
    const own = occupiedBy(slot, grid);
    while (first < busy.length && (busy[first]?.until ?? 0) <= own.from) first += 1;
    for (let at = first; at < busy.length; at += 1) {
      const one = busy[at];
      if (!one || one.from >= own.until) return true;
      if (overlap(own, one)) return false;
    }
    return true;
  });
}

/** Hours of a weekday; spans that touch or overlap are one. */
export function hoursOfWeekday(weekly: readonly WeeklyHours[], weekday: number): Span[] {
  const spans = weekly
    .filter((one) => one.weekday === weekday)
    .map(({ fromMinute, untilMinute }) => ({ from: fromMinute, until: untilMinute }));
  return merged(spans);
}

/** What is wrong with a weekly plan; null when nothing is. */
export function weeklyFault(weekly: readonly WeeklyHours[]): 'backwards' | 'overlapping' | null {
  if (weekly.some(({ fromMinute, untilMinute }) => fromMinute >= untilMinute)) return 'backwards';
  const crossing = weekly.some((one, at) =>
    weekly.some(
      (other, place) =>
        place > at &&
        other.weekday === one.weekday &&
        one.fromMinute < other.untilMinute &&
        other.fromMinute < one.untilMinute,
    ),
  );
  return crossing ? 'overlapping' : null;
}

function along({ from, until }: Span, { slotMinutes, beforeMinutes, afterMinutes }: Grid): Span[] {
  const step = beforeMinutes + slotMinutes + afterMinutes;
  const slots: Span[] = [];
  for (let at = from; at + slotMinutes <= until; at += step) {
    slots.push({ from: at, until: at + slotMinutes });
  }
  return slots;
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of sorted(spans)) {
    const last = result.at(-1);
    if (last && span.from <= last.until) {
      result[result.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else result.push(span);
  }
  return result;
}

function sorted(spans: readonly Span[]): Span[] {
  return [...spans].sort((a, b) => a.from - b.from || a.until - b.until);
}
