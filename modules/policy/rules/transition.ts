/** What may happen to a policy's text: read from the table of moves, nowhere else. */
import { type DraftAct, draftMoves, type DraftState, type Hand } from '../contract/states.ts';

/** The state after an act; null where it is not open. */
export function stateAfter(state: DraftState, act: DraftAct, hand: Hand): DraftState | null {
  const move = draftMoves.find((one) => one.from === state && one.act === act && one.by === hand);
  return move?.to ?? null;
}

/** The acts open to some hands. */
export function openActs(state: DraftState, hands: readonly Hand[]): DraftAct[] {
  const open = draftMoves.filter(({ from, by }) => from === state && hands.includes(by));
  return [...new Set(open.map(({ act }) => act))];
}
