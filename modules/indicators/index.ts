/** The door of the module of indicators. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Indicator, ValueQuery, Values } from './contract/index.ts';
import { sourcesIn } from './jobs.ts';
import { indicatorBook } from './service/book.ts';
import { keepUp, keepUpMonths } from './service/keep-up.ts';
import { noteWatched } from './store/watched.ts';
import { indicatorOf, valuesOf } from './service/views.ts';

import { type IndicatorReader, readerOf } from './service/reader.ts';

export { sourcesIn } from './jobs.ts';
export type { IndicatorReader } from './service/reader.ts';

/** Indicators as the pages show them, for questions within a transaction. */
export function indicatorReader(tx: Tx): Promise<IndicatorReader> {
  return readerOf(tx, sourcesIn(tx.ctx.database));
}

/** Sums the days that wait, as the keeper does. */
export async function sumDaysNow(ctx: Ctx): Promise<void> {
  await keepUp(ctx, sourcesIn(ctx.database));
}

/** Sums everything that waits, days and months; the keeper does it by itself a moment after each event. */
export async function sumNow(ctx: Ctx): Promise<void> {
  const sources = sourcesIn(ctx.database);
  await keepUp(ctx, sources);
  while ((await keepUpMonths(ctx, sources)) > 0);
}

/** How long a word that screens look is good for. */
const watchedForMs = 120_000;

/** Says that open screens look at the numbers of the ctx's town: its keeper lets them wait less. Say it again in time. */
export async function watchNumbers(ctx: Ctx): Promise<void> {
  const until = new Date(ctx.clock.now().getTime() + watchedForMs);
  await ctx.database.inTenant(ctx, (tx) => noteWatched(tx, until));
}

/** The definitions in force of the ctx's town. */
export async function definitionsIn(tx: Tx): Promise<Indicator[]> {
  const [book, sources] = [await indicatorBook(tx), sourcesIn(tx.ctx.database)];
  return book.all.filter(({ row }) => row.active).map(({ row }) => indicatorOf(row, book, sources));
}

/**
 * The answer to a question, as `GET /indicators/:code/values` gives it.
 * @throws indicator-unknown, not-divisible, not-together, whole-months-only, period-…
 */
export async function answer(tx: Tx, code: string, query: ValueQuery): Promise<Values> {
  const book = await indicatorBook(tx);
  return valuesOf({ tx, book, sources: sourcesIn(tx.ctx.database) }, code, query);
}
