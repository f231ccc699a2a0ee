/**
 * The same slot arithmetic, said naively: minute by minute over the day. Only for `slots.test.ts` and the bench, which
 * compare both on random plans.
 */
import type { WeeklyHours } from '../contract/plans.ts';
import type { Grid, Span } from './slots.ts';

/** A random plan of one day with what is taken. */
export interface OracleCase extends Grid {
  readonly weekly: readonly WeeklyHours[];
  readonly weekday: number;
  readonly openBesides: readonly Span[];
  readonly closed: readonly Span[];
  readonly taken: readonly Span[];
}

const dayMinutes = 1440;
/** Buffers reach beyond midnight. */
const marginMinutes = 600;

/** The begins of the free slots, in order. */
export function naiveFree(plan: OracleCase): number[] {
  const planned = minutesOf(
    plan.weekly
      .filter(({ weekday }) => weekday === plan.weekday)
      .map(({ fromMinute, untilMinute }) => ({ from: fromMinute, until: untilMinute })),
  );
  const occupied = minutesOf([]);
  const begins: number[] = [];
  walk(planned, plan, (at) => {
    occupy(occupied, at, plan);
    begins.push(at);
  });
  for (const span of plan.openBesides) {
    const fitting: number[] = [];
    walk(minutesOf([span]), plan, (at) => {
      if (isClear(occupied, at, plan)) fitting.push(at);
    });
    for (const at of fitting) occupy(occupied, at, plan);
    begins.push(...fitting);
  }
  const closed = minutesOf(plan.closed);
  const taken = minutesOf(plan.taken);
  return begins
    .filter((at) => !anyIn(closed, at, at + plan.slotMinutes))
    .filter((at) => isClear(taken, at, plan))
    .sort((a, b) => a - b);
}

/** Visits each begin along what is open, without a gap between slots and their buffers. */
function walk(open: Uint8Array, grid: Grid, visit: (at: number) => void): void {
  let next = Number.NaN;
  for (let minute = 0; minute < dayMinutes; minute += 1) {
    const isOpen = valueAt(open, minute);
    const wasOpen = minute > 0 && valueAt(open, minute - 1);
    if (isOpen && !wasOpen) next = minute;
    if (!isOpen || minute !== next) continue;
    if (!allIn(open, minute, minute + grid.slotMinutes)) continue;
    visit(minute);
    next = minute + grid.beforeMinutes + grid.slotMinutes + grid.afterMinutes;
  }
}

function minutesOf(spans: readonly Span[]): Uint8Array {
  const minutes = new Uint8Array(dayMinutes + 2 * marginMinutes);
  for (const { from, until } of spans) {
    for (let minute = from; minute < until; minute += 1) minutes[minute + marginMinutes] = 1;
  }
  return minutes;
}

const valueAt = (minutes: Uint8Array, minute: number): boolean =>
  minutes[minute + marginMinutes] === 1;

function occupy(minutes: Uint8Array, at: number, grid: Grid): void {
  const from = at - grid.beforeMinutes + marginMinutes;
  minutes.fill(1, from, at + grid.slotMinutes + grid.afterMinutes + marginMinutes);
}

function isClear(minutes: Uint8Array, at: number, grid: Grid): boolean {
  return !anyIn(minutes, at - grid.beforeMinutes, at + grid.slotMinutes + grid.afterMinutes);
}

function anyIn(minutes: Uint8Array, from: number, until: number): boolean {
  for (let minute = from; minute < until; minute += 1) if (valueAt(minutes, minute)) return true;
  return false;
}

function allIn(minutes: Uint8Array, from: number, until: number): boolean {
  for (let minute = from; minute < until; minute += 1) if (!valueAt(minutes, minute)) return false;
  return true;
}
