/** What may happen: read from the tables of moves, nowhere else. */
import type { Move, Party } from '../contract/states.ts';

/** The state after an act; null where the act is not open to that party in that state. */
export function stateAfter<S extends string>(
  moves: readonly Move<S>[],
  state: S,
  { act, by }: { readonly act: string; readonly by: Party },
): S | null {
  return (
    moves.find((move) => move.from === state && move.act === act && move.by === by)?.to ?? null
  );
}

/** The acts open to a party, each once. */
export function actsOf<S extends string, A extends string>(
  moves: readonly (Move<S> & { readonly act: A })[],
  state: S,
  parties: readonly Party[],
): A[] {
  const open = moves.filter((move) => move.from === state && parties.includes(move.by));
  return [...new Set(open.map(({ act }) => act))];
}
