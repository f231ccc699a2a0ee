/** Events of payment. Payloads hold ids, states and amounts, never people. */
export const events = {
  /** Bills were made or changed: {billIds, state, day}. */
  billsChanged: 'payment.billsChanged',
  /** An order changed its state: {orderId, billId, state}. */
  orderChanged: 'payment.orderChanged',
  /** A refund or waiver was asked for or decided: {billId, state}. */
  decisionChanged: 'payment.decisionChanged',
  /** A day of a channel was compared: {day, channel, differences}. */
  reconciled: 'payment.reconciled',
} as const;
