/** Keeping roll-ups true: marking days, summing them anew, filling them the first time. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit, type StoredEvent } from '#platform/events/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { events } from '../contract/events.ts';
import { monthOf, nextMonth, plusDays } from '../rules/period.ts';
import {
  factSpan,
  hasMarks,
  type Mark,
  markDays,
  setMarks,
  shapes,
  takeMarks,
  takeShape,
} from '../store/marks.ts';
import {
  addUpMonths,
  fillRange,
  rangesOf,
  sumDays,
  sumMonth,
  takeTurn,
  type Touched,
} from '../store/summing.ts';
import { isWatched } from '../store/watched.ts';
import { shapeOf, type Sources } from './book.ts';

/** Hears what touches days. */
export const marksListener = 'indicators.marks';

/** Days summed in one transaction at most. */
const daysAtOnce = 60;
const monthsAtOnce = 6;

/** Marks the days that events may have changed. */
export async function markFrom(
  tx: Tx,
  sources: Sources,
  told: readonly StoredEvent[],
): Promise<void> {
  const marks: Mark[] = [];
  for (const source of sources.facts.values()) {
    const own = told.filter(({ type }) => source.events.includes(type));
    const days = own.length > 0 ? await source.daysOf(tx, own) : [];
    marks.push(...days.map((day) => ({ source: source.code, day })));
  }
  await setMarks(tx, marks, 'day');
}

/** Marks the newest days of sources of which no event tells. */
export async function markRefreshed(tx: Tx, sources: Sources): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  for (const { code, refreshDays = 0 } of sources.facts.values()) {
    const days = Array.from({ length: refreshDays }, (_, back) => plusDays(today, -back));
    await markDays(tx, code, days);
  }
}

/** What a go of summing did. */
export interface Kept {
  readonly days: number;
  /** Whether a screen shows the numbers of this town. */
  readonly isWatched: boolean;
}

/** Sums marked days anew until none is left. */
export async function keepUp(ctx: Ctx, sources: Sources): Promise<Kept> {
  let days = 0;
  for (;;) {
    const done = await ctx.database.inTenant(ctx, (tx) => sumMarkedDays(tx, sources));
    days += done.days;
    if (done.days < daysAtOnce) return { days, isWatched: done.isWatched };
  }
}

/** Whether a screen shows the numbers of this town. */
export function isTownWatched(ctx: Ctx): Promise<boolean> {
  return ctx.database.inTenant(ctx, isWatched);
}

async function sumMarkedDays(tx: Tx, sources: Sources): Promise<Kept> {
  if (!(await hasMarks(tx))) return { days: 0, isWatched: false };
  await takeTurn(tx);
  const taken = await takeMarks(tx, 'day', daysAtOnce);
  const changed: string[] = [];
  for (const [source, days] of knownMarks(taken, sources)) {
    const touched: Touched[] = [];
    for (const range of rangesOf(days)) touched.push(...(await sumDays(tx, source, range)));
    await addUpMonths(tx, source, eachOnce(touched));
    // Two facts that change places leave the sums of a day as they were, not its pairs.
    await markDays(tx, source.code, [...new Set(days.map(monthOf))], 'month');
    if (touched.length > 0) changed.push(source.code);
  }
  if (changed.length > 0) await tellChanged(tx, changed);
  return { days: taken.length, isWatched: await isWatched(tx) };
}

/** Several ranges may have touched the same row of a month. */
function eachOnce(touched: readonly Touched[]): Touched[] {
  return [...new Map(touched.map((one) => [JSON.stringify(one), one])).values()];
}

/** Sums pairs and spreads of the months that are behind, each in a transaction of its own. @returns how many */
export async function keepUpMonths(ctx: Ctx, sources: Sources): Promise<number> {
  for (let summed = 0; summed < monthsAtOnce; summed += 1) {
    if (!(await ctx.database.inTenant(ctx, (tx) => sumMarkedMonth(tx, sources)))) return summed;
  }
  return monthsAtOnce;
}

async function sumMarkedMonth(tx: Tx, sources: Sources): Promise<boolean> {
  const taken = await takeMarks(tx, 'month', 1);
  for (const [source, months] of knownMarks(taken, sources)) {
    for (const month of months) {
      await sumMonth(tx, source, { from: month, to: nextMonth(month) });
    }
    await tellChanged(tx, [source.code]);
  }
  return taken.length > 0;
}

function knownMarks(marks: readonly Mark[], sources: Sources): [FactSource, string[]][] {
  return [...Map.groupBy(marks, ({ source }) => source)].flatMap(([code, own]) => {
    const source = sources.facts.get(code);
    const days = [...new Set(own.map(({ day }) => day))];
    return source ? [[source, days] as [FactSource, string[]]] : [];
  });
}

async function tellChanged(tx: Tx, changed: readonly string[]): Promise<void> {
  const payload = { sources: changed };
  const audience = { everyone: true };
  await emit(tx, [{ type: events.changed, subject: tx.ctx.tenantId, payload, audience }]);
}

/** Sums everything of the sources that are new or have changed their shape. @returns their codes */
export async function fill(tx: Tx, sources: Sources): Promise<string[]> {
  const known = await shapes(tx);
  const filled: string[] = [];
  await takeTurn(tx);
  for (const source of sources.facts.values()) {
    if (known.get(source.code) === shapeOf(source)) continue;
    await fillSource(tx, source);
    filled.push(source.code);
  }
  return filled;
}

/** Sums everything of a source. Whoever does it has the turn, or is alone with the town: a demo that is being loaded. */
export async function fillSource(tx: Tx, source: FactSource): Promise<void> {
  await takeShape(tx, source.code, shapeOf(source));
  await sumAll(tx, source);
}

async function sumAll(tx: Tx, source: FactSource): Promise<void> {
  const span = await factSpan(tx, source.view);
  if (!span) return;
  // Whoever takes the shape has dropped what stood there: nothing has to be compared.
  await fillRange(tx, source, 'day', { from: span.from, to: plusDays(span.to, 1) });
  const months = { from: monthOf(span.from), to: nextMonth(monthOf(span.to)) };
  await fillRange(tx, source, 'month', months);
}
