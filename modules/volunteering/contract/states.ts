/** The road of a visit, as a table: service, screens and tests read it. Browser-safe. */

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
  { act: 'finish', from: 'arrived', to: 'done' },
  { act: 'refuse', from: 'planned', to: 'refused' },
  { act: 'refuse', from: 'arrived', to: 'refused' },
  { act: 'findNobody', from: 'planned', to: 'nobodyHome' },
  { act: 'move', from: 'planned', to: 'planned' },
  { act: 'cancel', from: 'planned', to: 'cancelled' },
] as const satisfies readonly {
  readonly act: string;
  readonly from: VisitState;
  readonly to: VisitState;
}[];
export type VisitAct = (typeof visitMoves)[number]['act'];

/** The state after an act; null where the act is not open. */
export function visitAfter(state: VisitState, act: VisitAct): VisitState | null {
  return visitMoves.find((move) => move.from === state && move.act === act)?.to ?? null;
}
