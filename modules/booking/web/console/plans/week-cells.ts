/** A week as half-hour cells, and back: what the grid shows and what is saved. */
import type { WeeklyHours } from '../../../contract/index.ts';

/** Minutes of a cell. */
export const cellMinutes = 30;
/** The grid begins at 06:00 and ends at 22:00; hours outside stay as they are. */
export const firstMinute = 360;
export const lastMinute = 1320;

/** Days of the grid in their order: Monday first. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** Begins of the rows. */
export const rows = Array.from(
  { length: (lastMinute - firstMinute) / cellMinutes },
  (_, at) => firstMinute + at * cellMinutes,
);

/** Whether a cell lies wholly in the hours. */
export function isOn(weekly: readonly WeeklyHours[], weekday: number, minute: number): boolean {
  return weekly.some(
    (one) =>
      one.weekday === weekday &&
      one.fromMinute <= minute &&
      one.untilMinute >= minute + cellMinutes,
  );
}

/** The hours with a cell switched on or off; neighbours grow together. */
export function withCell(
  weekly: readonly WeeklyHours[],
  cell: { readonly weekday: number; readonly minute: number; readonly on: boolean },
): WeeklyHours[] {
  const { weekday, minute, on } = cell;
  const until = minute + cellMinutes;
  const others = weekly.filter((one) => one.weekday !== weekday);
  const own = weekly
    .filter((one) => one.weekday === weekday)
    .flatMap((one) => [
      { ...one, untilMinute: Math.min(one.untilMinute, minute) },
      { ...one, fromMinute: Math.max(one.fromMinute, until) },
    ])
    .filter((one) => one.fromMinute < one.untilMinute);
  if (on) own.push({ weekday, fromMinute: minute, untilMinute: until });
  return [...others, ...joined(own)];
}

function joined(spans: readonly WeeklyHours[]): WeeklyHours[] {
  const result: WeeklyHours[] = [];
  for (const span of [...spans].sort((a, b) => a.fromMinute - b.fromMinute)) {
    const last = result.at(-1);
    if (last && last.untilMinute >= span.fromMinute) {
      const untilMinute = Math.max(last.untilMinute, span.untilMinute);
      result[result.length - 1] = { ...last, untilMinute };
    } else result.push(span);
  }
  return result;
}
