/** Spans of local days, cut into whole months and the days around them so that few rows are read. */
import { instantAt, localDay } from '#platform/calendar/index.ts';

/** Local days, both included, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** Longest span that may be asked, days: fifty years would be a slip of the pen. */
export const longestSpanDays = 11 * 366;

/** How a span is read: months whole, and single days before and after. */
export interface Reading {
  readonly months: readonly string[];
  readonly days: readonly Span[];
}

const dayMs = 86_400_000;

/** Days from one day to another, both included. */
export function lengthDays({ from, to }: Span): number {
  return Math.round((instantAt(to).getTime() - instantAt(from).getTime()) / dayMs) + 1;
}

/** The first day of the month of a day. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of the month after. */
export function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return localDay(new Date(instantAt(day).getTime() + days * dayMs));
}

/** Cuts a span. */
export function readingOf({ from, to }: Span): Reading {
  const firstWhole = from === monthOf(from) ? from : nextMonth(from);
  const afterLast = monthOf(plusDays(to, 1));
  if (firstWhole >= afterLast) return { months: [], days: [{ from, to }] };
  const months: string[] = [];
  for (let month = firstWhole; month < afterLast; month = nextMonth(month)) months.push(month);
  const days: Span[] = [];
  if (from < firstWhole) days.push({ from, to: plusDays(firstWhole, -1) });
  if (to >= afterLast) days.push({ from: afterLast, to });
  return { months, days };
}

/** The span of the same length right before. */
export function spanBefore(span: Span): Span {
  const length = lengthDays(span);
  return { from: plusDays(span.from, -length), to: plusDays(span.from, -1) };
}

/** The same days a year before. */
export function spanYearBefore({ from, to }: Span): Span {
  const back = (day: string): string => {
    const year = String(Number(day.slice(0, 4)) - 1);
    return day.endsWith('02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
  };
  return { from: back(from), to: back(to) };
}
