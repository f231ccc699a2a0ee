/** What can be done for those whom a closing affects: an equal who is free at the same time, or another time. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { laterDay, meet, type Period } from '../rules/day.ts';
import type { BookingRow } from '../store/tables.ts';
import { isBusy } from '../store/take.ts';
import { dayPeriod, type OpenSlot, openSlots, readTaken } from './availability.ts';
import { type Resource, type Surroundings, windowOf } from './book.ts';

const alternativeDays = 14;

/** What can be done for one: an equal at the same time, or another time of the pool. */
export interface Way {
  readonly same: Resource | null;
  readonly other: OpenSlot | null;
}

/** Finds a way for each; what is meant for one is not shown to the next. */
export async function waysFor(
  tx: Tx,
  rows: readonly BookingRow[],
  {
    resource,
    around,
    period,
  }: { readonly resource: Resource; readonly around: Surroundings; readonly period: Period },
): Promise<ReadonlyMap<string, Way>> {
  const equals = resource.pool.resources.filter(({ active }) => active);
  const now = tx.ctx.clock.now();
  const firstDay = localDay(period.from > now ? period.from : now);
  const last = rows.at(-1)?.from ?? period.from;
  const days = daysFrom(firstDay, laterDay(localDay(last), alternativeDays));
  const whole = { from: dayPeriod(firstDay).from, until: dayPeriod(days.at(-1) ?? firstDay).until };
  const taken = await readTaken(tx, equals, whole);
  const window = { ...windowOf(tx.ctx, resource.pool, true), from: now };
  const free = days
    .flatMap((day) => openSlots(day, equals, { around, taken, window }))
    .filter((slot) => slot.free > 0)
    .filter((slot) => slot.resource.id !== resource.id || !meet(slot, period));
  const left = new Map(free.map((slot) => [slot, slot.free]));
  const ways = new Map<string, Way>();
  for (const row of rows) ways.set(row.id, await wayFor(tx, row, left));
  return ways;
}

/** Local days from one to another, 60 at most. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last && days.length < 60; day = laterDay(day, 1)) days.push(day);
  return days;
}

async function wayFor(tx: Tx, row: BookingRow, left: Map<OpenSlot, number>): Promise<Way> {
  const use = (slot: OpenSlot): OpenSlot => {
    const rest = (left.get(slot) ?? 1) - 1;
    if (rest > 0) left.set(slot, rest);
    else left.delete(slot);
    return slot;
  };
  const all = [...left.keys()];
  const same = all.find(
    (slot) => slot.from.getTime() === row.from.getTime() && slot.resource.id !== row.resourceId,
  );
  if (same && row.state !== 'held') return { same: use(same).resource, other: null };
  for (const slot of all) {
    if (slot.from <= row.from || (await isBusy(tx, row.personKey, slot))) continue;
    return { same: null, other: use(slot) };
  }
  return { same: null, other: null };
}
