/** Timed work: mandates whose time is over, sessions that were left alone. */
import { lockMandate } from './store/mandates.ts';
import { lockSession } from './store/sessions.ts';
import { idleAt, isOpen } from './rules/session.ts';
import { move } from './service/mandate-moves.ts';
import { close } from './service/sessions.ts';
import { rulesOf } from './service/settings.ts';
import { timerKinds } from './service/timer-kinds.ts';
import type { TimerHandler } from '#platform/module/index.ts';
import { setTimers } from '#platform/timers/index.ts';

const mandateEnds: TimerHandler = {
  kind: timerKinds.mandateEnds,
  lock: (tx, { subject }) => lockMandate(tx, subject),
  handle: async (tx, { subject }) => {
    const row = await lockMandate(tx, subject);
    if (!row || row.state === 'ended') return;
    await move(tx, row, { action: 'expire', party: 'time' });
  },
};

const sessionIdle: TimerHandler = {
  kind: timerKinds.sessionIdle,
  lock: (tx, { subject }) => lockSession(tx, subject),
  handle: async (tx, { subject }) => {
    const row = await lockSession(tx, subject);
    if (row?.state !== 'open') return;
    const { idleMinutes } = await rulesOf(tx);
    if (!isOpen(row, idleMinutes, tx.ctx.clock.now())) return close(tx, row, 'idle');
    // Something was done meanwhile: look again when that is old.
    await setTimers(tx, [
      { kind: timerKinds.sessionIdle, subject, dueAt: idleAt(row, idleMinutes) },
    ]);
  },
};

export const timers: readonly TimerHandler[] = [mandateEnds, sessionIdle];
