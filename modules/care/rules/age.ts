/** Ages and months on local days, as texts: `2026-11-23`, `2026-11`. Pure. */

/** Whole years on a day; null when the day of birth is not known. */
export function ageOn(birthDay: string, day: string): number | null {
  if (birthDay === '') return null;
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** Month of a day. */
export const monthOf = (day: string): string => day.slice(0, 7);

const indexOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** A month so many months later (earlier when negative). */
export function monthPlus(month: string, count: number): string {
  const index = indexOf(month) + count;
  const [year, rest] = [Math.floor(index / 12), ((index % 12) + 12) % 12];
  return `${String(year).padStart(4, '0')}-${String(rest + 1).padStart(2, '0')}`;
}

/** Months from one to another, both included; none when the first is later. */
export function monthsBetween(from: string, to: string): string[] {
  const count = indexOf(to) - indexOf(from) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => monthPlus(from, at));
}

/** Last day of a month. */
export function lastDayOf(month: string): string {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return `${month}-${String(new Date(Date.UTC(year, index, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** The same day so many months later; the last of the month where there is no such day. */
export function dayPlusMonths(day: string, count: number): string {
  const month = monthPlus(monthOf(day), count);
  const last = lastDayOf(month);
  const same = `${month}${day.slice(7)}`;
  return same > last ? last : same;
}

const dayMs = 86_400_000;

/** A day so many days later. */
export function dayPlus(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** Weekday of a day, 0 Sunday … 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
