/** How a rule's memory takes in a value. */
import { leavesOf, type Node, type SeriesId } from './compile.ts';
import { higher, lower, pushed, type RuleState } from './state.ts';
import { holdsNow } from './truth.ts';

/** The memory of the conditions under a node after a value of `series` came in. */
export function remember(node: Node, state: RuleState, series: SeriesId): RuleState {
  let next = rememberSamples(node, state, series);
  for (const leaf of leavesOf(node)) {
    if (leaf.kind === 'duration') next = rememberRun(leaf, next);
    else if (leaf.kind === 'repetition' && leaf.series.includes(series)) {
      next = rememberHit(leaf, next);
    }
  }
  return next;
}

/**
 * The windows of the rates of change under a node after a value of `series` came in. They are kept
 * whether or not the alarm is on: a change is one of the values, whenever the alarm went on.
 */
export function rememberSamples(node: Node, state: RuleState, series: SeriesId): RuleState {
  let next = state;
  for (const leaf of leavesOf(node)) {
    if (leaf.kind === 'rateOfChange' && leaf.series === series) next = rememberSample(leaf, next);
  }
  return next;
}

type Leaf<K extends Node['kind']> = Extract<Node, { kind: K }>;

function rememberRun(leaf: Leaf<'duration'>, state: RuleState): RuleState {
  const isOn = holdsNow(leaf.of, state);
  const wasOn = state.since[leaf.path] !== undefined;
  if (isOn === wasOn) return state;
  if (isOn) return { ...state, since: { ...state.since, [leaf.path]: state.clock } };
  return { ...state, since: without(state.since, leaf.path) };
}

function rememberHit(leaf: Leaf<'repetition'>, state: RuleState): RuleState {
  const before = state.hits[leaf.path] ?? [];
  const isHit = holdsNow(leaf.of, state);
  const hits =
    leaf.among === null
      ? [
          ...before.filter((at) => at > state.clock - leaf.withinMs),
          ...(isHit ? [state.clock] : []),
        ].slice(-leaf.times)
      : trimmed([...before, isHit ? 1 : 0].slice(-leaf.among));
  if (hits.length === 0 && before.length === 0) return state;
  if (hits.length === 0) return { ...state, hits: without(state.hits, leaf.path) };
  return { ...state, hits: { ...state.hits, [leaf.path]: hits } };
}

/** Misses before the first hit say nothing. */
function trimmed(bits: readonly number[]): readonly number[] {
  const first = bits.indexOf(1);
  return first < 0 ? [] : bits.slice(first);
}

function rememberSample(leaf: Leaf<'rateOfChange'>, state: RuleState): RuleState {
  const last = state.last[leaf.series];
  if (!last || typeof last.value !== 'number') return state;
  const sample = [last.at, last.value] as const;
  const { path, withinMs } = leaf;
  return {
    ...state,
    low: { ...state.low, [path]: pushed(state.low[path] ?? [], sample, withinMs, lower) },
    high: { ...state.high, [path]: pushed(state.high[path] ?? [], sample, withinMs, higher) },
  };
}

/** The memory with all runs and hits under a node forgotten. */
export function forget(node: Node, state: RuleState): RuleState {
  let { since, hits } = state;
  for (const leaf of leavesOf(node)) {
    if (leaf.kind === 'duration') since = without(since, leaf.path);
    if (leaf.kind === 'repetition') hits = without(hits, leaf.path);
  }
  return since === state.since && hits === state.hits ? state : { ...state, since, hits };
}

function without<V>(record: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  if (!(key in record)) return record;
  const { [key]: _gone, ...rest } = record;
  return rest;
}
