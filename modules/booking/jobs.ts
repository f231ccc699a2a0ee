/** What happens by itself: holds end, people are reminded, booked times and days pass. */
import type { TimerHandler } from '#platform/module/index.ts';
import { lockBooking } from './store/bookings.ts';
import { lockWait } from './store/lists.ts';
import { lockTicket } from './store/tickets.ts';
import { endOfDay, expireBooking, passBooking, remindPerson } from './service/clock.ts';
import { ticketOver } from './service/tickets.ts';
import { timerKinds } from './service/timer-kinds.ts';
import { waitOver } from './service/waits.ts';

const ofBooking = (kind: string, handle: TimerHandler['handle']): TimerHandler => {
  return { kind, lock: (tx, timer) => lockBooking(tx, timer.subject), handle };
};

export const timers: readonly TimerHandler[] = [
  ofBooking(timerKinds.expire, expireBooking),
  ofBooking(timerKinds.remind, remindPerson),
  ofBooking(timerKinds.pass, passBooking),
  ofBooking(timerKinds.dayEnd, endOfDay),
  {
    kind: timerKinds.waitOver,
    lock: (tx, timer) => lockWait(tx, timer.subject),
    handle: waitOver,
  },
  {
    kind: timerKinds.ticketOver,
    lock: (tx, timer) => lockTicket(tx, timer.subject),
    handle: ticketOver,
  },
];
