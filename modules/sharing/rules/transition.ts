/** What may happen to requests and corrections: read from the tables of moves, nowhere else. */
import {
  type CorrectionAct,
  correctionMoves,
  type CorrectionState,
  type Party,
  type RequestAct,
  requestMoves,
  type RequestState,
} from '../contract/states.ts';

/** The state after an act; null where the act is not open to that party in that state. */
export function requestAfter(state: RequestState, act: RequestAct, by: Party): RequestState | null {
  return (
    requestMoves.find((move) => move.from === state && move.act === act && move.by === by)?.to ??
    null
  );
}

/** The acts open to a party. */
export function requestActs(state: RequestState, parties: readonly Party[]): RequestAct[] {
  const open = requestMoves.filter((move) => move.from === state && parties.includes(move.by));
  return [...new Set(open.map(({ act }) => act))];
}

/** Whether nothing can happen any more. */
export function isSettled(state: RequestState): boolean {
  return !requestMoves.some((move) => move.from === state);
}

/** The state of a correction after an act; null where it is not open. */
export function correctionAfter(
  state: CorrectionState,
  act: CorrectionAct,
  by: Party,
): CorrectionState | null {
  return (
    correctionMoves.find((move) => move.from === state && move.act === act && move.by === by)?.to ??
    null
  );
}

/** The acts on a correction open to a party. */
export function correctionActs(state: CorrectionState, parties: readonly Party[]): CorrectionAct[] {
  const open = correctionMoves.filter((move) => move.from === state && parties.includes(move.by));
  return [...new Set(open.map(({ act }) => act))];
}
