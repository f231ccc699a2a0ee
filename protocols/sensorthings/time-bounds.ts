/** The span of time that a filter leaves, so that a store need not read everything. */
import type { Expression } from './expression.ts';

/** Instants in milliseconds, both included; infinite where the filter says nothing. */
export interface TimeBounds {
  readonly from: number;
  readonly to: number;
}

const everything: TimeBounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Bounds of the `names` that must hold for the filter to hold; the filter itself still decides. */
export function timeBounds(filter: Expression | null, names: readonly string[]): TimeBounds {
  if (filter?.kind !== 'binary') return everything;
  if (filter.operator === 'and') {
    const [left, right] = [timeBounds(filter.left, names), timeBounds(filter.right, names)];
    return { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) };
  }
  if (filter.operator === 'or') {
    const [left, right] = [timeBounds(filter.left, names), timeBounds(filter.right, names)];
    return { from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) };
  }
  return comparisonBounds(filter, names);
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

function comparisonBounds(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  names: readonly string[],
): TimeBounds {
  const instant = millisecondsOf(right) ?? millisecondsOf(left);
  const path = left.kind === 'path' ? left : right;
  if (instant === null || path.kind !== 'path' || path.path.length !== 1) return everything;
  if (!names.includes(path.path[0] ?? '')) return everything;
  const way = left.kind === 'path' ? operator : (turned[operator] ?? operator);
  if (way === 'eq') return { from: instant, to: instant };
  if (way === 'gt' || way === 'ge') return { ...everything, from: instant };
  return way === 'lt' || way === 'le' ? { ...everything, to: instant } : everything;
}

function millisecondsOf(expression: Expression): number | null {
  if (expression.kind === 'instant') return expression.value.getTime();
  if (expression.kind !== 'literal' || typeof expression.value !== 'string') return null;
  const milliseconds = Date.parse(expression.value);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}
