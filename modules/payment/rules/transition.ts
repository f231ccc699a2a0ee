/** What may happen to bills, orders, refunds and waivers: read from the tables of moves, nowhere else. */
import {
  type BillAct,
  billMoves,
  type BillState,
  type OrderAct,
  orderMoves,
  type OrderState,
  type RefundAct,
  refundMoves,
  type RefundState,
  type WaiverAct,
  waiverMoves,
  type WaiverState,
} from '../contract/states.ts';

/** The state after an act; null where the act is not open. */
export function billAfter(state: BillState, act: BillAct): BillState | null {
  return billMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** The same of an order. */
export function orderAfter(state: OrderState, act: OrderAct): OrderState | null {
  return orderMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** The same of a refund. */
export function refundAfter(state: RefundState, act: RefundAct): RefundState | null {
  return refundMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** The same of a waiver. */
export function waiverAfter(state: WaiverState, act: WaiverAct): WaiverState | null {
  return waiverMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** What giving back so much of an amount does: all of it, or a part. */
export function refundAct(amountFen: number, refundedFen: number): 'refundAll' | 'refundPart' {
  return refundedFen >= amountFen ? 'refundAll' : 'refundPart';
}
