/** The states of an alarm and the one table of what may happen to it. Browser-safe. */

/** Active or cleared, seen by an officer or not. */
export const alarmStates = [
  'activeUnacknowledged',
  'activeAcknowledged',
  'clearedUnacknowledged',
  'clearedAcknowledged',
] as const;
export type AlarmState = (typeof alarmStates)[number];

/** The states in which the thing is still out of order. */
export const activeStates: readonly AlarmState[] = ['activeUnacknowledged', 'activeAcknowledged'];

const everywhere = alarmStates;

/** A row of the table. `to: null`: it stays where it is. */
interface Row {
  readonly action: string;
  readonly from: readonly AlarmState[];
  readonly to: Readonly<Partial<Record<AlarmState, AlarmState>>>;
  readonly who: 'system' | 'staff' | 'both';
  /** A sentence must be given. */
  readonly needsNote?: boolean;
}

/** Every action on an alarm: from where, to where, by whom. */
export const transitions = [
  { action: 'repeat', from: activeStates, to: {}, who: 'system' },
  { action: 'worsen', from: activeStates, to: {}, who: 'system' },
  { action: 'ease', from: activeStates, to: {}, who: 'system' },
  {
    action: 'return',
    from: ['clearedUnacknowledged', 'clearedAcknowledged'],
    to: {
      clearedUnacknowledged: 'activeUnacknowledged',
      clearedAcknowledged: 'activeUnacknowledged',
    },
    who: 'system',
  },
  {
    action: 'clear',
    from: activeStates,
    to: {
      activeUnacknowledged: 'clearedUnacknowledged',
      activeAcknowledged: 'clearedAcknowledged',
    },
    who: 'both',
    needsNote: true,
  },
  {
    action: 'acknowledge',
    from: ['activeUnacknowledged', 'clearedUnacknowledged'],
    to: {
      activeUnacknowledged: 'activeAcknowledged',
      clearedUnacknowledged: 'clearedAcknowledged',
    },
    who: 'both',
  },
  { action: 'comment', from: everywhere, to: {}, who: 'staff', needsNote: true },
  { action: 'openCase', from: everywhere, to: {}, who: 'both' },
  { action: 'linkCase', from: everywhere, to: {}, who: 'system' },
  { action: 'caseClosed', from: everywhere, to: {}, who: 'system' },
] as const satisfies readonly Row[];
export type AlarmAction = (typeof transitions)[number]['action'];

/** The state after an action; null when the action is not possible there. */
export function stateAfter(action: AlarmAction, from: AlarmState): AlarmState | null {
  const row: Row | undefined = transitions.find((one) => one.action === action);
  if (!row?.from.includes(from)) return null;
  return row.to[from] ?? from;
}

/** The state that the two halves make. */
export function stateOf(isActive: boolean, isAcknowledged: boolean): AlarmState {
  if (isActive) return isAcknowledged ? 'activeAcknowledged' : 'activeUnacknowledged';
  return isAcknowledged ? 'clearedAcknowledged' : 'clearedUnacknowledged';
}
