/** Instants on an axis: the town's wall clock, whatever zone the browser is in. */

/** China keeps UTC+8 all year. */
const offsetMs = 8 * 3_600_000;

/** An instant as milliseconds whose UTC reading is the town's wall clock. */
export function axisMs(at: Date | string): number {
  return new Date(at).getTime() + offsetMs;
}

/** Milliseconds of the axis in words: `11-26 14:20`, `11-26`. */
export function axisText(ms: number, by: 'minute' | 'day'): string {
  const text = new Date(ms).toISOString();
  return by === 'day' ? text.slice(5, 10) : `${text.slice(5, 10)} ${text.slice(11, 16)}`;
}

/** Short label of a tick: the hour, or the day where one begins. */
export function tickText(ms: number, by: 'minute' | 'day'): string {
  const text = new Date(ms).toISOString();
  const clock = text.slice(11, 16);
  return by === 'day' || clock === '00:00' ? text.slice(5, 10) : clock;
}
