/** Indicators as a whole: which facts one stands on, and whether they hang together without a circle. */
import type { FactDimension } from '#platform/facts/index.ts';
import type { Formula } from './formula/parse.ts';

/** A fact that a formula names, and where. */
export interface NamedFact {
  readonly source: string;
  readonly measure: string;
  readonly at: number;
}

/** The facts and indicators that a formula names itself. */
export function namesIn(formula: Formula): {
  readonly facts: readonly NamedFact[];
  readonly indicators: readonly { readonly code: string; readonly at: number }[];
} {
  switch (formula.kind) {
    case 'number':
      return { facts: [], indicators: [] };
    case 'fact':
      return { facts: [formula], indicators: [] };
    case 'indicator':
      return { facts: [], indicators: [formula] };
    case 'negative':
      return namesIn(formula.of);
    case 'binary':
      return both(namesIn(formula.left), namesIn(formula.right));
    case 'call':
      return formula.of.map(namesIn).reduce(both, { facts: [], indicators: [] });
  }
}

type Names = ReturnType<typeof namesIn>;

const both = (one: Names, other: Names): Names => ({
  facts: [...one.facts, ...other.facts],
  indicators: [...one.indicators, ...other.indicators],
});

/** Formulas by code of their indicator. */
export type Formulas = ReadonlyMap<string, Formula>;

/** The circle that begins and ends at an indicator, as codes; null when there is none. */
export function circleFrom(code: string, formulas: Formulas): string[] | null {
  // Each is walked once: what led back by no way leads back by none, however many formulas name it.
  const walked = new Set<string>();
  const walk = (at: string, way: readonly string[]): string[] | null => {
    if (at === code && way.length > 0) return [...way, at];
    if (walked.has(at)) return null;
    walked.add(at);
    const formula = formulas.get(at);
    if (!formula) return null;
    for (const next of namesIn(formula).indicators) {
      const circle = walk(next.code, [...way, at]);
      if (circle) return circle;
    }
    return null;
  };
  return walk(code, []);
}

/** Every fact that an indicator stands on, through other indicators too. */
export function factsBehind(
  code: string,
  formulas: Formulas,
): { source: string; measure: string }[] {
  const seen = new Set<string>();
  const facts = new Map<string, { source: string; measure: string }>();
  const walk = (at: string): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const formula = formulas.get(at);
    if (!formula) return;
    const names = namesIn(formula);
    for (const fact of names.facts) facts.set(`${fact.source}.${fact.measure}`, fact);
    for (const next of names.indicators) walk(next.code);
  };
  walk(code);
  return [...facts.values()];
}

/** The dimensions that all sources share: by what the indicator may be divided. */
export function sharedDimensions(
  sources: readonly { readonly dimensions: readonly FactDimension[] }[],
): FactDimension[] {
  const [first, ...others] = sources;
  if (!first) return [];
  return first.dimensions.filter((dimension) =>
    others.every(({ dimensions }) => dimensions.includes(dimension)),
  );
}
