/** When a station is open: weekly hours, exceptions for single days. Pure. */
import { instantAt, localDay, localMinute } from '#platform/calendar/index.ts';

/** From and until, minutes since local midnight. */
export type Span = readonly number[];

/** What decides over the hours of a station. */
export interface StationHours {
  /** By weekday, Sunday first. */
  readonly hours: readonly (readonly Span[])[];
  readonly exceptions: readonly {
    readonly day: string;
    readonly spans: readonly Span[];
    readonly reasonZh: string;
  }[];
}

/** Whether every span has an end after its beginning and none overlaps another. */
export function areFit(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  return sorted.every(([from = 0, until = 0], at) => {
    const before = sorted[at - 1]?.[1] ?? 0;
    return until > from && from >= before;
  });
}

/** The hours of a day, and why they differ from the week's. */
export function hoursOn({ hours, exceptions }: StationHours, day: string) {
  const other = exceptions.find((one) => one.day === day);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return { spans: other?.spans ?? hours[weekday] ?? [], reasonZh: other?.reasonZh ?? '' };
}

const daysAhead = 14;

/** Whether it is open, and when that changes; null when it stays closed for a fortnight. */
export function openAt(
  station: StationHours,
  now: Date,
): { open: boolean; changesAt: Date | null } {
  const today = localDay(now);
  const minute = localMinute(now);
  for (let ahead = 0; ahead <= daysAhead; ahead += 1) {
    const day = new Date(Date.parse(`${today}T00:00:00Z`) + ahead * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const spans = [...hoursOn(station, day).spans].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
    for (const [from = 0, until = 0] of spans) {
      if (ahead === 0 && minute >= until) continue;
      if (ahead === 0 && minute >= from) return { open: true, changesAt: instantAt(day, until) };
      return { open: false, changesAt: instantAt(day, from) };
    }
  }
  return { open: false, changesAt: null };
}
