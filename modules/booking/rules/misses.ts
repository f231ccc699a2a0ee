/** Who missed too many bookings: from when until when one books at the window only. Pure. */
import type { BookingRules } from '../contract/settings.ts';

const dayMs = 86_400_000;

/**
 * The bar that follows from missed bookings; null while they are fewer than the limit within the window. What was missed
 * before the last bar does not count again: who has waited it out begins anew.
 */
export function barFor(
  missedAt: readonly Date[],
  rules: Pick<BookingRules, 'missLimit' | 'missWindowDays' | 'barDays'>,
  { now, countedFrom }: { readonly now: Date; readonly countedFrom: Date | null },
): { readonly until: Date; readonly missed: number } | null {
  const oldest = now.getTime() - rules.missWindowDays * dayMs;
  const counting = missedAt.filter(
    (at) => at.getTime() >= oldest && (countedFrom === null || at > countedFrom),
  );
  if (counting.length < rules.missLimit) return null;
  return { until: new Date(now.getTime() + rules.barDays * dayMs), missed: counting.length };
}
