/** Times of the town on any device: Asia/Shanghai is UTC+8 all year. */
const offsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** `09:00`. */
export function localClock(instant: string): string {
  return shifted(instant).slice(11, 16);
}

/** `2026-11-24`. */
export function localDayOf(instant: string): string {
  return shifted(instant).slice(0, 10);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The instant of a local day and clock. */
export function instantOf(day: string, clock: string): string {
  return new Date(Date.parse(`${day}T${clock}:00Z`) - offsetMs).toISOString();
}

function shifted(instant: string): string {
  return new Date(Date.parse(instant) + offsetMs).toISOString();
}
