/** The saving of a month: the plan's hours, the lamps' outages and the cabinets' meters put together. */
import { instantAt } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { history } from '#modules/observations/index.ts';
import type { SavingView } from '../contract/index.ts';
import { burningOf, switchPoints } from '../rules/programme.ts';
import { type CabinetPeriod, savingOf } from '../rules/saving.ts';
import { darkHours, dayAfter, nightOf, type Place } from '../rules/sun.ts';
import { faultsWithin } from '../store/control.ts';
import type { FaultRow } from '../store/tables.ts';
import { programmeOn, type Surroundings, surroundings } from './deciding.ts';
import { type Lamp, type Lights, lights } from './lamps.ts';
import { plan } from './plan.ts';
import { townPlace } from './views.ts';

const hourMs = 3_600_000;

/** A span of time. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** Month `YYYY-MM` up to now. */
function spanOf(ctx: Ctx, month: string): Span {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const following = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  const from = instantAt(`${month}-01`);
  const now = Math.floor(ctx.clock.now().getTime() / hourMs) * hourMs;
  return {
    from,
    to: new Date(Math.max(from.getTime(), Math.min(instantAt(following).getTime(), now))),
  };
}

/** The saving of a month, in all and by cabinet. */
export async function viewSaving(ctx: Ctx, month: string): Promise<SavingView> {
  const span = spanOf(ctx, month);
  const read = await ctx.database.inTenant(ctx, async (tx) => ({
    all: await lights(tx),
    around: await surroundings(tx),
    outages: await faultsWithin(tx, 'dark-by-night', span.from, span.to),
    settings: (await plan(tx)).settings,
    place: await townPlace(tx),
  }));
  const { settings } = read;
  const periods: {
    cabinet: Lights['cabinets'][number];
    lamps: readonly Lamp[];
    period: CabinetPeriod;
  }[] = [];
  for (const cabinet of read.all.cabinets) {
    const lamps = read.all.lamps.filter((lamp) => lamp.cabinet?.id === cabinet.id && lamp.group);
    const own = { lamps, place: cabinet.position ?? read.place };
    if (!own.place || lamps.length === 0) continue;
    const meter = await meterOf(ctx, cabinet.id, span);
    const period = periodOf(read.around, { lamps, place: own.place }, span, {
      meter,
      outages: read.outages,
    });
    periods.push({ cabinet, lamps, period });
  }
  const factors = {
    fenPerKwh: settings.fenPerKwh,
    kgCo2PerKwh: settings.kgCo2PerKwh,
    baselineUncertainty: settings.baselineUncertainty,
    meterUncertainty: settings.meterUncertainty,
  };
  return {
    from: span.from.toISOString(),
    to: span.to.toISOString(),
    darkHours: read.place ? darkHours(span.from, span.to, read.place) : 0,
    factors,
    total: savingOf(
      periods.map(({ period }) => period),
      factors,
    ),
    cabinets: periods.map(({ cabinet, lamps, period }) => ({
      thingId: cabinet.id,
      code: cabinet.code,
      name: cabinet.name,
      lampCount: lamps.length,
      ...savingOf([period], factors),
    })),
  };
}

/** A meter over a span: its energy, and the share of hours that have a reading. */
export interface Meter {
  readonly kwh: number;
  readonly coverage: number;
}

/** Energy between the first and the last reading, and the share of hours that have one. */
async function meterOf(ctx: Ctx, thingId: string, { from, to }: Span): Promise<Meter> {
  const hours = Math.round((to.getTime() - from.getTime()) / hourMs);
  if (hours === 0) return { kwh: 0, coverage: 0 };
  const buckets = await history(ctx, { thingId, key: 'energy', from, to, points: hours });
  const [first, last] = [buckets[0], buckets.at(-1)];
  return {
    // A register that was changed for a new one starts again: only rises count.
    kwh: first && last ? risesOf(buckets) : 0,
    coverage: Math.min(1, buckets.length / hours),
  };
}

function risesOf(buckets: readonly { readonly first: number; readonly last: number }[]): number {
  let [kwh, before] = [0, buckets[0]?.first ?? 0];
  for (const { first, last } of buckets) {
    kwh += Math.max(0, first - before) + Math.max(0, last - first);
    before = last;
  }
  return kwh;
}

/** What is known of one cabinet in a span: its lamps by the plan, their outages, its meter. */
export function periodOf(
  around: Surroundings,
  { lamps, place }: { lamps: readonly Lamp[]; place: Place },
  span: Span,
  { meter, outages }: { meter: Meter; outages: readonly FaultRow[] },
): CabinetPeriod {
  let [baselineWatts, installedWatts, scheduled, full, outageKwh] = [0, 0, 0, 0, 0];
  const hoursOf = new Map<string, { burningHours: number; fullHours: number }>();
  for (const { group, groupCode, thing } of lamps) {
    if (!group) continue;
    const hours = hoursOf.get(groupCode) ?? groupHours(around, groupCode, { place, span });
    hoursOf.set(groupCode, hours);
    baselineWatts += group.baselineWatts;
    installedWatts += group.ratedWatts;
    scheduled += group.ratedWatts * hours.burningHours;
    full += group.ratedWatts * hours.fullHours;
    for (const outage of outages.filter(({ thingId }) => thingId === thing.id)) {
      const lost = groupHours(around, groupCode, { place, span: within(span, outage) });
      outageKwh += (group.ratedWatts * lost.fullHours) / 1000;
    }
  }
  return {
    baselineWatts,
    installedWatts,
    darkHours: darkHours(span.from, span.to, place),
    scheduledHours: installedWatts > 0 ? scheduled / installedWatts : 0,
    fullHours: installedWatts > 0 ? full / installedWatts : 0,
    outageKwh,
    meteredKwh: meter.kwh,
    coverage: meter.coverage,
  };
}

function within(span: Span, { fromAt, toAt }: FaultRow): Span {
  return {
    from: new Date(Math.max(span.from.getTime(), fromAt.getTime())),
    to: new Date(Math.min(span.to.getTime(), toAt?.getTime() ?? Number.POSITIVE_INFINITY)),
  };
}

/** Hours that a group's programmes burn in a span. */
function groupHours(
  around: Surroundings,
  groupCode: string,
  { place, span }: { place: Place; span: Span },
): { burningHours: number; fullHours: number } {
  let [burningHours, fullHours] = [0, 0];
  const last = localDayOf(span.to);
  for (
    let date = localDayOf(new Date(span.from.getTime() - 24 * hourMs));
    date <= last;
    date = dayAfter(date)
  ) {
    const night = nightOf(date, place);
    const programme = night && programmeOn(around, groupCode, date);
    if (!night || !programme) continue;
    const hours = burningOf(switchPoints(programme, night), span.from, span.to);
    burningHours += hours.burningHours;
    fullHours += hours.fullHours;
  }
  return { burningHours, fullHours };
}

function localDayOf(at: Date): string {
  return new Date(at.getTime() + 8 * hourMs).toISOString().slice(0, 10);
}
