/** One step of a rule: what it remembers and what comes in, to what it remembers and what follows. */
import type { Scalar } from '../contract/condition.ts';
import { always, type CompiledRule, type SeriesId } from './compile.ts';
import { forget, remember, rememberSamples } from './memory.ts';
import type { RuleState } from './state.ts';
import { holds, stillHolds } from './truth.ts';
import { nextWake } from './wakes.ts';

/** A value, or only time that has passed. Instants in ms. */
export type Input =
  | {
      readonly kind: 'value';
      readonly series: SeriesId;
      readonly value: Scalar;
      readonly at: number;
      readonly receivedAt: number;
      /** HJ 212 flag; only `N` counts. */
      readonly quality: string;
      /** Older than what is known of its series, or back-fill: never changes what is live. */
      readonly late: boolean;
    }
  | { readonly kind: 'tick'; readonly now: number };

/** What a step brings about, at an instant of the thing's own time. */
export interface Outcome {
  readonly kind: 'raise' | 'clear';
  readonly at: number;
  /** Why it cleared: the condition, or the end of the hours watched. */
  readonly reason: 'condition' | 'schedule';
  /** What was known then: a run may end before the value that ends the step. */
  readonly last: RuleState['last'];
}

/** The result of a step. */
export interface Step {
  readonly state: RuleState;
  readonly outcomes: readonly Outcome[];
  /** When to step again if nothing comes, by the server's clock; null for never. */
  readonly wakeAt: number | null;
}

/**
 * Judges one value or tick. Instants that lie between the last step and this one are judged in
 * their order first, so that the outcome does not depend on when ticks come: a process that slept
 * over the end of a run still raises at that end.
 */
export function step(rule: CompiledRule, before: RuleState, input: Input): Step {
  if (input.kind === 'value' && (input.late || input.quality !== 'N')) {
    return { state: before, outcomes: [], wakeAt: wakeOf(rule, before) };
  }
  const lag = input.kind === 'value' ? input.receivedAt - input.at : before.lag;
  const heard = input.kind === 'value' ? input.at : input.now - lag;
  const begun = before.clock > 0 ? before.clock : Math.min(before.armedAt, heard);
  const target = Math.max(begun, heard);
  const outcomes: Outcome[] = [];
  let state: RuleState = { ...before, lag, clock: begun };
  const settle = (): void => {
    const decided = decide(rule, state);
    state = decided.state;
    if (decided.outcome) outcomes.push(decided.outcome);
  };
  for (;;) {
    const wake = nextWake(rule, state);
    if (wake === null || wake > target) break;
    state = movedTo(rule, state, wake);
    settle();
  }
  state = movedTo(rule, state, target);
  if (input.kind === 'value') state = take(rule, state, input);
  settle();
  return { state, outcomes, wakeAt: wakeOf(rule, state) };
}

/** The state at a later instant; runs begin when the watch opens on what is so already. */
function movedTo(rule: CompiledRule, state: RuleState, clock: number): RuleState {
  const moved = { ...state, clock };
  if (rule.watch === always || rule.watch.isOpen(state.clock)) return moved;
  return rule.watch.isOpen(clock) ? remember(rule.when, moved, '') : moved;
}

function wakeOf(rule: CompiledRule, state: RuleState): number | null {
  const wake = nextWake(rule, state);
  return wake === null ? null : wake + state.lag;
}

function take(
  rule: CompiledRule,
  state: RuleState,
  { series, value, at }: Extract<Input, { kind: 'value' }>,
): RuleState {
  const known = { value, at };
  const last = { ...state.last, [series]: known };
  if (!series.includes('/') && rule.hasAbsence && at >= (last['*']?.at ?? 0)) last['*'] = known;
  const next = remember(rule.when, { ...state, last }, series);
  if (!rule.clear) return next;
  return (state.active ? remember : rememberSamples)(rule.clear, next, series);
}

function decide(
  rule: CompiledRule,
  state: RuleState,
): { state: RuleState; outcome: Outcome | null } {
  const { clock: at, last } = state;
  if (!rule.watch.isOpen(at)) {
    const asleep = forget(rule.when, rested(rule, state));
    const outcome = state.active
      ? ({ kind: 'clear', at, reason: 'schedule', last } as const)
      : null;
    return { state: asleep, outcome };
  }
  if (!state.active) {
    if (!holds(rule.when, state)) return { state, outcome: null };
    const active = { ...state, active: true };
    const ready = rule.clear ? remember(rule.clear, active, '') : active;
    return { state: ready, outcome: { kind: 'raise', at, reason: 'condition', last } };
  }
  const isOver = rule.clear
    ? holds(rule.clear, state) && !holds(rule.when, state)
    : !stillHolds(rule.when, state, rule.hysteresis);
  if (!isOver) return { state, outcome: null };
  return { state: rested(rule, state), outcome: { kind: 'clear', at, reason: 'condition', last } };
}

function rested(rule: CompiledRule, state: RuleState): RuleState {
  if (!state.active) return state;
  const calm = { ...state, active: false };
  return rule.clear ? forget(rule.clear, calm) : calm;
}
