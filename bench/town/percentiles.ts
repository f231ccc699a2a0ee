/** Figures of a series of measurements. */

/** The value below which `share` (0 to 1) of the sorted values lie; 0 without values. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return 0;
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, at)] ?? 0;
}

/** A number with one digit behind the point. */
export const oneDigit = (value: number): number => Math.round(value * 10) / 10;
