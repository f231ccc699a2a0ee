/** Working hours as one cell of a workbook says them: 08:30–12:00、14:00–17:30. */
import type { WorkingHours } from '#platform/calendar/index.ts';

const span = /^(\d{1,2}):(\d{2})[-–—~至](\d{1,2}):(\d{2})$/;

/** Reads hours; an empty text has none. Null for what cannot be understood. */
export function readHours(text: string): WorkingHours[] | null {
  const parts = text
    .normalize('NFKC')
    .split(/[、,;\s]+/)
    .filter(Boolean);
  const hours = parts.map((part) => {
    const [, ...found] = span.exec(part) ?? [];
    const [fromHour = NaN, fromMinute = NaN, toHour = NaN, toMinute = NaN] = found.map(Number);
    return { startMinute: fromHour * 60 + fromMinute, endMinute: toHour * 60 + toMinute };
  });
  return hours.some(({ startMinute, endMinute }) => Number.isNaN(startMinute + endMinute))
    ? null
    : hours;
}

/** Writes what `readHours` reads. */
export function writeHours(hours: readonly WorkingHours[]): string {
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return hours
    .map(({ startMinute, endMinute }) => `${clock(startMinute)}–${clock(endMinute)}`)
    .join('、');
}

/** Whether hours leave the day, run backwards, overlap or are more than six. */
export function hoursFault(hours: readonly WorkingHours[]): boolean {
  return (
    hours.length > 6 ||
    hours.some(({ startMinute, endMinute }, index) => {
      const before = hours[index - 1]?.endMinute ?? 0;
      return startMinute < before || endMinute <= startMinute || endMinute > 1440;
    })
  );
}
