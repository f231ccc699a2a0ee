/** Works a formula out. No value (null) where something is missing or divided by zero; never NaN or infinity. */
import { quantile, type Spread } from '../spread.ts';
import type { FunctionName } from '../../contract/functions.ts';
import type { Formula } from './parse.ts';

/** Gives the numbers that a formula names. */
export interface Numbers {
  /** A measure of a source, 0 where there are no facts; null where there is no such number. */
  fact(source: string, measure: string): number | null;
  /** The spread of a source. */
  spread(source: string, measure: string): Spread | null;
  /** Another indicator. */
  indicator(code: string): number | null;
}

/** Why a formula has no value, and at which character of its text. */
export interface Nothing {
  readonly reason: 'divided-by-zero' | 'no-data';
  readonly at: number;
}

/** The value of a formula. `hear` is told of each part that has none, the innermost first. */
export function evaluate(
  formula: Formula,
  numbers: Numbers,
  hear?: (nothing: Nothing) => void,
): number | null {
  return worth(formula, { numbers, hear: hear ?? (() => undefined) });
}

interface Desk {
  readonly numbers: Numbers;
  readonly hear: (nothing: Nothing) => void;
}

function worth(formula: Formula, desk: Desk): number | null {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'fact':
      return told(desk.numbers.fact(formula.source, formula.measure), formula.at, desk);
    case 'indicator':
      return told(desk.numbers.indicator(formula.code), formula.at, desk);
    case 'negative': {
      const value = worth(formula.of, desk);
      return value === null ? null : -value;
    }
    case 'binary': {
      const sides = [worth(formula.left, desk), worth(formula.right, desk)] as const;
      return formula.operator === '/'
        ? divided(sides, formula.at, desk)
        : reckon(formula.operator, sides);
    }
    case 'call':
      return call(formula, desk);
  }
}

function told(value: number | null, at: number, { hear }: Desk): number | null {
  if (value === null) hear({ reason: 'no-data', at });
  return value;
}

type Sides = readonly [left: number | null, right: number | null];

function reckon(operator: '+' | '-' | '*', [left, right]: Sides): number | null {
  if (left === null || right === null) return null;
  if (operator === '*') return finite(left * right);
  return finite(operator === '+' ? left + right : left - right);
}

function divided([left, right]: Sides, at: number, { hear }: Desk): number | null {
  if (left === null || right === null) return null;
  if (right !== 0) return finite(left / right);
  hear({ reason: 'divided-by-zero', at });
  return null;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const shares: Partial<Record<FunctionName, number>> = { median: 0.5, p90: 0.9 };

function call(
  { name, of, at }: Extract<Formula, { readonly kind: 'call' }>,
  desk: Desk,
): number | null {
  const [first] = of;
  if (first?.kind === 'fact' && (name === 'median' || name === 'p90' || name === 'mean')) {
    return told(middle(name, first, desk.numbers), at, desk);
  }
  const values = of.map((one) => worth(one, desk));
  if (values.includes(null)) return null;
  const known = values as number[];
  if (name === 'percent') {
    const share = divided([known[0] ?? null, known[1] ?? null], at, desk);
    return reckon('*', [share, 100]);
  }
  return name === 'min' ? Math.min(...known) : Math.max(...known);
}

/** Of spreads: the median, a percentile or the mean; null without facts. */
function middle(
  name: FunctionName,
  { source, measure }: Extract<Formula, { readonly kind: 'fact' }>,
  numbers: Numbers,
): number | null {
  const spread = numbers.spread(source, measure);
  if (!spread || spread.n === 0) return null;
  if (name !== 'mean') return quantile(spread, shares[name] ?? 0.5);
  const total = numbers.fact(source, measure);
  return total === null ? null : finite(total / spread.n);
}
