/** The value of an indicator in one group of tables that were read. */
import { evaluate, type Nothing, type Numbers } from '../rules/formula/evaluate.ts';
import { noSpread, type Spread, spreadOf as spreadOfParts } from '../rules/spread.ts';
import type { RollupRow } from '../store/rollups.ts';
import { type IndicatorBook, type KnownIndicator, livePrefix, type Sources } from './book.ts';
import type { LiveTable } from './live.ts';

/** What was read to answer: roll-ups by source, numbers of now by code. */
export interface Tables {
  readonly facts: ReadonlyMap<string, ReadonlyMap<string, RollupRow>>;
  readonly live: ReadonlyMap<string, LiveTable>;
}

/** Everything needed to work out values. */
export interface Ground {
  readonly book: IndicatorBook;
  readonly sources: Sources;
  readonly tables: Tables;
}

/** The value in one group; other indicators are worked out in the same group. */
export function worthOf(
  known: KnownIndicator,
  ground: Ground,
  group: string,
  hear?: (nothing: Nothing) => void,
): number | null {
  // Each is worked out once, however many formulas name it: forty that name the one below twice would be 2^40 otherwise.
  const others = new Map<string, number | null>();
  const indicator = (code: string): number | null => {
    const before = others.get(code);
    if (before !== undefined) return before;
    const other = ground.book.get(code);
    const value = other ? evaluate(other.formula, numbers) : null;
    others.set(code, value);
    return value;
  };
  const numbers: Numbers = {
    fact: (source, measure) => partOf(ground, group, source, measure),
    spread: (source, measure) => spreadOf(ground, group, source, measure),
    indicator,
  };
  return evaluate(known.formula, numbers, hear);
}

/** A fact's measure, or a number of now, in one group. */
export function partOf(
  { sources, tables }: Ground,
  group: string,
  code: string,
  measure: string,
): number | null {
  const source = sources.facts.get(code);
  if (!source) {
    return tables.live.get(`${code}.${measure}`.slice(livePrefix.length))?.of(group) ?? null;
  }
  const at = measure === 'n' ? 0 : source.measures.findIndex(({ key }) => key === measure) + 1;
  if (at === 0 && measure !== 'n') return null;
  return Number(tables.facts.get(code)?.get(group)?.sums[at] ?? 0);
}

function spreadOf(
  { sources, tables }: Ground,
  group: string,
  code: string,
  measure: string,
): Spread | null {
  if (sources.facts.get(code)?.spread?.key !== measure) return null;
  const spreads = tables.facts.get(code)?.get(group)?.spreads;
  return spreads ? spreadOfParts(spreads) : noSpread;
}
