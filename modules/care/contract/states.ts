/** The roads of an allowance, a payment list, a request and a visit, as tables: service, screens and tests read them. Browser-safe. */

/** One row of a table of moves. */
interface Move<State extends string> {
  readonly act: string;
  readonly from: State;
  readonly to: State;
}

export const allowanceStates = ['applied', 'active', 'suspended', 'refused', 'ended'] as const;
export type AllowanceState = (typeof allowanceStates)[number];

/** `suspend` is done by the clock when a proof is overdue, or by hand; `resume` by a proof of life. */
export const allowanceMoves = [
  { act: 'approve', from: 'applied', to: 'active' },
  { act: 'refuse', from: 'applied', to: 'refused' },
  { act: 'suspend', from: 'active', to: 'suspended' },
  { act: 'resume', from: 'suspended', to: 'active' },
  { act: 'end', from: 'applied', to: 'ended' },
  { act: 'end', from: 'active', to: 'ended' },
  { act: 'end', from: 'suspended', to: 'ended' },
] as const satisfies readonly Move<AllowanceState>[];
export type AllowanceAct = (typeof allowanceMoves)[number]['act'];

export const paymentStates = ['draft', 'submitted', 'approved', 'paid', 'withdrawn'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** Whoever approves neither prepared nor handed in. */
export const paymentMoves = [
  { act: 'submit', from: 'draft', to: 'submitted' },
  { act: 'sendBack', from: 'submitted', to: 'draft' },
  { act: 'approve', from: 'submitted', to: 'approved' },
  { act: 'pay', from: 'approved', to: 'paid' },
  { act: 'withdraw', from: 'draft', to: 'withdrawn' },
] as const satisfies readonly Move<PaymentState>[];
export type PaymentAct = (typeof paymentMoves)[number]['act'];

export const requestStates = ['dispatched', 'arranged', 'done', 'cancelled'] as const;
export type RequestState = (typeof requestStates)[number];

export const requestMoves = [
  { act: 'arrange', from: 'dispatched', to: 'arranged' },
  { act: 'arrange', from: 'arranged', to: 'arranged' },
  { act: 'finish', from: 'dispatched', to: 'done' },
  { act: 'finish', from: 'arranged', to: 'done' },
  { act: 'cancel', from: 'dispatched', to: 'cancelled' },
  { act: 'cancel', from: 'arranged', to: 'cancelled' },
] as const satisfies readonly Move<RequestState>[];
export type RequestAct = (typeof requestMoves)[number]['act'];

export const visitStates = [
  'planned',
  'arrived',
  'done',
  'refused',
  'nobodyHome',
  'cancelled',
] as const;
export type VisitState = (typeof visitStates)[number];

export const visitMoves = [
  { act: 'arrive', from: 'planned', to: 'arrived' },
  { act: 'leave', from: 'arrived', to: 'done' },
  { act: 'refuse', from: 'planned', to: 'refused' },
  { act: 'refuse', from: 'arrived', to: 'refused' },
  { act: 'findNobody', from: 'planned', to: 'nobodyHome' },
  { act: 'findNobody', from: 'arrived', to: 'nobodyHome' },
  { act: 'cancel', from: 'planned', to: 'cancelled' },
  { act: 'move', from: 'planned', to: 'planned' },
] as const satisfies readonly Move<VisitState>[];
export type VisitAct = (typeof visitMoves)[number]['act'];

/** The state after an act; null where the act is not open. */
export function stateAfter<State extends string>(
  moves: readonly Move<State>[],
  state: State,
  act: string,
): State | null {
  return moves.find((move) => move.from === state && move.act === act)?.to ?? null;
}

/** The acts open in a state. */
export function openActs<State extends string>(
  moves: readonly Move<State>[],
  state: State,
): string[] {
  return moves.filter(({ from }) => from === state).map(({ act }) => act);
}
