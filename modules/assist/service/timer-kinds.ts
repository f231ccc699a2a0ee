/** Timers of the module. */
export const timerKinds = {
  /** A mandate, an offer or a code is over. */
  mandateEnds: 'assist.mandateEnds',
  /** A session was left alone. */
  sessionIdle: 'assist.sessionIdle',
} as const;
