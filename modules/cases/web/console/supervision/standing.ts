/** Figures of the supervisor's tables: pure. */
import type { SupervisionRow } from '../../../contract/index.ts';

/** Share of the closed cases that were closed in time; null when none was closed. */
export function inTimeRate({
  closedInTime,
  closedInPeriod,
}: Pick<SupervisionRow, 'closedInTime' | 'closedInPeriod'>): number | null {
  return closedInPeriod > 0 ? closedInTime / closedInPeriod : null;
}

/** A share in percent with one decimal; a dash where nothing can be divided. */
export function sayRate(rate: number | null): string {
  return rate === null ? '—' : `${(rate * 100).toFixed(1)}%`;
}

const counted = [
  'open',
  'overdue',
  'dueSoon',
  'returned',
  'reopened',
  'closedInPeriod',
  'closedInTime',
] as const;

/** What all rows add up to; medians and averages do not add up. */
export function totalOf(rows: readonly SupervisionRow[]): Record<(typeof counted)[number], number> {
  const sum = (key: (typeof counted)[number]): number =>
    rows.reduce((total, row) => total + row[key], 0);
  return Object.fromEntries(counted.map((key) => [key, sum(key)])) as ReturnType<typeof totalOf>;
}
