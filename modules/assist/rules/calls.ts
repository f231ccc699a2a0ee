/** Decisions about calls and call-backs. */
import type { AttemptOutcome, CallbackState, CallState } from '../contract/words.ts';

/** What the exchange, or the agent, says of a call. */
export type CallSignal = 'ringing' | 'answered' | 'missed' | 'ended';

const moves: readonly {
  readonly from: readonly (CallState | 'none')[];
  readonly signal: CallSignal;
  readonly to: CallState;
}[] = [
  { from: ['none', 'ringing'], signal: 'ringing', to: 'ringing' },
  { from: ['none', 'ringing', 'talking'], signal: 'answered', to: 'talking' },
  { from: ['none', 'ringing'], signal: 'missed', to: 'missed' },
  { from: ['none', 'ringing', 'talking'], signal: 'ended', to: 'ended' },
];

/**
 * The state after a signal; null when it changes nothing: exchanges repeat themselves and tell things out of order, and
 * what has ended stays so.
 */
export function afterSignal(state: CallState | 'none', signal: CallSignal): CallState | null {
  const move = moves.find((one) => one.signal === signal && one.from.includes(state));
  if (!move || move.to === state) return null;
  // Hung up before anybody answered: that is a missed call, whatever the exchange calls it.
  return signal === 'ended' && state !== 'talking' ? 'missed' : move.to;
}

/** Nobody is rung more often than that. */
export const mostAttempts = 3;

/** Minutes until the next attempt, by what came of the last. */
const waitMinutes: Readonly<Record<'busy' | 'noAnswer', number>> = { busy: 10, noAnswer: 60 };

/** What becomes of a call-back after an attempt. */
export function afterAttempt(
  attemptsBefore: number,
  outcome: AttemptOutcome,
  now: Date,
): { readonly state: CallbackState; readonly attempts: number; readonly dueAt: Date | null } {
  const attempts = attemptsBefore + 1;
  if (outcome === 'reached') return { state: 'reached', attempts, dueAt: null };
  if (outcome === 'wrongNumber' || attempts >= mostAttempts)
    return { state: 'unreached', attempts, dueAt: null };
  const dueAt = new Date(now.getTime() + waitMinutes[outcome] * 60_000);
  return { state: 'open', attempts, dueAt };
}

/** Figures of a span of calls. */
export interface CallFigures {
  readonly calls: number;
  readonly answered: number;
  readonly missed: number;
  readonly averageWaitSeconds: number | null;
  readonly averageTalkSeconds: number | null;
  readonly answeredShare: number | null;
}

interface Timed {
  readonly state: CallState;
  readonly startedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

/** Counts incoming calls. A call that still rings is neither answered nor missed. */
export function figuresOf(calls: readonly Timed[]): CallFigures {
  const answered = calls.filter(({ answeredAt }) => answeredAt !== null);
  const missed = calls.filter(({ state }) => state === 'missed').length;
  const settled = answered.length + missed;
  return {
    calls: calls.length,
    answered: answered.length,
    missed,
    averageWaitSeconds: average(answered.map((one) => seconds(one.startedAt, one.answeredAt))),
    averageTalkSeconds: average(
      answered.filter(({ endedAt }) => endedAt).map((one) => seconds(one.answeredAt, one.endedAt)),
    ),
    answeredShare: settled === 0 ? null : answered.length / settled,
  };
}

const seconds = (from: Date | null, to: Date | null): number =>
  from && to ? Math.max(0, (to.getTime() - from.getTime()) / 1000) : 0;

const average = (values: readonly number[]): number | null =>
  values.length === 0
    ? null
    : Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
