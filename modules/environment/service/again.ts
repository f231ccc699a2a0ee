/** Days are judged anew when the way a station is judged was changed. */
import type { Tx } from '#platform/database/index.ts';
import { setTimers } from '#platform/timers/index.ts';

/** The timer that judges all days of a station anew. */
export const againTimer = 'environment.judgeAgain';

/** Lets all days of a station be judged anew, a moment later. */
export async function judgeAgain(tx: Tx, thingId: string): Promise<void> {
  await setTimers(tx, [{ kind: againTimer, subject: thingId, dueAt: tx.ctx.clock.now() }]);
}
