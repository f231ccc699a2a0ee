/** Whether a condition holds, by what a rule remembers. */
import type { Operator, Scalar } from '../contract/condition.ts';
import type { InstantNode, Node } from './compile.ts';
import type { RuleState, Sample } from './state.ts';

/** Whether a value stands so to a limit; `slack` widens the limit for what is to stay active. */
export function compare(op: Operator, value: Scalar, limit: Scalar, slack = 0): boolean {
  if (op === 'equals') return value === limit;
  if (op === 'differs') return value !== limit;
  if (typeof value !== 'number' || typeof limit !== 'number') return false;
  if (op === 'above') return value > limit - slack;
  if (op === 'atLeast') return value >= limit - slack;
  if (op === 'below') return value < limit + slack;
  return value <= limit + slack;
}

/** Whether an instant condition holds by the last values; what was never measured does not hold. */
export function holdsNow(node: InstantNode, state: RuleState, slack = 0): boolean {
  if (node.kind === 'all') return node.of.every((one) => holdsNow(one, state, slack));
  if (node.kind === 'any') return node.of.some((one) => holdsNow(one, state, slack));
  const own = state.last[node.series];
  if (!own) return false;
  if (node.kind === 'threshold') return compare(node.op, own.value, node.value, slack);
  const other = state.last[node.other];
  if (!other) return false;
  const limit = typeof other.value === 'number' ? other.value + node.offset : other.value;
  return compare(node.op, own.value, limit, slack);
}

/** Whether a condition holds at the state's clock. */
export function holds(node: Node, state: RuleState): boolean {
  switch (node.kind) {
    case 'all':
      return node.of.every((one) => holds(one, state));
    case 'any':
      return node.of.some((one) => holds(one, state));
    case 'duration': {
      const since = state.since[node.path];
      return since !== undefined && state.clock - since >= node.milliseconds;
    }
    case 'repetition':
      return hitCount(node, state) >= node.times;
    case 'rateOfChange':
      return changeOf(node, state) > node.amount;
    case 'absence':
      return state.clock - lastSeen(node.series, state) >= node.milliseconds;
    default:
      return holdsNow(node, state);
  }
}

/**
 * Whether an active rule still has its ground: limits relaxed by the hysteresis, and of a run only
 * what is so now, not how long.
 */
export function stillHolds(node: Node, state: RuleState, slack: number): boolean {
  switch (node.kind) {
    case 'all':
      return node.of.every((one) => stillHolds(one, state, slack));
    case 'any':
      return node.of.some((one) => stillHolds(one, state, slack));
    case 'duration':
      return holdsNow(node.of, state, slack);
    case 'rateOfChange':
      return changeOf(node, state) > node.amount - slack;
    case 'repetition':
    case 'absence':
      return holds(node, state);
    default:
      return holdsNow(node, state, slack);
  }
}

/** The instant from which the silence of a series counts: its last value, else the beginning. */
export function lastSeen(series: string, state: RuleState): number {
  return state.last[series]?.at ?? state.armedAt;
}

/** Whether a condition that is not watched now would begin at once if it were, no value coming. */
export function mayBegin(node: Node, state: RuleState): boolean {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.some((one) => mayBegin(one, state));
    case 'duration':
      return holdsNow(node.of, state);
    case 'repetition':
      return false;
    case 'absence':
      return true;
    default:
      return holds(node, state);
  }
}

type Repetition = Extract<Node, { kind: 'repetition' }>;

function hitCount(node: Repetition, state: RuleState): number {
  const hits = state.hits[node.path] ?? [];
  if (node.among !== null) return hits.reduce((sum, bit) => sum + bit, 0);
  return hits.filter((at) => at > state.clock - node.withinMs).length;
}

type Rate = Extract<Node, { kind: 'rateOfChange' }>;

function changeOf(node: Rate, state: RuleState): number {
  const last = state.last[node.series];
  if (!last || typeof last.value !== 'number') return 0;
  const first = (window: readonly Sample[] | undefined) =>
    window?.find(([at]) => at > state.clock - node.withinMs)?.[1];
  const [lowest, highest] = [first(state.low[node.path]), first(state.high[node.path])];
  const rise = lowest === undefined ? 0 : last.value - lowest;
  const fall = highest === undefined ? 0 : highest - last.value;
  if (node.direction === 'rise') return rise;
  return node.direction === 'fall' ? fall : Math.max(rise, fall);
}
