/** The span of time that a filter leaves, so that a store need not read everything. */
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';

/** Instants in milliseconds, both included; infinite where the filter says nothing. */
export interface TimeBounds {
  readonly from: number;
  readonly to: number;
}

const everything: TimeBounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/**
 * Bounds of the `names` that must hold for the filter to hold; the filter itself still decides.
 * @param now what `now()` means
 */
export function timeBounds(
  filter: Expression | null,
  names: readonly string[],
  now: Date,
): TimeBounds {
  if (filter?.kind !== 'binary') return everything;
  if (filter.operator === 'and') {
    const [left, right] = [
      timeBounds(filter.left, names, now),
      timeBounds(filter.right, names, now),
    ];
    return { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) };
  }
  if (filter.operator === 'or') {
    const [left, right] = [
      timeBounds(filter.left, names, now),
      timeBounds(filter.right, names, now),
    ];
    return { from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) };
  }
  return comparisonBounds(filter, names, now);
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

function comparisonBounds(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  names: readonly string[],
  now: Date,
): TimeBounds {
  const instant = millisecondsOf(right, now) ?? millisecondsOf(left, now);
  const path = left.kind === 'path' ? left : right;
  if (instant === null || path.kind !== 'path' || path.path.length !== 1) return everything;
  if (!names.includes(path.path[0] ?? '')) return everything;
  const way = left.kind === 'path' ? operator : (turned[operator] ?? operator);
  if (way === 'eq') return { from: instant, to: instant };
  if (way === 'gt' || way === 'ge') return { ...everything, from: instant };
  return way === 'lt' || way === 'le' ? { ...everything, to: instant } : everything;
}

function millisecondsOf(expression: Expression, now: Date): number | null {
  if (!isConstant(expression)) return null;
  const value = evaluate(expression, { read: () => null, now });
  if (value instanceof Date) return value.getTime();
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** Names no property: an instant, or one reckoned from `now()`. */
function isConstant(expression: Expression): boolean {
  if (expression.kind === 'binary')
    return isConstant(expression.left) && isConstant(expression.right);
  if (expression.kind === 'call') return expression.of.every(isConstant);
  return expression.kind !== 'path' && expression.kind !== 'not';
}
