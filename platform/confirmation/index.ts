/** Dangerous acts ask anew whether the person is at the keyboard. */
import type { Ctx } from '../context/index.ts';
import { generalProblem } from '../problems/index.ts';

/** How long a sign-in or a confirmation counts for dangerous acts, seconds. */
export const confirmationSeconds = 600;

/**
 * Refuses a member of staff whose last proof (sign-in, second factor, password) is older than ten
 * minutes. Other systems with a key, and the platform itself, are not asked.
 * @throws confirmation-needed
 */
export function requireConfirmation({ actor, clock }: Ctx): void {
  if (actor.kind !== 'staff') return;
  const since = actor.confirmedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  if (clock.now().getTime() - since > confirmationSeconds * 1000)
    throw generalProblem('confirmation-needed');
}
