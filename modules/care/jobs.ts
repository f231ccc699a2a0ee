/** The clock of elder care, and what it hears from devices and cases. */
import type { Listener, TimerHandler } from '#platform/module/index.ts';
import { thingEvents } from '#modules/things/index.ts';
import { helpEvent, signEvents } from './catalogue/models.ts';
import { proofTimer } from './service/allowances.ts';
import { checkDue, deviceSign, escalate, helpCalled } from './service/missed.ts';
import { planTimer } from './service/plans.ts';
import { caseEnded } from './service/requests.ts';
import { timerKinds } from './service/timers.ts';
import { checkById } from './store/checks.ts';
import { elderById } from './store/elders.ts';

/** Whoever gives a sign of life locks the person first: the clock does the same. */
export const timers: readonly TimerHandler[] = [
  {
    kind: timerKinds.check,
    lock: (tx, timer) => elderById(tx, timer.subject, true),
    handle: checkDue,
  },
  {
    kind: timerKinds.escalate,
    lock: async (tx, timer) => {
      const check = await checkById(tx, timer.subject);
      return check && elderById(tx, check.elderId, true);
    },
    handle: escalate,
  },
  { kind: timerKinds.proof, handle: proofTimer },
  { kind: timerKinds.plan, handle: planTimer },
];

/** Devices round the home: a pressed button, a motion, a door; or a call for help. */
const hearing: Listener = {
  name: 'care.hearDevices',
  events: [thingEvents.deviceEvent],
  handle: async (tx, { subject, payload }) => {
    const { key, at } = payload as { readonly key: string; readonly at: string };
    if (key === helpEvent) await helpCalled(tx, subject, new Date(at));
    else if (signEvents.has(key)) await deviceSign(tx, subject);
  },
};

/** Cases that end on their own road end the request they came of. */
const followingCases: Listener = {
  name: 'care.followCases',
  events: ['case.acted'],
  handle: async (tx, { subject, payload }) => {
    const { state } = payload as { readonly state: string };
    if (state === 'closed' || state === 'cancelled') await caseEnded(tx, subject, state);
  },
};

export const listeners: readonly Listener[] = [hearing, followingCases];
