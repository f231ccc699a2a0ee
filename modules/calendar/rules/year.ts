/** A year of the calendar as a grid of months. */
import {
  dayKind,
  isMarketDay,
  nationalDays,
  type WorkingCalendar,
  workingHoursOf,
} from '#platform/calendar/index.ts';
import type { CalendarView } from '../contract.ts';
import type { CalendarRows } from './data.ts';

type Month = CalendarView['months'][number];

/** The months of a year with what each day is. */
export function monthsOf(
  calendar: WorkingCalendar,
  year: number,
  townVersions: ReadonlyMap<string, number>,
): Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const count = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
    const days = Array.from({ length: count }, (__, day) =>
      dayOf(calendar, new Date(Date.UTC(year, index, day + 1)), townVersions),
    );
    return { month: index + 1, days };
  });
}

function dayOf(
  calendar: WorkingCalendar,
  midnight: Date,
  townVersions: ReadonlyMap<string, number>,
): Month['days'][number] {
  const date = midnight.toISOString().slice(0, 10);
  const { kind, published, overridden, nameZh = '', nameEn = '' } = dayKind(calendar, date);
  return {
    date,
    weekday: midnight.getUTCDay(),
    kind,
    published,
    overridden,
    marketDay: isMarketDay(calendar, date),
    nameZh,
    nameEn,
    hours: workingHoursOf(calendar, date),
    version: townVersions.get(date) ?? null,
  };
}

/** Whether the shipped list of notices has a year. */
export function isShipped(year: number): boolean {
  return nationalDays().publishedYears.includes(year);
}

/** Holidays and make-up days of one year's notice, from the shipped list. */
export function shippedYear(year: number) {
  const { holidays, makeUpDays } = nationalDays();
  const own = ({ date }: { readonly date: string }) => date.startsWith(`${year}-`);
  return { holidays: holidays.filter(own), makeUpDays: makeUpDays.filter(own) };
}

/** Versions of the town's own days by date. */
export function townVersionsOf(rows: CalendarRows): Map<string, number> {
  return new Map(
    rows.days.filter(({ origin }) => origin === 'town').map(({ date, version }) => [date, version]),
  );
}
