/** A rule made ready to judge with: every condition knows its path and its series. */
import type { AtOnceCondition, Condition, Operator, Scalar } from '../contract/condition.ts';

/** `key` of the thing judged, `CODE/key` of another thing, `*` for any value of the thing judged. */
export type SeriesId = string;

/** A condition that holds or not by the last values alone. */
export type InstantNode =
  | {
      readonly kind: 'threshold';
      readonly series: SeriesId;
      readonly op: Operator;
      readonly value: Scalar;
    }
  | {
      readonly kind: 'comparison';
      readonly series: SeriesId;
      readonly op: Operator;
      readonly other: SeriesId;
      readonly offset: number;
    }
  | { readonly kind: 'all'; readonly of: readonly InstantNode[] }
  | { readonly kind: 'any'; readonly of: readonly InstantNode[] };

/** A condition with its path; what has a memory keeps it under the path. */
export type Node =
  | Extract<InstantNode, { readonly kind: 'threshold' | 'comparison' }>
  | { readonly kind: 'all'; readonly of: readonly Node[] }
  | { readonly kind: 'any'; readonly of: readonly Node[] }
  | {
      readonly kind: 'duration';
      readonly path: string;
      readonly milliseconds: number;
      readonly of: InstantNode;
    }
  | {
      readonly kind: 'repetition';
      readonly path: string;
      readonly times: number;
      /** Of so many values in a row; null when it counts within a time. */
      readonly among: number | null;
      readonly withinMs: number;
      readonly of: InstantNode;
      readonly series: readonly SeriesId[];
    }
  | {
      readonly kind: 'rateOfChange';
      readonly path: string;
      readonly series: SeriesId;
      readonly direction: 'rise' | 'fall' | 'either';
      readonly amount: number;
      readonly withinMs: number;
    }
  | {
      readonly kind: 'absence';
      readonly series: SeriesId;
      readonly milliseconds: number;
    };

/** When a rule watches. Instants in ms. */
export interface Watch {
  readonly isOpen: (at: number) => boolean;
  /** The next instant after `at` at which that changes; null when it never does. */
  readonly nextEdge: (at: number) => number | null;
}

/** A rule that never sleeps. */
export const always: Watch = { isOpen: () => true, nextEdge: () => null };

/** A rule ready to judge with. */
export interface CompiledRule {
  readonly when: Node;
  /**
   * It clears when this holds and `when` does not. Null: as soon as `when` no longer holds, limits
   * relaxed by `hysteresis`.
   */
  readonly clear: Node | null;
  readonly hysteresis: number;
  readonly watch: Watch;
  /** Every series it reads. */
  readonly series: readonly SeriesId[];
  /** Whether silence may raise or clear it. */
  readonly hasAbsence: boolean;
}

/** The parts of a rule that decide. */
export interface Decisive {
  readonly when: Condition;
  readonly clear: Condition | null;
  readonly hysteresis: number;
}

/** Makes a rule ready. */
export function compileRule(rule: Decisive, watch: Watch = always): CompiledRule {
  const when = nodeOf(rule.when, 'when');
  const clear = rule.clear ? nodeOf(rule.clear, 'clear') : null;
  const nodes = [when, ...(clear ? [clear] : [])].flatMap(leavesOf);
  return {
    when,
    clear,
    hysteresis: rule.hysteresis,
    watch,
    series: [...new Set(nodes.flatMap(seriesOf))],
    hasAbsence: nodes.some(({ kind }) => kind === 'absence'),
  };
}

/** The series of another thing's property. */
export const otherSeries = (thingCode: string, key: string): SeriesId => `${thingCode}/${key}`;

function nodeOf(condition: Condition, path: string): Node {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        of: condition.of.map((one, index) => nodeOf(one, `${path}.${index}`)),
      };
    case 'duration':
      return {
        kind: 'duration',
        path,
        milliseconds: condition.seconds * 1000,
        of: instantOf(condition.of),
      };
    case 'repetition': {
      const of = instantOf(condition.of);
      const { times, among } = condition;
      const withinMs = (condition.withinSeconds ?? 0) * 1000;
      return {
        kind: 'repetition',
        path,
        times,
        among: withinMs > 0 ? null : (among ?? times),
        withinMs,
        of,
        series: [...new Set(seriesOf(of))],
      };
    }
    case 'rateOfChange': {
      const { key, direction, amount, withinSeconds } = condition;
      const withinMs = withinSeconds * 1000;
      return { kind: 'rateOfChange', path, series: key, direction, amount, withinMs };
    }
    case 'absence':
      return {
        kind: 'absence',
        series: condition.key ?? '*',
        milliseconds: condition.seconds * 1000,
      };
    default:
      return instantOf(condition);
  }
}

function instantOf(condition: AtOnceCondition): InstantNode {
  if (condition.kind === 'threshold') {
    const { key, op, value } = condition;
    return { kind: 'threshold', series: key, op, value };
  }
  if (condition.kind === 'comparison') {
    const { key, op, otherKey, otherThingCode, offset } = condition;
    const other = otherThingCode ? otherSeries(otherThingCode, otherKey) : otherKey;
    return { kind: 'comparison', series: key, op, other, offset };
  }
  return { kind: condition.kind, of: condition.of.map(instantOf) };
}

/** A condition that is no group. */
export type Leaf = Exclude<Node, { readonly kind: 'all' } | { readonly kind: 'any' }>;

const leaves = new WeakMap<Node, readonly Leaf[]>();

/** Every condition under a node that is no group; found once a node, asked with every value. */
export function leavesOf(node: Node): readonly Leaf[] {
  let known = leaves.get(node);
  if (!known) {
    known = node.kind === 'all' || node.kind === 'any' ? node.of.flatMap(leavesOf) : [node];
    leaves.set(node, known);
  }
  return known;
}

function seriesOf(node: Node | InstantNode): SeriesId[] {
  switch (node.kind) {
    case 'all':
    case 'any':
      return node.of.flatMap(seriesOf);
    case 'comparison':
      return [node.series, node.other];
    case 'duration':
      return seriesOf(node.of);
    case 'repetition':
      return seriesOf(node.of);
    default:
      return [node.series];
  }
}
