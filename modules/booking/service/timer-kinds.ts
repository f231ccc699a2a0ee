/** Timers of the module, by kind. */
export const timerKinds = {
  /** A hold, an offer or an unanswered request is over. */
  expire: 'booking.expire',
  remind: 'booking.remind',
  /** The booked time has passed: who did not come has missed it; what takes no numbers is over. */
  pass: 'booking.pass',
  /** The end of the day of an arrival. */
  dayEnd: 'booking.dayEnd',
  /** The day of a waiting is over. */
  waitOver: 'booking.waitOver',
  /** The day of a ticket is over. */
  ticketOver: 'booking.ticketOver',
} as const;
