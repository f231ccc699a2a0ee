/** A bill as the module that charged it sees it. */
import type { Charge } from '#platform/charges/index.ts';
import type { BillRecord } from '../store/tables.ts';

/** The charge of a bill. */
export function chargeOf(bill: BillRecord): Charge {
  const { id, number, amountFen, refundedFen, state } = bill;
  const subject = { kind: bill.subjectKind, id: bill.subjectId ?? '' };
  return { id, number, subject, amountFen, refundedFen, state, payPath: `/bills/${id}` };
}
