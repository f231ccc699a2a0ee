/** When what failed is tried again. */

const firstWaitSeconds = 30;
const longestWaitSeconds = 3600;

/** The next instant after a number of failed attempts: half a minute, then twice as long each time, up to an hour. */
export function nextTry(now: Date, attempts: number): Date {
  const seconds = Math.min(firstWaitSeconds * 2 ** Math.max(0, attempts - 1), longestWaitSeconds);
  return new Date(now.getTime() + seconds * 1000);
}
