/** Days as the town counts them (UTC+8, no summer time) and what a grant's clock says. */
import type { StopReason } from '../contract/words.ts';
import type { GrantRecord } from '../store/tables.ts';

const dayMs = 86_400_000;
const offsetMs = 8 * 3_600_000;

/** The local day of an instant, `YYYY-MM-DD`. */
export function localDay(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The first instant of a local day. */
export function dayBegins(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - offsetMs);
}

/** The first instant after a local day. */
export function dayEnds(day: string): Date {
  return new Date(dayBegins(day).getTime() + dayMs);
}

/** A day so many days later. */
export function laterDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from the first to the last day, both included. */
export function daysBetween(fromDay: string, untilDay: string): number {
  return (Date.parse(untilDay) - Date.parse(fromDay)) / dayMs + 1;
}

/** Whether a text is a day of the calendar. */
export function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

/** Why a grant opens nothing at an instant; null when it does. */
export function closedBy(
  grant: Pick<GrantRecord, 'state' | 'fromAt' | 'untilAt'>,
  now: Date,
): StopReason | null {
  if (grant.state === 'revoked') return 'revoked';
  if (grant.state === 'ended' || now >= grant.untilAt) return 'ended';
  return now < grant.fromAt ? 'notYet' : null;
}
