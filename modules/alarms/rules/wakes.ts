/** When time alone may change a rule's verdict. */
import { always, type CompiledRule, leavesOf, type Node } from './compile.ts';
import { isQuiet, type RuleState } from './state.ts';
import { lastSeen, mayBegin } from './truth.ts';

/** The next instant after the state's clock at which it must be looked at again; null for never. */
export function nextWake(rule: CompiledRule, state: RuleState): number | null {
  const instants = state.active
    ? [...goings(rule.when, state), ...(rule.clear ? comings(rule.clear, state) : [])]
    : comings(rule.when, state);
  const edge = edgeOf(rule, state);
  if (edge !== null) instants.push(edge);
  const ahead = instants.filter((at) => at > state.clock);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

/** The end of the watch, for what would be forgotten then; its beginning, for what would begin. */
function edgeOf({ watch, when }: CompiledRule, state: RuleState): number | null {
  if (watch === always) return null;
  const matters = watch.isOpen(state.clock) ? !isQuiet(state) : mayBegin(when, state);
  return matters ? watch.nextEdge(state.clock) : null;
}

/** When conditions may begin to hold without a new value. */
function comings(node: Node, state: RuleState): number[] {
  return leavesOf(node).flatMap((leaf) => {
    if (leaf.kind === 'absence') return [lastSeen(leaf.series, state) + leaf.milliseconds];
    if (leaf.kind !== 'duration') return [];
    const since = state.since[leaf.path];
    return since === undefined ? [] : [since + leaf.milliseconds];
  });
}

/** When conditions may cease to hold without a new value. */
function goings(node: Node, state: RuleState): number[] {
  return leavesOf(node).flatMap((leaf) => {
    if (leaf.kind === 'repetition' && leaf.among === null) {
      return (state.hits[leaf.path] ?? []).map((at) => at + leaf.withinMs);
    }
    if (leaf.kind !== 'rateOfChange') return [];
    const samples = [...(state.low[leaf.path] ?? []), ...(state.high[leaf.path] ?? [])];
    return samples.map(([at]) => at + leaf.withinMs);
  });
}
