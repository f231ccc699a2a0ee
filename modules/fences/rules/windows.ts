/** Time windows of a fence's rule: local hours on some weekdays. */
import { instantAt, localDay } from '#platform/calendar/index.ts';

/** Minutes since local midnight; an end at or before the start lies on the next day. */
export interface TimeWindow {
  /** Weekdays on which it begins, 0 = Sunday … 6 = Saturday; none means every day. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

const dayMs = 86_400_000;

/**
 * When the running window began; null outside all of them. Without windows a rule always runs, since
 * ever (the epoch).
 */
export function windowStart(windows: readonly TimeWindow[], at: Date): Date | null {
  if (windows.length === 0) return new Date(0);
  const starts = windows.flatMap((window) => startsHolding(window, at));
  return starts.length > 0 ? new Date(Math.min(...starts)) : null;
}

/** Today's and yesterday's start of a window, where it holds the instant. */
function startsHolding({ weekdays, fromMinute, toMinute }: TimeWindow, at: Date): number[] {
  const lengthMinutes =
    toMinute > fromMinute ? toMinute - fromMinute : toMinute + 1440 - fromMinute;
  return [0, 1].flatMap((daysBack) => {
    const day = localDay(new Date(at.getTime() - daysBack * dayMs));
    const start = instantAt(day, fromMinute);
    const holds =
      start <= at &&
      at.getTime() < start.getTime() + lengthMinutes * 60_000 &&
      dayHolds(weekdays, day);
    return holds ? [start.getTime()] : [];
  });
}

function dayHolds(weekdays: readonly number[], day: string): boolean {
  return weekdays.length === 0 || weekdays.includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
