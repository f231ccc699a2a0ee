/** Works an expression out on one entity. A property that is not there is null, as OData has it. */
import type { BinaryOperator, Expression } from './expression.ts';
import { callFunction, type Duration, type Value } from './call-function.ts';

/** Gives the value at a path of the entity at hand; null where there is none. */
export type PropertyReader = (path: readonly string[]) => Value;

/** What an evaluation may use. */
export interface Surroundings {
  readonly read: PropertyReader;
  readonly now: Date;
}

/** Whether the entity fits the filter: only `true` fits, null does not. */
export function fits(expression: Expression, around: Surroundings): boolean {
  return evaluate(expression, around) === true;
}

/** The value of an expression. */
export function evaluate(expression: Expression, around: Surroundings): Value {
  switch (expression.kind) {
    case 'literal':
    case 'instant':
    case 'duration':
    case 'geometry':
      return expression.value;
    case 'path':
      return around.read(expression.path);
    case 'not': {
      const value = evaluate(expression.of, around);
      return typeof value === 'boolean' ? !value : null;
    }
    case 'binary':
      return binary(expression, around);
    case 'call':
      return callFunction(
        expression.name,
        expression.of.map((one) => evaluate(one, around)),
        around.now,
      );
  }
}

function binary(
  { operator, left, right }: Extract<Expression, { kind: 'binary' }>,
  around: Surroundings,
): Value {
  const first = evaluate(left, around);
  if (operator === 'and' && first === false) return false;
  if (operator === 'or' && first === true) return true;
  const second = evaluate(right, around);
  if (operator === 'and' || operator === 'or') return logic(operator, first, second);
  if (operator === 'eq') return same(first, second);
  if (operator === 'ne') return !same(first, second);
  if (first === null || second === null) return null;
  return isOrder(operator) ? ordered(operator, first, second) : reckon(operator, first, second);
}

/** Three-valued, OData 4.0 part 2 §5.1.1.1. */
function logic(operator: 'and' | 'or', first: Value, second: Value): Value {
  const decisive = operator === 'or';
  if (first === decisive || second === decisive) return decisive;
  return typeof first === 'boolean' && typeof second === 'boolean' ? !decisive : null;
}

function same(first: Value, second: Value): boolean {
  return compareValues(first, second) === 0;
}

type Order = 'gt' | 'ge' | 'lt' | 'le';

const isOrder = (operator: BinaryOperator): operator is Order =>
  ['gt', 'ge', 'lt', 'le'].includes(operator);

function ordered(operator: Order, first: Value, second: Value): Value {
  const order = compareValues(first, second);
  if (order === null) return null;
  if (operator === 'gt') return order > 0;
  if (operator === 'ge') return order >= 0;
  return operator === 'lt' ? order < 0 : order <= 0;
}

/** Below, at or above 0, or null where the two cannot be compared. Numbers in texts count as numbers. */
export function compareValues(first: Value, second: Value): number | null {
  if (first === null || second === null) return first === second ? 0 : null;
  const [one, other] = [comparable(first, second), comparable(second, first)];
  if (typeof one === 'number' && typeof other === 'number') {
    return Number.isNaN(one) || Number.isNaN(other) ? null : Math.sign(one - other);
  }
  if (typeof one === 'string' && typeof other === 'string') {
    return one === other ? 0 : one < other ? -1 : 1;
  }
  return null;
}

function comparable(value: Value, other: Value): number | string | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && other instanceof Date) return Date.parse(value);
  if (typeof value === 'string' && typeof other === 'number' && value.trim() !== '')
    return Number(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return value;
}

const isDuration = (value: Value): value is Duration =>
  typeof value === 'object' && value !== null && 'milliseconds' in value;

/** An instant and a length of time; null for any other pair. */
function shifted(operator: BinaryOperator, first: Value, second: Value): Value {
  if (operator === 'add' && isDuration(first)) return shifted(operator, second, first);
  if (!(first instanceof Date) || !isDuration(second)) return null;
  if (operator !== 'add' && operator !== 'sub') return null;
  const way = operator === 'add' ? 1 : -1;
  const instant = new Date(first.getTime() + way * second.milliseconds);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function reckon(operator: BinaryOperator, first: Value, second: Value): Value {
  if (isDuration(first) || isDuration(second)) {
    return isDuration(first) && isDuration(second) ? null : shifted(operator, first, second);
  }
  if (typeof first !== 'number' || typeof second !== 'number') return null;
  switch (operator) {
    case 'add':
      return first + second;
    case 'sub':
      return first - second;
    case 'mul':
      return first * second;
    case 'div':
      return second === 0 ? null : first / second;
    case 'mod':
      return second === 0 ? null : first % second;
    default:
      return null;
  }
}
