/** Tracks of a local day from the observations. */
import { instantAt } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type ObservedValue, valuesIn, type ValuesPage } from '#modules/observations/index.ts';
import type { DayView } from '../contract.ts';
import { measured, simplified, staysOf, type TrackFix, withoutJumps } from '../rules/track.ts';
import { positionOf, vehicle } from './fleet.ts';

const dayMs = 86_400_000;
const aPage = 10_000;
/** A fix a second makes nine pages. */
const mostPages = 9;
/** Bends smaller than this cannot be seen on the map. */
const drawnMetres = 4;
/** Shorter stops are traffic, not stays. */
const stayedSeconds = 120;

/** All fixes of a vehicle on a local day, wrong ones left out. */
export function dayFixes(ctx: Ctx, thingId: string, date: string): Promise<TrackFix[]> {
  return ctx.database.inTenant(ctx, (tx) => fixesOf(tx, thingId, date));
}

/** The same within a transaction. */
export async function fixesOf(tx: Tx, thingId: string, date: string): Promise<TrackFix[]> {
  const from = instantAt(date);
  return fixesBetween(tx, thingId, from, new Date(from.getTime() + dayMs));
}

/** All fixes of a vehicle between two instants, wrong ones left out. */
export async function fixesBetween(
  tx: Tx,
  thingId: string,
  from: Date,
  to: Date,
): Promise<TrackFix[]> {
  const places = await all(tx, { thingId, key: 'position', from, to });
  const speeds = new Map(
    (await all(tx, { thingId, key: 'speed', from, to })).map(({ at, value }) => [
      at.getTime(),
      typeof value === 'number' ? value : null,
    ]),
  );
  const fixes = places.flatMap(({ at, value, quality }): TrackFix[] => {
    const position = quality === 'N' ? positionOf(value) : null;
    return position ? [{ at, position, speedKmh: speeds.get(at.getTime()) ?? null }] : [];
  });
  return withoutJumps(fixes);
}

async function all(
  tx: Tx,
  of: { thingId: string; key: string; from: Date; to: Date },
): Promise<ObservedValue[]> {
  const found: ObservedValue[] = [];
  let after: string | null = '';
  for (let page = 0; page < mostPages && after !== null; page += 1) {
    const read: ValuesPage = await valuesIn(tx, {
      ...of,
      limit: aPage,
      ...(after ? { after } : {}),
    });
    found.push(...read.items);
    after = read.next;
  }
  return found;
}

/** A day of a vehicle. @throws vehicle-not-found */
export async function viewDay(ctx: Ctx, thingId: string, date: string): Promise<DayView> {
  await ctx.database.inTenant(ctx, (tx) => vehicle(tx, thingId));
  const fixes = await dayFixes(ctx, thingId, date);
  return {
    date,
    fixes: fixes.length,
    ...measured(fixes),
    track: simplified(fixes, drawnMetres).map(({ at, position, speedKmh }) => ({
      at: at.toISOString(),
      position,
      speedKmh,
    })),
    stays: staysOf(fixes, stayedSeconds).map(({ from, to, position, seconds }) => ({
      from: from.toISOString(),
      to: to.toISOString(),
      position,
      seconds,
    })),
  };
}
