/** The road of a batch. */
import type { BatchState } from '../contract/shapes.ts';

/** One step of the road; `by`: a person, or the work that goes on by itself. */
export interface Step {
  readonly from: BatchState;
  readonly action: BatchAction;
  readonly to: BatchState;
  readonly by: 'person' | 'work';
}

export const batchActions = [
  'stage',
  'reread',
  'check',
  'finishCheck',
  'apply',
  'publish',
  'takeBack',
  'finishTakingBack',
  'discard',
  'fail',
  'retry',
  'retryCheck',
  'retryApply',
] as const;
export type BatchAction = (typeof batchActions)[number];

const step = (from: BatchState, action: BatchAction, to: BatchState, by: Step['by']): Step => ({
  from,
  action,
  to,
  by,
});

export const steps: readonly Step[] = [
  step('fetching', 'stage', 'staged', 'work'),
  step('staged', 'reread', 'fetching', 'person'),
  step('staged', 'check', 'checking', 'person'),
  step('checked', 'check', 'checking', 'person'),
  step('checked', 'reread', 'fetching', 'person'),
  step('checking', 'finishCheck', 'checked', 'work'),
  step('checked', 'apply', 'applying', 'person'),
  step('applying', 'publish', 'applied', 'work'),
  step('applied', 'takeBack', 'takingBack', 'person'),
  step('takingBack', 'finishTakingBack', 'takenBack', 'work'),
  ...(['staged', 'checked', 'failed'] as const).map((from) =>
    step(from, 'discard', 'discarded', 'person'),
  ),
  ...(['fetching', 'checking', 'applying'] as const).map((from) =>
    step(from, 'fail', 'failed', 'work'),
  ),
  step('failed', 'retry', 'fetching', 'person'),
  step('failed', 'retryCheck', 'checking', 'person'),
  step('failed', 'retryApply', 'applying', 'person'),
  step('failed', 'reread', 'fetching', 'person'),
];

/** Where an action leads; null when it is not possible in this state. */
export function nextState(from: BatchState, action: BatchAction): BatchState | null {
  return steps.find((one) => one.from === from && one.action === action)?.to ?? null;
}

/** What takes a failed batch up again where it stopped: what was read and checked stays. */
export function retryOf(failedIn: BatchState | undefined): BatchAction {
  if (failedIn === 'applying') return 'retryApply';
  return failedIn === 'checking' ? 'retryCheck' : 'retry';
}

/** States in which work goes on by itself. */
export const atWork: readonly BatchState[] = ['fetching', 'checking', 'applying', 'takingBack'];
