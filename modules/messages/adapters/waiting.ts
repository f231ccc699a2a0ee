const SHANGHAI_OFFSET_SECONDS = 8 * 3600;
const DAY_SECONDS = 86_400;

/** Seconds from `now` to the next midnight in China, when the vendors' daily counters start anew. */
export function secondsToChinaMidnight(now: Date): number {
  const local = Math.floor(now.getTime() / 1000) + SHANGHAI_OFFSET_SECONDS;
  return DAY_SECONDS - (local % DAY_SECONDS);
}
