/** Works a formula out. No value (null) where something is missing or divided by zero; never NaN or infinity. */
import { quantile, type Spread } from '../spread.ts';
import type { Formula, FunctionName } from './parse.ts';

/** Gives the numbers that a formula names. */
export interface Numbers {
  /** A measure of a source, 0 where there are no facts; null where there is no such number. */
  fact(source: string, measure: string): number | null;
  /** The spread of a source. */
  spread(source: string, measure: string): Spread | null;
  /** Another indicator. */
  indicator(code: string): number | null;
}

/** The value of a formula. */
export function evaluate(formula: Formula, numbers: Numbers): number | null {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'fact':
      return numbers.fact(formula.source, formula.measure);
    case 'indicator':
      return numbers.indicator(formula.code);
    case 'negative': {
      const value = evaluate(formula.of, numbers);
      return value === null ? null : -value;
    }
    case 'binary':
      return reckon(
        formula.operator,
        evaluate(formula.left, numbers),
        evaluate(formula.right, numbers),
      );
    case 'call':
      return call(formula.name, formula.of, numbers);
  }
}

function reckon(
  operator: '+' | '-' | '*' | '/',
  left: number | null,
  right: number | null,
): number | null {
  if (left === null || right === null) return null;
  if (operator === '/') return right === 0 ? null : finite(left / right);
  if (operator === '*') return finite(left * right);
  return finite(operator === '+' ? left + right : left - right);
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const shares: Partial<Record<FunctionName, number>> = { median: 0.5, p90: 0.9 };

function call(name: FunctionName, of: readonly Formula[], numbers: Numbers): number | null {
  const [first] = of;
  if (first?.kind === 'fact' && (name === 'median' || name === 'p90' || name === 'mean')) {
    const spread = numbers.spread(first.source, first.measure);
    if (!spread || spread.n === 0) return null;
    if (name === 'mean') {
      const total = numbers.fact(first.source, first.measure);
      return total === null ? null : finite(total / spread.n);
    }
    return quantile(spread, shares[name] ?? 0.5);
  }
  const values = of.map((one) => evaluate(one, numbers));
  if (values.includes(null)) return null;
  const known = values as number[];
  if (name === 'percent') return reckon('*', reckon('/', known[0] ?? null, known[1] ?? null), 100);
  return name === 'min' ? Math.min(...known) : Math.max(...known);
}
