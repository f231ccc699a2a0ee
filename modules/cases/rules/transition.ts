/** The state table read: which row an action is, and whether this actor may take it now. */
import {
  type CaseAction,
  type CaseState,
  type Need,
  type Party,
  type Transition,
  transitions,
} from '../states.ts';

const byAction = new Map<string, Transition>(transitions.map((row) => [row.action, row]));

/** The row of an action. */
export function transitionOf(action: CaseAction): Transition {
  const row = byAction.get(action);
  if (!row) throw new Error(`no action ${action}`);
  return row;
}

/** The state after an action. The only place that says so. */
export function stateAfter(action: CaseAction, from: CaseState): CaseState {
  const { to } = transitionOf(action);
  return to === 'same' ? from : to;
}

/** Actions possible in a state for these parties, guards aside: what a screen offers. */
export function offersFor(state: CaseState, parties: ReadonlySet<Party>): Transition[] {
  return transitions.filter(
    (row: Transition) => row.from.includes(state) && row.who.some((party) => parties.has(party)),
  );
}

/** Which required inputs an action still lacks. */
export function missingNeeds(row: Transition, given: Readonly<Record<Need, boolean>>): Need[] {
  return row.needs.filter((need) => !given[need]);
}

/**
 * States from which no path of actions leads to `closed`. Checked at boot: must be empty but for the
 * other ends.
 */
export function deadEnds(rows: readonly Transition[] = transitions): CaseState[] {
  const reaching = new Set<CaseState>(['closed']);
  for (let grown = true; grown; ) {
    grown = false;
    for (const row of rows) {
      if (row.to === 'same' || !reaching.has(row.to)) continue;
      const fresh = row.from.filter((from) => !reaching.has(from));
      for (const from of fresh) reaching.add(from);
      if (fresh.length > 0) grown = true;
    }
  }
  const all = new Set(rows.flatMap((row) => [...row.from, ...(row.to === 'same' ? [] : [row.to])]));
  return [...all].filter(
    (state) => !reaching.has(state) && state !== 'cancelled' && state !== 'merged',
  );
}
