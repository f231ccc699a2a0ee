/** Reckoning with local days. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Period } from '../contract/shapes.ts';

const dayMs = 86_400_000;

/** The day so many days later. */
export function plusDays(day: string, days: number): string {
  return localDay(new Date(instantAt(day).getTime() + days * dayMs));
}

/** Days of a period, both ends included. */
export function lengthDays({ from, to }: Period): number {
  return Math.round((instantAt(to).getTime() - instantAt(from).getTime()) / dayMs) + 1;
}

/** Days of a period, one by one. */
export function daysOf(period: Period): string[] {
  return Array.from({ length: lengthDays(period) }, (_, at) => plusDays(period.from, at));
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: string): number {
  const [year = 0, month = 0, date = 0] = partsOf(day);
  return ((new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7) + 1;
}

/** Year, month and date. */
export function partsOf(day: string): number[] {
  return day.split('-').map(Number);
}

/** The month that a day lies in. */
export function monthOf(day: string): Period {
  const from = `${day.slice(0, 7)}-01`;
  const [year = 0, month = 0] = partsOf(day);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${two(month + 1)}-01`;
  return { from, to: plusDays(next, -1) };
}

/** The week (Monday to Sunday) that a day lies in. */
export function weekOf(day: string): Period {
  const from = plusDays(day, 1 - weekday(day));
  return { from, to: plusDays(from, 6) };
}

/** The same date a year before; 28 February for a leap day. */
export function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1);
  return day.endsWith('02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
