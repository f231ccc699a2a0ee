/** Days and minutes of the town as form controls speak them. The town's clock is UTC+8 all year. */

const offset = '+08:00';
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The town's day of an instant, for `<input type="date">`. */
export function dayOf(instant: string | Date): string {
  return localText(instant).slice(0, 10);
}

/** The town's minute of an instant, for `<input type="datetime-local">`. */
export function minuteOf(instant: string | Date): string {
  return localText(instant).slice(0, 16);
}

/** The instant of a control's minute; null while it is empty. */
export function instantOf(minute: string): string | null {
  return minute ? new Date(`${minute}${offset}`).toISOString() : null;
}

/** The same time of day some days later. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * dayMs);
}

const localText = (instant: string | Date): string =>
  new Date(new Date(instant).getTime() + offsetMs).toISOString();
