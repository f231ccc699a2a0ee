/** Indicators for other modules: the same answers as on the pages, asked within a transaction. */
import type { Tx } from '#platform/database/index.ts';
import type { Indicator, IndicatorValue, ValueQuery } from '../contract/index.ts';
import { firstDay } from '../store/rollups.ts';
import { groundOf, indicatorBook, type Sources } from './book.ts';
import { indicatorOf, valuesOf } from './views.ts';

/** Answers questions to the indicators of a town, all within one transaction. */
export interface IndicatorReader {
  /** A definition in force; undefined when there is none or it is switched off. */
  definition(code: string): Indicator | undefined;
  /** Every definition in force. */
  readonly definitions: readonly Indicator[];
  /** Values over a span, named. @throws the problems of the operation `values` */
  values(code: string, query: Omit<ValueQuery, 'compare'>): Promise<IndicatorValue[]>;
  /** The first local day that anything behind an indicator counts on; null before that. */
  countedSince(code: string): Promise<string | null>;
}

/** A reader for the transaction's town. */
export async function readerOf(tx: Tx, sources: Sources): Promise<IndicatorReader> {
  const book = await indicatorBook(tx);
  const desk = { tx, book, sources };
  const definitions = book.all
    .filter(({ row }) => row.active)
    .map(({ row }) => indicatorOf(row, book, sources));
  const byCode = new Map(definitions.map((one) => [one.code, one]));
  return {
    definitions,
    definition: (code) => byCode.get(code),
    values: async (code, query) => (await valuesOf(desk, code, query)).values,
    countedSince: (code) =>
      firstDay(
        tx,
        groundOf(code, book, sources).facts.map((fact) => fact.code),
      ),
  };
}
