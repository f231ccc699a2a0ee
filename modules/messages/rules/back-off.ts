/** Waits after the first, second … failed attempt, in seconds: 30 s, 2 min, 10 min, 1 h, 6 h. */
export const backOffSeconds = [30, 120, 600, 3600, 21_600] as const;

/** Each wait is stretched or shortened by at most this share, so that a crowd does not come back at once. */
const JITTER = 0.2;

/**
 * When to try again after the `attempt`-th failed attempt (1 is the first), or undefined when all
 * waits are used up and the message is given up. `random` yields numbers in [0, 1). A vendor that
 * named a longer wait (`afterSeconds` of the outcome) is obeyed.
 */
export function nextAttempt(
  attempt: number,
  now: Date,
  random: () => number,
  afterSeconds = 0,
): Date | undefined {
  const wait = backOffSeconds[attempt - 1];
  if (wait === undefined) return undefined;
  const jittered = wait * (1 - JITTER + 2 * JITTER * random());
  return new Date(now.getTime() + Math.round(Math.max(jittered, afterSeconds) * 1000));
}
