/** Names of the timers of elder care, and setting them. */
import type { Tx } from '#platform/database/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { nextDeadline } from '../rules/checks.ts';
import type { ElderRecord } from '../store/tables.ts';
import { settingsOf } from './settings.ts';

export const timerKinds = {
  /** The next check-in of a person is due; subject: the person. */
  check: 'care.check',
  /** A missed check-in is still open; subject: the check-in. */
  escalate: 'care.escalate',
  /** A proof of life comes near or is overdue; subject: the allowance. */
  proof: 'care.proof',
  /** Visits of a plan are written ahead; subject: the plan. */
  plan: 'care.plan',
} as const;

/** Sets the timer of a person's next check-in, or takes it away. */
export async function awaitCheck(
  tx: Tx,
  elder: ElderRecord,
  after = tx.ctx.clock.now(),
): Promise<void> {
  const { graceMinutes } = await settingsOf(tx);
  const dueAt = elder.state === 'living' ? nextDeadline(elder, after, graceMinutes) : null;
  if (dueAt) await setTimers(tx, [{ kind: timerKinds.check, subject: elder.id, dueAt }]);
  else await rest(tx, elder.id);
}

/** Nobody waits for the person's check-ins any more. */
export async function rest(tx: Tx, elderId: string): Promise<void> {
  await clearTimers(tx, elderId, [timerKinds.check]);
}
