/** Keeping roll-ups true: marking days, summing them anew, filling them the first time. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit, type StoredEvent } from '#platform/events/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { events } from '../contract/events.ts';
import { monthOf, nextMonth, plusDays } from '../rules/period.ts';
import { factSpan, type Mark, markDays, shapes, takeMarks, takeShape } from '../store/marks.ts';
import { addUpMonth, rangesOf, sumDays, sumMonths } from '../store/summing.ts';
import { shapeOf, type Sources } from './book.ts';

/** Days summed in one transaction at most. */
const daysAtOnce = 60;
const monthsAtOnce = 6;

/** Marks the days that events may have changed. */
export async function markFrom(
  tx: Tx,
  sources: Sources,
  told: readonly StoredEvent[],
): Promise<void> {
  for (const source of sources.facts.values()) {
    const own = told.filter(({ type }) => source.events.includes(type));
    if (own.length > 0) await markDays(tx, source.code, await source.daysOf(tx, own));
  }
}

/** Marks the newest days of sources of which no event tells. */
export async function markRefreshed(tx: Tx, sources: Sources): Promise<void> {
  const today = localDay(tx.ctx.clock.now());
  for (const { code, refreshDays = 0 } of sources.facts.values()) {
    const days = Array.from({ length: refreshDays }, (_, back) => plusDays(today, -back));
    await markDays(tx, code, days);
  }
}

/** Sums marked days anew until none is left. @returns how many days */
export async function keepUp(ctx: Ctx, sources: Sources): Promise<number> {
  let summed = 0;
  for (;;) {
    const done = await ctx.database.inTenant(ctx, (tx) => sumMarkedDays(tx, sources));
    summed += done;
    if (done < daysAtOnce) return summed;
  }
}

async function sumMarkedDays(tx: Tx, sources: Sources): Promise<number> {
  const taken = await takeMarks(tx, 'day', daysAtOnce);
  const changed: string[] = [];
  for (const [source, days] of knownMarks(taken, sources)) {
    for (const range of rangesOf(days)) await sumDays(tx, source, range);
    const months = [...new Set(days.map(monthOf))];
    for (const month of months) {
      await addUpMonth(tx, source, { from: month, to: nextMonth(month) });
    }
    await markDays(tx, source.code, months, 'month');
    changed.push(source.code);
  }
  if (changed.length > 0) await tellChanged(tx, changed);
  return taken.length;
}

/** Sums months whose pairs and spreads are behind. @returns how many */
export async function keepUpMonths(ctx: Ctx, sources: Sources): Promise<number> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const taken = await takeMarks(tx, 'month', monthsAtOnce);
    const changed: string[] = [];
    for (const [source, months] of knownMarks(taken, sources)) {
      for (const month of months) {
        await sumMonths(tx, source, { from: month, to: nextMonth(month) });
      }
      changed.push(source.code);
    }
    if (changed.length > 0) await tellChanged(tx, changed);
    return taken.length;
  });
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
  for (const source of sources.facts.values()) {
    const shape = shapeOf(source);
    if (known.get(source.code) === shape) continue;
    await takeShape(tx, source.code, shape);
    await sumAll(tx, source);
    filled.push(source.code);
  }
  return filled;
}

async function sumAll(tx: Tx, source: FactSource): Promise<void> {
  const span = await factSpan(tx, source.view);
  if (!span) return;
  await sumDays(tx, source, { from: span.from, to: plusDays(span.to, 1) });
  await sumMonths(tx, source, { from: monthOf(span.from), to: nextMonth(monthOf(span.to)) });
}
