/** The span of times or numbers that a filter leaves, so that a store need not read everything. */
import type { Value } from './call-function.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';

/** Both ends included; infinite where the filter says nothing. Instants are milliseconds since 1970. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

const everything: Bounds = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What is looked for: members by name, and what a constant beside them means; null where it says nothing. */
interface Sought {
  readonly names: readonly string[];
  readonly now: Date;
  readonly read: (constant: Value) => number | null;
}

/**
 * Bounds of the instants in `names` that must hold for the filter to hold; the filter itself still decides.
 * @param now what `now()` means
 */
export function timeBounds(filter: Expression | null, names: readonly string[], now: Date): Bounds {
  return boundsOf(filter, { names, now, read: millisecondsOf });
}

/**
 * Bounds that a number in `names` must lie within for the filter to hold. Of texts they say nothing: those are
 * compared in another way.
 */
export function numberBounds(
  filter: Expression | null,
  names: readonly string[],
  now: Date,
): Bounds {
  const read = (value: Value) => (typeof value === 'number' && !Number.isNaN(value) ? value : null);
  return boundsOf(filter, { names, now, read });
}

function boundsOf(filter: Expression | null, sought: Sought): Bounds {
  if (filter?.kind !== 'binary') return everything;
  const { operator } = filter;
  if (operator !== 'and' && operator !== 'or') return comparisonBounds(filter, sought);
  const [left, right] = [boundsOf(filter.left, sought), boundsOf(filter.right, sought)];
  return operator === 'and'
    ? { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) }
    : { from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) };
}

const turned: Readonly<Record<string, string>> = { gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' };

function comparisonBounds(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  sought: Sought,
): Bounds {
  const bound = constantOf(right, sought) ?? constantOf(left, sought);
  const path = left.kind === 'path' ? left : right;
  if (bound === null || path.kind !== 'path' || path.path.length !== 1) return everything;
  if (!sought.names.includes(path.path[0] ?? '')) return everything;
  const way = left.kind === 'path' ? operator : (turned[operator] ?? operator);
  if (way === 'eq') return { from: bound, to: bound };
  if (way === 'gt' || way === 'ge') return { ...everything, from: bound };
  return way === 'lt' || way === 'le' ? { ...everything, to: bound } : everything;
}

function constantOf(expression: Expression, { now, read }: Sought): number | null {
  return isConstant(expression) ? read(evaluate(expression, { read: () => null, now })) : null;
}

function millisecondsOf(value: Value): number | null {
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
