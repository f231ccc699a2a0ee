/** What a lamp's own word says against what was decided. */

/** A lamp as last reported. */
export interface LampReport {
  /** Measured power, W. */
  readonly powerWatts: number;
  /** Full-light power of this lamp, W. */
  readonly ratedWatts: number;
}

/** Faults of a lamp that its power tells. */
export type LampFault = 'lit-by-day' | 'dark-by-night';

/** A lamp below this share of its rated power is dark (standby of the driver). */
const darkShare = 0.06;
/** Minutes around a change of light in which a lamp may lag behind. */
const graceMs = 10 * 60_000;

/** What was decided for the lamp when it reported. */
export interface Expected {
  readonly levelPercent: number;
  /** Since when this level holds. */
  readonly since: Date;
  /** By day: between dawn and dusk. */
  readonly daylight: boolean;
}

/**
 * The fault that a report tells, if any. In the ten minutes after a change nothing is judged. By day
 * a lamp that burns without a command is lit by day; at night one that should burn and takes no power
 * is dark.
 */
export function lampFault(report: LampReport, expected: Expected, at: Date): LampFault | null {
  if (at.getTime() - expected.since.getTime() < graceMs) return null;
  const burns = isBurning(report);
  if (expected.daylight && expected.levelPercent === 0 && burns) return 'lit-by-day';
  if (!expected.daylight && expected.levelPercent > 0 && !burns) return 'dark-by-night';
  return null;
}

/** Whether the power says that the lamp gives light. */
export function isBurning({ powerWatts, ratedWatts }: LampReport): boolean {
  return powerWatts > Math.max(1, ratedWatts * darkShare);
}

/** Largest difference in points between commanded and reported level that still counts as done. */
export const readBackTolerance = 5;

/** Whether a reported level follows the commanded one. */
export function follows(commandedPercent: number, reportedPercent: number): boolean {
  return Math.abs(commandedPercent - reportedPercent) <= readBackTolerance;
}
