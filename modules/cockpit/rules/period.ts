/** Spans that move with the day, as local days, both included. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Period } from '../contract/tile.ts';

/** Local days, both included, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const dayMs = 86_400_000;

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return localDay(new Date(instantAt(day).getTime() + days * dayMs));
}

/** Days of a span. */
export function lengthOf({ from, to }: Span): number {
  return Math.round((instantAt(to).getTime() - instantAt(from).getTime()) / dayMs) + 1;
}

/** Every day of a span. */
export function daysOf(span: Span): string[] {
  return Array.from({ length: lengthOf(span) }, (_, at) => plusDays(span.from, at));
}

/** The first day of every month that a span touches. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let month = firstOfMonth(from); month <= to; month = firstOfMonth(plusDays(month, 32))) {
    months.push(month);
  }
  return months;
}

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;

/** The last day of the month of a day. */
function endOfMonth(day: string): string {
  return plusDays(firstOfMonth(plusDays(firstOfMonth(day), 31)), -1);
}

/** Days since Monday. */
function sinceMonday(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The span of a period on a day. */
export function spanOf(period: Period, today: string): Span {
  const back = (days: number): Span => ({ from: plusDays(today, 1 - days), to: today });
  const lastMonth = plusDays(firstOfMonth(today), -1);
  const spans: Readonly<Record<Period, () => Span>> = {
    today: () => back(1),
    yesterday: () => ({ from: plusDays(today, -1), to: plusDays(today, -1) }),
    last7: () => back(7),
    last30: () => back(30),
    last90: () => back(90),
    last365: () => back(365),
    week: () => ({ from: plusDays(today, -sinceMonday(today)), to: today }),
    month: () => ({ from: firstOfMonth(today), to: today }),
    lastMonth: () => ({ from: firstOfMonth(lastMonth), to: lastMonth }),
    year: () => ({ from: `${today.slice(0, 4)}-01-01`, to: today }),
  };
  return spans[period]();
}

/** The same span up to the end of its last month: two dimensions at once are summed by whole months. */
export function wholeMonths(span: Span): Span {
  return { from: firstOfMonth(span.from), to: endOfMonth(span.to) };
}
