/** Reports: the days of all stations, one day or a month of them. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { longestReportDays, type Report } from '../contract.ts';
import { problem } from '../problems.ts';
import { judgeAirDay } from '../rules/air-day.ts';
import { standardOf } from '../rules/aqi.ts';
import { airKeys } from '../rules/stations.ts';
import { judgeWater } from '../rules/water.ts';
import { airHourOf } from './air.ts';
import { type HourMeans, hourMeans } from './hours.ts';
import { judgedDay, noiseDays } from './noise.ts';
import { type Station, stations } from './stations.ts';
import { sampleOf, waterHours } from './water.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** Two instants at most 31 days apart. @throws report-too-long */
export function checkSpan(from: Date, to: Date): void {
  const days = Math.ceil((to.getTime() - from.getTime()) / dayMs);
  if (days > longestReportDays) {
    throw problem('report-too-long', { days: longestReportDays, asked: days });
  }
}

/** Local days from `from` to `to`, both included; none after today. */
function daysOf(ctx: Ctx, from: string, to: string): string[] {
  const start = instantAt(from);
  checkSpan(start, new Date(instantAt(to).getTime() + dayMs));
  const today = localDay(ctx.clock.now());
  const days: string[] = [];
  for (let ms = start.getTime(); localDay(new Date(ms)) <= to; ms += dayMs) {
    if (localDay(new Date(ms)) <= today) days.push(localDay(new Date(ms)));
  }
  return days;
}

/** The report of some days. @throws report-too-long */
export async function viewReport(
  ctx: Ctx,
  { from, to }: { from: string; to: string },
): Promise<Report> {
  const days = daysOf(ctx, from, to);
  const first = instantAt(days[0] ?? from);
  const end = new Date(first.getTime() + days.length * dayMs);
  const { all, meters } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await stations(tx);
    return { all: found, meters: await noiseDays(tx, found, first, end) };
  });
  const of = (kind: Station['kind']): Station[] => all.filter((one) => one.kind === kind);
  const air: Report['air'] = [];
  for (const one of of('air')) air.push(...(await airDays(ctx, one, days)));
  const water: Report['water'] = [];
  for (const one of of('water')) water.push(...(await waterDays(ctx, one, days)));
  const noise = of('noise').flatMap((one) =>
    days.map((date) => ({
      thingId: one.thing.id,
      name: one.thing.name,
      date,
      zone: one.site.noiseZone,
      ...judgedDay(one, meters.get(`${one.thing.id} ${date}`) ?? []),
    })),
  );
  return { from, to, air, noise, water, summary: summaryOf({ air, noise, water }) };
}

/** Days of an air station that follow one another. */
export async function airDays(
  at: Ctx | Tx,
  { thing }: Station,
  days: readonly string[],
): Promise<Report['air']> {
  const keys = Object.keys(airKeys);
  const hours = await hoursOfDays(days, (from, to) =>
    hourMeans(at, { thingId: thing.id, keys, from, to }),
  );
  return days.map((date, index) => {
    const own = hours.slice(index * 24, index * 24 + 24).map(airHourOf);
    const { index: judged, means } = judgeAirDay(own, date);
    return {
      thingId: thing.id,
      name: thing.name,
      date,
      aqi: judged?.aqi ?? null,
      level: judged?.level ?? null,
      primary: [...(judged?.primary ?? [])],
      means: { ...means },
      standard: standardOf(date),
    };
  });
}

/** Days of a water station that follow one another. */
export async function waterDays(
  at: Ctx | Tx,
  station: Station,
  days: readonly string[],
): Promise<Report['water']> {
  const hours = await hoursOfDays(days, (from, to) => waterHours(at, station, from, to));
  return days.map((date, index) => {
    const means = sampleOf(meansOf(hours.slice(index * 24, index * 24 + 24)));
    const judged = judgeWater(means, station.site.waterBody);
    return {
      thingId: station.thing.id,
      name: station.thing.name,
      date,
      target: station.site.waterTarget,
      class: judged?.class ?? null,
      deciding: [...(judged?.deciding ?? [])],
      means: means as Record<string, number>,
    };
  });
}

/** Hours of days that follow one another. */
async function hoursOfDays(
  days: readonly string[],
  read: (from: Date, to: Date) => Promise<HourMeans[]>,
): Promise<HourMeans[]> {
  const [first] = days;
  if (!first) return [];
  const from = instantAt(first);
  return read(from, new Date(from.getTime() + days.length * 24 * hourMs));
}

function meansOf(hours: readonly HourMeans[]): Record<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { values } of hours) {
    for (const [key, value] of Object.entries(values)) {
      const known = sums.get(key) ?? { sum: 0, count: 0 };
      sums.set(key, { sum: known.sum + value, count: known.count + 1 });
    }
  }
  const mean = ({ sum, count }: { sum: number; count: number }): number =>
    Math.round((sum / count) * 1e4) / 1e4;
  return Object.fromEntries([...sums].map(([key, one]) => [key, mean(one)]));
}

function summaryOf({
  air,
  noise,
  water,
}: Pick<Report, 'air' | 'noise' | 'water'>): Report['summary'] {
  const airJudged = air.filter(({ level }) => level !== null);
  const particles = air.flatMap(({ means }) => means['PM2.5'] ?? []);
  const periods = noise.flatMap((one) => one.periods).filter(({ level }) => level !== null);
  const waterJudged = water.filter((one) => one.class !== null);
  return {
    airDays: airJudged.length,
    airGoodDays: airJudged.filter(({ level }) => (level ?? 9) <= 2).length,
    pm25:
      particles.length > 0
        ? Math.round(particles.reduce((sum, one) => sum + one, 0) / particles.length)
        : null,
    noisePeriods: periods.length,
    noiseKept: periods.filter(({ over }) => over === 0).length,
    waterDays: waterJudged.length,
    waterReached: waterJudged.filter((one) => (one.class ?? 9) <= one.target).length,
  };
}
