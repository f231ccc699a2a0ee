/** Random plans for comparing slot arithmetic with its oracle: the same seed draws the same plan. */
import { hoursOfWeekday, freeSlots, slotsOfDay, type Span } from './slots.ts';
import type { OracleCase } from './slots.oracle.ts';

/** Draws a plan of one day: hours that may touch or overlap, closings, extra hours, bookings. */
export function drawPlan(seed: number): OracleCase {
  const draw = drawer(seed);
  const span = (longest: number): Span => {
    const from = draw(1380);
    return { from, until: Math.min(1440, from + 1 + draw(longest)) };
  };
  const spans = (most: number, longest: number) =>
    Array.from({ length: draw(most + 1) }, () => span(longest));
  const weekday = draw(7);
  return {
    slotMinutes: [5, 10, 15, 20, 30, 45, 60, 90][draw(8)] ?? 15,
    beforeMinutes: draw(3) === 0 ? draw(30) : 0,
    afterMinutes: draw(3) === 0 ? draw(30) : 0,
    weekday,
    weekly: spans(5, 300).map(({ from, until }) => ({
      weekday: draw(4) === 0 ? (weekday + 1) % 7 : weekday,
      fromMinute: from,
      untilMinute: until,
    })),
    openBesides: spans(3, 240),
    closed: spans(3, 120),
    taken: spans(6, 90),
  };
}

/** The begins of the free slots by the rules. */
export function freeBegins(plan: OracleCase): number[] {
  const hours = hoursOfWeekday(plan.weekly, plan.weekday);
  const slots = slotsOfDay({ ...plan, hours });
  return freeSlots(slots, plan.taken, plan).map(({ from }) => from);
}

/** Mulberry32: small, and the same on every machine. */
function drawer(seed: number): (below: number) => number {
  let state = (seed * 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
