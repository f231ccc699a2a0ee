import type { Meaning } from '#ui/tokens/tokens.ts';
import type { ManholeState } from '../../contract.ts';

/** What each state means. */
export const stateMeanings: Readonly<Record<ManholeState, Meaning>> = {
  open: 'urgent',
  gas: 'urgent',
  flooded: 'warning',
  tilted: 'warning',
  silent: 'notice',
  lowBattery: 'notice',
  unknown: 'notice',
  ok: 'ok',
};
