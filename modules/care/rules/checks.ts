/** When a check-in is due, which one a sign of life answers, and how each stands. Pure. */
import { instantAt, localDay, localMinute } from '#platform/calendar/index.ts';
import type { BoardState } from '../contract/checks.ts';
import { dayPlus } from './age.ts';

/** What decides over the check-ins of a person. */
export interface CheckPlan {
  /** Agreed times, minutes since local midnight, rising. */
  readonly times: readonly number[];
  readonly pausedFrom: string | null;
  readonly pausedUntil: string | null;
}

/** A check-in that is known: given, missed or closed. */
export interface KnownCheck {
  readonly state: 'done' | 'missed' | 'closed';
  readonly doneAt: Date | null;
  readonly dueAt: Date;
}

/** Whether check-ins rest on a day. */
export function isPaused({ pausedFrom, pausedUntil }: CheckPlan, day: string): boolean {
  if (pausedFrom === null) return false;
  return day >= pausedFrom && (pausedUntil === null || day <= pausedUntil);
}

/** From when on a check-in is missed. */
export function dueAt(day: string, minute: number, graceMinutes: number): Date {
  return instantAt(day, minute + graceMinutes);
}

/** Longest pause that is looked through for the next deadline. */
const daysAhead = 400;

/** The next deadline after an instant; null without agreed times (or while they rest without end). */
export function nextDeadline(plan: CheckPlan, after: Date, graceMinutes: number): Date | null {
  if (plan.times.length === 0) return null;
  const first = dayPlus(localDay(after), -1);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = dayPlus(first, ahead);
    if (isPaused(plan, day)) continue;
    const next = plan.times
      .map((minute) => dueAt(day, minute, graceMinutes))
      .find((one) => one > after);
    if (next) return next;
  }
  return null;
}

/**
 * The check-ins of today that a sign of life answers: each whose time has begun, that is, all up to the first one that is
 * not overdue. A sign in the morning does not answer for the evening.
 */
export function answeredBy(times: readonly number[], at: Date, graceMinutes: number): number[] {
  const now = localMinute(at);
  return times.filter((_, index) => {
    const before = times[index - 1];
    return before === undefined || now >= before + graceMinutes;
  });
}

/** Deadlines that have passed on the days of a span, with the check-in of each. */
export function passedSlots(
  plan: CheckPlan,
  { from, now }: { readonly from: Date; readonly now: Date },
  graceMinutes: number,
): { readonly day: string; readonly minute: number; readonly dueAt: Date }[] {
  const slots = [];
  const last = localDay(now);
  for (let day = dayPlus(localDay(from), -1); day <= last; day = dayPlus(day, 1)) {
    if (isPaused(plan, day)) continue;
    for (const minute of plan.times) {
      const due = dueAt(day, minute, graceMinutes);
      if (due > from && due <= now) slots.push({ day, minute, dueAt: due });
    }
  }
  return slots;
}

/** How a check-in stands at an instant. */
export function boardState(
  slot: { readonly day: string; readonly minute: number; readonly dueAt: Date },
  known: KnownCheck | undefined,
  { now, paused }: { readonly now: Date; readonly paused: boolean },
): BoardState {
  if (known?.state === 'missed' || known?.state === 'closed') return known.state;
  if (known) return known.doneAt && known.doneAt > known.dueAt ? 'late' : 'done';
  if (paused) return 'paused';
  if (slot.dueAt <= now) return 'missed';
  return instantAt(slot.day, slot.minute) <= now ? 'due' : 'waiting';
}
