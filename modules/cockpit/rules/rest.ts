/** How long a board rests between two readings. */

/** Events that come together share one go. */
const gatherMs = 40;
/** A go that was slow once, such as the first of a process that has just started, must not hold the screen back. */
const longestMs = 500;

/** Milliseconds from an event to the next reading: twice what the last one took, within bounds. */
export function restMs(lastTookMs: number): number {
  return Math.min(longestMs, Math.max(gatherMs, 2 * lastTookMs));
}
