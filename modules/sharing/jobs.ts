/** What happens by itself: deadlines, grants that end, subscribers told, webhooks sent. */
import { intakeEvents, type RowsMoved } from '#modules/intake/index.ts';
import type { Listener, Tick, TimerHandler } from '#platform/module/index.ts';
import { lockCorrection } from './store/corrections.ts';
import { holdGrant } from './store/grants.ts';
import { lockRequest } from './store/requests.ts';
import { answerDue, correctionDue } from './service/deadlines.ts';
import { sendDue } from './service/deliver.ts';
import { expireGrant } from './service/end.ts';
import { noticeChanges } from './service/notice-changes.ts';
import { timerKinds } from './service/timer-kinds.ts';

/** Reminders and deadlines of owners. */
export const answering: TimerHandler = {
  kind: timerKinds.answer,
  lock: (tx, timer) => lockRequest(tx, timer.subject),
  handle: answerDue,
};

/** Grants whose time is over. */
export const expiring: TimerHandler = {
  kind: timerKinds.expire,
  lock: (tx, timer) => holdGrant(tx, timer.subject),
  handle: (tx, timer) => expireGrant(tx, timer.subject),
};

/** Deadlines of sources. */
export const correcting: TimerHandler = {
  kind: timerKinds.correct,
  lock: (tx, timer) => lockCorrection(tx, timer.subject),
  handle: correctionDue,
};

/** A batch of the intake became visible, or was taken back. */
export const noticing: Listener = {
  name: 'sharing.notice',
  events: [intakeEvents.applied, intakeEvents.takenBack],
  handle: (tx, event) => noticeChanges(tx, event.payload as unknown as RowsMoved),
};

/** Deliveries to webhooks that are due, in every town. */
export const delivering: Tick = {
  name: 'sharing.deliver',
  everySeconds: 5,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind === 'town') await sendDue(ctxOf(tenantId));
    }
  },
};
