/** Timers of the lights: one a group, at its next change; one for the read-back after a change. */
import type { Tx } from '#platform/database/index.ts';
import { setTimers } from '#platform/timers/index.ts';

/** Decides a group's lamps anew. */
export const switchTimer = 'lighting.switch';
/** Compares what was commanded with what the lamps report. */
export const checkTimer = 'lighting.check';

/** Lamps whose group the plan does not know follow the town's calendar under this code. */
export const ungrouped = '-';

/** So long a lamp has to do as it was told. */
const readBackSeconds = 180;

/** Lets groups be decided anew at once, and the lamps without a group. */
export async function switchSoon(tx: Tx, groupCodes: readonly string[]): Promise<void> {
  const now = tx.ctx.clock.now();
  const codes = [...groupCodes, ungrouped];
  await setTimers(
    tx,
    codes.map((code) => ({ kind: switchTimer, subject: code, dueAt: now })),
  );
}

/** Sets the next look at a group, and its read-back when lamps were told something. */
export async function planNext(
  tx: Tx,
  groupCode: string,
  next: { readonly at: Date | null; readonly changed: boolean },
): Promise<void> {
  const timers = next.at ? [{ kind: switchTimer, subject: groupCode, dueAt: next.at }] : [];
  const checkAt = new Date(tx.ctx.clock.now().getTime() + readBackSeconds * 1000);
  if (next.changed) {
    timers.push({ kind: checkTimer, subject: groupCode, dueAt: checkAt });
  }
  await setTimers(tx, timers);
}
