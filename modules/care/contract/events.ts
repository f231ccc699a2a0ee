/** Events of elder care. Payloads hold ids and days only. */
export const events = {
  /** Register, times or contacts changed; the subject is the older person. */
  elderChanged: 'care.elderChanged',
  /** A safe check-in, with `{ day }`. */
  checkedIn: 'care.checkedIn',
  /** A check-in was missed, escalated or closed, with `{ checkId, step }`. */
  missedChanged: 'care.missedChanged',
  allowanceChanged: 'care.allowanceChanged',
  paymentChanged: 'care.paymentChanged',
  requestChanged: 'care.requestChanged',
  /** A visit was planned, moved, begun or ended, with `{ day }`. */
  visitChanged: 'care.visitChanged',
} as const;
