/** Where a command stands: one table; only `stepTo` sets a state. */
import type { CommandState } from '../types.ts';

/** What happens to a command. */
export type CommandStep = 'send' | 'deliver' | 'finish' | 'fail' | 'expire' | 'cancel';

/** One row of the table. */
export interface CommandTransition {
  readonly step: CommandStep;
  readonly from: readonly CommandState[];
  readonly to: CommandState;
}

/** Every step of a command. */
export const commandTransitions: readonly CommandTransition[] = [
  { step: 'send', from: ['queued'], to: 'sent' },
  { step: 'deliver', from: ['sent'], to: 'delivered' },
  { step: 'finish', from: ['sent', 'delivered'], to: 'done' },
  { step: 'fail', from: ['queued', 'sent', 'delivered'], to: 'failed' },
  { step: 'cancel', from: ['queued'], to: 'failed' },
  { step: 'expire', from: ['queued', 'sent', 'delivered'], to: 'expired' },
];

/** Ends: nothing leads out of them. */
export const finalStates: readonly CommandState[] = ['done', 'failed', 'expired'];

/** The state after a step; null when the table has no such row. */
export function stateAfter(step: CommandStep, from: CommandState): CommandState | null {
  const row = commandTransitions.find((one) => one.step === step && one.from.includes(from));
  return row?.to ?? null;
}

const stepOf: Readonly<Record<CommandState, CommandStep | null>> = {
  queued: null,
  sent: 'send',
  delivered: 'deliver',
  done: 'finish',
  failed: 'fail',
  expired: 'expire',
};

/** The state that a device's word leads to; null when it comes too late or out of turn. */
export function stepTo(to: CommandState, from: CommandState): CommandState | null {
  const step = stepOf[to];
  return step ? stateAfter(step, from) : null;
}

/** States that no path leads from to an end. Must be empty; checked at boot. */
export function deadEnds(rows: readonly CommandTransition[] = commandTransitions): CommandState[] {
  const reaching = new Set<CommandState>(finalStates);
  for (let grown = true; grown; ) {
    const fresh = rows
      .filter(({ to }) => reaching.has(to))
      .flatMap(({ from }) => from.filter((state) => !reaching.has(state)));
    for (const state of fresh) reaching.add(state);
    grown = fresh.length > 0;
  }
  const all = new Set(rows.flatMap(({ from, to }) => [...from, to]));
  return [...all].filter((state) => !reaching.has(state));
}
