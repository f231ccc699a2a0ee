/** The indicators of a town with their formulas read, and the sources of all modules. */
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  type FactDimension,
  type FactSource,
  factSourcesSlot,
  type IndicatorSeed,
  indicatorSeedsSlot,
  type LiveNumber,
  liveNumbersSlot,
} from '#platform/facts/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import type { IndicatorInput } from '../contract/definition.ts';
import { factsBehind, sharedDimensions } from '../rules/definitions.ts';
import { type Formula, parseFormula } from '../rules/formula/parse.ts';
import { definitionRows, definitionsRevision } from '../store/definitions.ts';
import type { DefinitionRow } from '../store/tables.ts';

/** Everything that modules offer to be counted. */
export interface Sources {
  readonly facts: ReadonlyMap<string, FactSource>;
  readonly live: ReadonlyMap<string, LiveNumber>;
  /** Indicators that modules ship. */
  readonly seeds: readonly IndicatorSeed[];
}

/** Reads the slots. */
export function sourcesOf(slots: Slots): Sources {
  const facts = slots.all(factSourcesSlot).flat();
  const live = slots.all(liveNumbersSlot).flat();
  return {
    facts: new Map(facts.map((source) => [source.code, source])),
    live: new Map(live.map((number) => [number.code, number])),
    seeds: slots.all(indicatorSeedsSlot).flat(),
  };
}

/** Counts changes of what days and months are summed by: sums of an earlier layout are made anew. */
const cubeLayout = 2;

/** A digest of what roll-ups of a source are made of. */
export function shapeOf({ view, measures, dimensions, spread }: FactSource): string {
  const parts = [cubeLayout, view, measures.map(({ key }) => key), dimensions, spread?.key ?? ''];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** An indicator ready to be worked out. */
export interface KnownIndicator {
  readonly row: DefinitionRow;
  readonly content: IndicatorInput;
  readonly formula: Formula;
}

/** The indicators of a town. */
export interface IndicatorBook {
  readonly all: readonly KnownIndicator[];
  get(code: string): KnownIndicator | undefined;
  readonly formulas: ReadonlyMap<string, Formula>;
}

const books = new TenantCache<IndicatorBook>({
  revision: definitionsRevision,
  load: async (tx) => bookOf(await definitionRows(tx)),
});

/** The indicators of the ctx's town. */
export function indicatorBook(at: Ctx | Tx): Promise<IndicatorBook> {
  return books.get(at);
}

/** Marks the running transaction as having changed definitions; reload after its commit. */
export function bookChangedIn(tx: Tx): void {
  books.changedIn(tx);
}

/** Reads the definitions anew. */
export function reloadBook(at: Ctx | Tx): Promise<void> {
  return books.reload(at);
}

/** Definitions in the order in which modules ship them, the town's own after them. */
export function inShippedOrder<T extends { readonly row: DefinitionRow }>(
  all: readonly T[],
  { seeds }: Sources,
): T[] {
  const places = new Map(seeds.map(({ code }, index) => [code, index]));
  const place = ({ row }: T): number => places.get(row.code) ?? seeds.length;
  return all.toSorted((one, other) => place(one) - place(other));
}

function bookOf(rows: readonly DefinitionRow[]): IndicatorBook {
  const all = rows.map((row) => ({
    row,
    content: row.content,
    formula: parseFormula(row.content.formula),
  }));
  const byCode = new Map(all.map((one) => [one.row.code, one]));
  return {
    all,
    get: (code) => byCode.get(code),
    formulas: new Map(all.map(({ row, formula }) => [row.code, formula])),
  };
}

/** The book with one definition over what is there, for a preview. */
export function bookWith(book: IndicatorBook, content: IndicatorInput, now: Date): IndicatorBook {
  const row: DefinitionRow = {
    tenantId: '',
    code: content.code,
    content,
    shipped: false,
    active: true,
    version: 0,
    savedAt: now,
    savedByName: '',
  };
  return bookOf([
    ...book.all.map((one) => one.row).filter(({ code }) => code !== content.code),
    row,
  ]);
}

/** Prefix of numbers of now in formulas: `now.cases.open`. */
export const livePrefix = 'now.';

/** What an indicator stands on, through other indicators too. */
export function groundOf(
  code: string,
  book: Pick<IndicatorBook, 'formulas'>,
  sources: Sources,
): { dimensions: FactDimension[]; facts: FactSource[]; live: LiveNumber[] } {
  const behind = factsBehind(code, book.formulas);
  const facts = new Map<string, FactSource>();
  const live = new Map<string, LiveNumber>();
  for (const { source, measure } of behind) {
    const fact = sources.facts.get(source);
    const number = liveOf(sources, source, measure);
    if (fact && hasMeasure(fact, measure)) facts.set(source, fact);
    else if (number) live.set(number.code, number);
  }
  const grounds = [...facts.values(), ...live.values()];
  return {
    dimensions: sharedDimensions(grounds),
    facts: [...facts.values()],
    live: [...live.values()],
  };
}

/** The number of now of a name in a formula, cut at its last dot. */
function liveOf(sources: Sources, source: string, measure: string): LiveNumber | undefined {
  const name = `${source}.${measure}`;
  return name.startsWith(livePrefix) ? sources.live.get(name.slice(livePrefix.length)) : undefined;
}

/** Whether a formula may name it. */
export function hasName(sources: Sources, source: string, measure: string): boolean {
  const fact = sources.facts.get(source);
  return fact ? hasMeasure(fact, measure) : liveOf(sources, source, measure) !== undefined;
}

/** `n` counts the facts themselves. */
function hasMeasure(source: FactSource, measure: string): boolean {
  return (
    measure === 'n' ||
    source.spread?.key === measure ||
    source.measures.some(({ key }) => key === measure)
  );
}
