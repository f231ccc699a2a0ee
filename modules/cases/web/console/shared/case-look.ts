/** How a case looks: what its state and urgency mean to the eye. Pure. */
import type { IconName } from '#ui/icons/names.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import {
  type CaseAction,
  type CaseRow,
  type CaseState,
  openStates,
} from '../../../contract/index.ts';

/** What the eye needs of a case. */
export type Glance = Pick<CaseRow, 'state' | 'urgency' | 'overdue'>;

/** Meaning of a case as a whole: late first, then urgent, then simply open; ended is calm. */
export function meaningOfCase({ state, urgency, overdue }: Glance): Meaning {
  if (!isOpen(state)) return 'ok';
  if (overdue) return 'urgent';
  return urgency === 'urgent' || urgency === 'high' ? 'warning' : 'notice';
}

/** Whether somebody must still act. */
export function isOpen(state: string): boolean {
  return (openStates as readonly string[]).includes(state);
}

/** Whether the department's clock still runs: after `done` the deadline is met or missed for good. */
export function clockRuns(state: string): boolean {
  return state === 'registered' || state === 'dispatched' || state === 'accepted';
}

/** Tone of a state's dot. */
export const stateTones: Readonly<Record<CaseState, Meaning | 'neutral' | 'brand'>> = {
  registered: 'warning',
  dispatched: 'notice',
  accepted: 'brand',
  suspended: 'neutral',
  done: 'notice',
  verified: 'notice',
  closed: 'ok',
  cancelled: 'neutral',
  merged: 'neutral',
};

/** Icon of an action, on buttons and in the timeline. */
export function iconOfAction(action: string): IconName {
  return icons[action] ?? 'check';
}

const icons: Readonly<Record<string, IconName>> = {
  register: 'plus',
  recategorise: 'category',
  dispatch: 'send',
  accept: 'check',
  assign: 'user',
  return: 'back',
  transfer: 'refresh',
  assist: 'users',
  requestExtension: 'clock',
  approveExtension: 'check',
  refuseExtension: 'close',
  suspend: 'stop',
  resume: 'play',
  supervise: 'flag',
  reportDone: 'camera',
  verify: 'checkCircle',
  refuseVerification: 'close',
  close: 'lock',
  cancel: 'trash',
  merge: 'merge',
  reopen: 'history',
  rate: 'star',
  comment: 'message',
  remind: 'bell',
  overdue: 'urgent',
  escalate: 'warning',
  endTask: 'check',
  attach: 'photo',
  alarm: 'bell',
};

/** Tone of a step in the timeline. */
export function toneOfStep(action: string): Meaning | 'neutral' {
  if (['overdue', 'escalate', 'supervise'].includes(action)) return 'urgent';
  if (
    ['return', 'refuseVerification', 'refuseExtension', 'reopen', 'remind', 'alarm'].includes(
      action,
    )
  )
    return 'warning';
  if (['reportDone', 'verify', 'close', 'approveExtension'].includes(action)) return 'ok';
  return action === 'comment' ? 'neutral' : 'notice';
}

/** Acts that end or undo: shown last and in a warning colour. */
export const graveActions: readonly string[] = ['cancel', 'merge', 'refuseVerification', 'return'];

/** One key an action, on the desk. */
export const actionKeys: Readonly<Partial<Record<CaseAction, string>>> = {
  accept: 'a',
  dispatch: 'd',
  assign: 'g',
  transfer: 't',
  return: 'r',
  supervise: 's',
  verify: 'v',
  refuseVerification: 'n',
  reportDone: 'f',
  close: 'c',
  merge: 'e',
  recategorise: 'y',
  suspend: 'p',
  comment: 'm',
};

/** Names of places without those that another of them says already: 圩镇社区, 圩镇社区第五网格. */
export function withoutEchoes(names: readonly string[]): string[] {
  const given = [...new Set(names.filter(Boolean))];
  return given.filter((name) => !given.some((other) => other !== name && other.includes(name)));
}
