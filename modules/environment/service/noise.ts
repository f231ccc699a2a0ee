/** Noise: hours summed as energy, the last hour, a local day. */
import { instantAt, localDay, localMinute } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  type AcceptedValue,
  type Latest,
  type ValuesPage,
  valuesOf,
} from '#modules/observations/index.ts';
import type { NoiseDayView, NoiseNow } from '../contract.ts';
import {
  dayNightLevel,
  exceededLevel,
  judgeDay,
  noiseLimits,
  noisePeriodOf,
} from '../rules/noise.ts';
import { noiseKey } from '../rules/stations.ts';
import { addNoise, noiseHours } from '../store/environment.ts';
import type { NoiseHourRow } from '../store/tables.ts';
import { hourOf } from './hours.ts';
import { type Station, station } from './stations.ts';
import { stationHead, tenth } from './views.ts';

const hourMs = 3_600_000;
/** Samples read for the statistics of one day: one a second makes nine pages. */
const samplesAPage = 10_000;
const mostPages = 9;

/** Sums accepted levels into their hours; late ones find their own hour. */
export async function sumNoise(tx: Tx, values: readonly AcceptedValue[]): Promise<void> {
  const hours = new Map<string, NoiseHourRow>();
  for (const { thing, value, at, quality } of values) {
    if (quality !== 'N' || typeof value !== 'number') continue;
    const hourAt = hourOf(at);
    const key = `${thing.id} ${hourAt.getTime()}`;
    const known = hours.get(key);
    hours.set(key, {
      tenantId: tx.ctx.tenantId,
      thingId: thing.id,
      hourAt,
      energy: (known?.energy ?? 0) + 10 ** (value / 10),
      samples: (known?.samples ?? 0) + 1,
      loudest: Math.max(known?.loudest ?? value, value),
      quietest: Math.min(known?.quietest ?? value, value),
    });
  }
  await addNoise(tx, inOrder([...hours.values()]));
}

/** Rows are locked in one order, so that two batches never wait for each other. */
function inOrder(rows: NoiseHourRow[]): NoiseHourRow[] {
  return rows.sort(
    (a, b) => a.thingId.localeCompare(b.thingId) || a.hourAt.getTime() - b.hourAt.getTime(),
  );
}

/** The equivalent level of an hour, dB(A). */
export function levelOf({ energy, samples }: Pick<NoiseHourRow, 'energy' | 'samples'>): number {
  return tenth(10 * Math.log10(energy / samples));
}

/** The last full hour of meters, and their last samples. */
export async function noiseNow(
  tx: Tx,
  meters: readonly Station[],
  latest: readonly Latest[],
): Promise<NoiseNow[]> {
  const to = hourOf(tx.ctx.clock.now());
  const ids = meters.map(({ thing }) => thing.id);
  const rows = await noiseHours(tx, ids, new Date(to.getTime() - 24 * hourMs), to);
  return meters.map((meter) => {
    const last = rows.findLast(({ thingId }) => thingId === meter.thing.id);
    const sample = latest.find(
      ({ thingId, key }) => thingId === meter.thing.id && key === noiseKey,
    );
    return { ...judgedNow(meter, last, to), ...sampleOf(sample) };
  });
}

function sampleOf(sample: Latest | undefined): Pick<NoiseNow, 'latest' | 'latestAt'> {
  const isNumber = typeof sample?.value === 'number';
  return {
    latest: isNumber ? tenth(sample.value as number) : null,
    latestAt: isNumber ? sample.at.toISOString() : null,
  };
}

function judgedNow(
  meter: Station,
  last: NoiseHourRow | undefined,
  now: Date,
): Omit<NoiseNow, 'latest' | 'latestAt'> {
  const { noiseZone: zone, version } = meter.site;
  const period = noisePeriodOf(localMinute(last?.hourAt ?? now));
  const limit = noiseLimits[zone][period];
  const level = last ? levelOf(last) : null;
  return {
    ...stationHead(meter),
    zone,
    siteVersion: version,
    at: last?.hourAt.toISOString() ?? null,
    level,
    period,
    limit,
    over: level === null ? null : tenth(Math.max(0, level - limit)),
  };
}

/** A local day of a meter. @throws station-not-found */
export async function noiseDay(ctx: Ctx, thingId: string, date: string): Promise<NoiseDayView> {
  const from = instantAt(date);
  const to = new Date(from.getTime() + 24 * hourMs);
  const { meter, rows } = await ctx.database.inTenant(ctx, async (tx) => ({
    meter: await station(tx, thingId, 'noise'),
    rows: await noiseHours(tx, [thingId], from, to),
  }));
  const samples = await samplesByHour(ctx, thingId, from, to);
  const zone = meter.site.noiseZone;
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const at = new Date(from.getTime() + hour * hourMs);
    const row = rows.find(({ hourAt }) => hourAt.getTime() === at.getTime());
    const own = samples[hour] ?? [];
    const exceeded = (percent: number): number | null => {
      const level = own.length > 1 ? exceededLevel(own, percent) : null;
      return level === null ? null : tenth(level);
    };
    return {
      hour,
      at: at.toISOString(),
      level: row ? levelOf(row) : null,
      limit: noiseLimits[zone][noisePeriodOf(hour * 60)],
      loudest: row ? tenth(row.loudest) : null,
      l10: exceeded(10),
      l50: exceeded(50),
      l90: exceeded(90),
    };
  });
  return { date, zone, hours, ...judgedDay(meter, rows) };
}

/** Day, night and their common level from the hours of one local day. */
export function judgedDay(
  meter: Station,
  rows: readonly NoiseHourRow[],
): Pick<NoiseDayView, 'periods' | 'ldn'> {
  const hours = rows.map((row) => ({
    hour: Math.floor(localMinute(row.hourAt) / 60),
    level: levelOf(row),
  }));
  const periods = judgeDay(meter.site.noiseZone, hours);
  const [day, night] = periods;
  return { periods, ldn: dayNightLevel(day?.level ?? null, night?.level ?? null) };
}

async function samplesByHour(ctx: Ctx, thingId: string, from: Date, to: Date): Promise<number[][]> {
  const hours: number[][] = Array.from({ length: 24 }, () => []);
  let after: string | null = '';
  for (let page = 0; page < mostPages && after !== null; page += 1) {
    const read: ValuesPage = await valuesOf(ctx, {
      thingId,
      key: noiseKey,
      from,
      to,
      limit: samplesAPage,
      ...(after ? { after } : {}),
    });
    for (const { at, value, quality } of read.items) {
      const hour = Math.floor((at.getTime() - from.getTime()) / hourMs);
      if (quality === 'N' && typeof value === 'number') hours[hour]?.push(value);
    }
    after = read.next;
  }
  return hours;
}

/** Hours of meters by meter and local day: `${thingId} ${date}`. */
export async function noiseDays(
  tx: Tx,
  meters: readonly Station[],
  from: Date,
  to: Date,
): Promise<Map<string, NoiseHourRow[]>> {
  const ids = meters.map(({ thing }) => thing.id);
  const days = new Map<string, NoiseHourRow[]>();
  for (const row of await noiseHours(tx, ids, from, to)) {
    const key = `${row.thingId} ${localDay(row.hourAt)}`;
    const own = days.get(key) ?? [];
    own.push(row);
    days.set(key, own);
  }
  return days;
}
