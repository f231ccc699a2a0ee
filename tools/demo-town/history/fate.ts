import type { Random } from '../random.ts';
import type { HistoricState } from './types.ts';

/** What will happen to a case, drawn before its steps are laid out in time. */
export interface Fate {
  /** State in which it stands at the end. */
  end: HistoricState;
  returned: boolean;
  transferred: boolean;
  extended: boolean;
  suspended: boolean;
  refused: boolean;
  late: boolean;
  reopened: boolean;
  rated: boolean;
}

/** Shares of all cases; together with the open ones they give a closing rate near 98 %. */
export const SHARES = {
  cancelled: 0.007,
  merged: 0.007,
  returned: 0.06,
  transferred: 0.03,
  extended: 0.04,
  suspended: 0.01,
  refused: 0.025,
  late: 0.062,
  reopened: 0.03,
  rated: 0.45,
} as const;

/** Draws the fate of a case that ends in the given state; `slowness` is 1 for the average department. */
export function drawFate(random: Random, end: HistoricState, slowness = 1): Fate {
  const isClosed = end === 'closed';
  const isHandled = end === 'done' || end === 'verified';
  const extended = random.chance(SHARES.extended) && (isClosed || end === 'accepted');
  return {
    end,
    returned: random.chance(SHARES.returned) && end !== 'cancelled' && end !== 'merged',
    transferred: random.chance(SHARES.transferred) && (isClosed || isHandled || end === 'accepted'),
    extended,
    suspended: end === 'suspended' || (random.chance(SHARES.suspended) && isClosed),
    refused: random.chance(SHARES.refused) && isClosed,
    late: random.chance(SHARES.late * slowness) && isClosed && !extended,
    reopened: random.chance(SHARES.reopened) && isClosed,
    rated: random.chance(SHARES.rated) && isClosed,
  };
}

/** Draws whether a case of the past was closed, cancelled or merged. */
export function drawEnd(random: Random): 'closed' | 'cancelled' | 'merged' {
  const draw = random.next();
  if (draw < SHARES.cancelled) return 'cancelled';
  return draw < SHARES.cancelled + SHARES.merged ? 'merged' : 'closed';
}

/** Stars: most people are content; late and re-opened cases cost stars. */
export function drawStars(random: Random, fate: Fate): number {
  if (fate.reopened) return 1 + random.weighted([3, 4, 5, 3, 1]);
  if (fate.late) return 1 + random.weighted([3, 5, 8, 6, 3]);
  return 1 + random.weighted([1, 2, 6, 24, 67]);
}

/** Open states by age in days: what came in this morning waits, what came yesterday is in hand. */
export function drawOpenState(random: Random, ageDays: number): HistoricState {
  const states: HistoricState[] = [
    'registered',
    'dispatched',
    'accepted',
    'suspended',
    'done',
    'verified',
  ];
  const weights = ageDays < 0.5 ? [8, 6, 4, 0.1, 1, 0.4] : [1.3, 2, 6, 0.5, 2, 0.8];
  return states[random.weighted(weights)] ?? 'accepted';
}
