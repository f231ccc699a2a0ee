/** Whether a policy holds on a day: from the days that it names itself. Days are local, `YYYY-MM-DD`. */
import type { PolicyValidity } from '../contract/words.ts';

/** The days of a policy. */
export interface PolicyDays {
  readonly effectiveOn: string | null;
  readonly expiresOn: string | null;
  readonly repealedOn: string | null;
}

/** How a policy stands on a day; repealed counts from its day on, expired from the day after the last. */
export function validityOn(
  { effectiveOn, expiresOn, repealedOn }: PolicyDays,
  day: string,
): PolicyValidity {
  if (repealedOn !== null && repealedOn <= day) return 'repealed';
  if (expiresOn !== null && expiresOn < day) return 'expired';
  if (effectiveOn !== null && effectiveOn > day) return 'notYet';
  return 'inForce';
}
