/** How a number stands against its target and its warning bound. Browser-safe. */

/** met: the target is reached; notice: not, but within the warning bound; warning: beyond it; none: no judgement. */
export const standings = ['met', 'notice', 'warning', 'none'] as const;
export type Standing = (typeof standings)[number];

/** What a number is judged by. */
export interface Bounds {
  readonly direction: 'up' | 'down' | 'none';
  readonly target: number | null;
  readonly warning: number | null;
}

/** Judges a value. Without direction, value or any bound there is no judgement. */
export function standingOf(
  { direction, target, warning }: Bounds,
  value: number | null | undefined,
): Standing {
  if (direction === 'none' || value === null || value === undefined) return 'none';
  const isWorse = (bound: number): boolean => (direction === 'up' ? value < bound : value > bound);
  if (warning !== null && isWorse(warning)) return 'warning';
  if (target !== null) return isWorse(target) ? 'notice' : 'met';
  return 'none';
}
