/** Patterns of agreement: the levels of all comparisons of a pair in one number, three bits each. */
import type { RecordColumns } from './columns.ts';
import { type Compare, type ComparisonSpec, compareOf, levelNames } from './levels.ts';

/** How often each pattern was seen. */
export type PatternCounts = Map<number, number>;

/** Ten comparisons of at most seven levels fit into 30 bits. */
export const mostComparisons = 10;

/** How many levels a comparison has besides the missing value. */
export function levelsOf(spec: ComparisonSpec): number {
  return levelNames[spec.kind].length;
}

/** The level of the comparison at `place` in a pattern. */
export function levelAt(pattern: number, place: number): number {
  return (pattern >> (3 * place)) & 7;
}

/** The function that compares two records in every way. */
export function patternOf(specs: readonly ComparisonSpec[], columns: RecordColumns): Compare {
  if (specs.length > mostComparisons) throw new Error(`at most ${mostComparisons} comparisons`);
  const compares = specs.map((spec) => compareOf(spec, columns));
  return (a, b) => {
    let pattern = 0;
    for (let place = 0; place < compares.length; place += 1) {
      pattern |= (compares[place] as Compare)(a, b) << (3 * place);
    }
    return pattern;
  };
}

/** Adds counts to others. */
export function addCounts(to: PatternCounts, from: Iterable<readonly [number, number]>): void {
  for (const [pattern, count] of from) to.set(pattern, (to.get(pattern) ?? 0) + count);
}
