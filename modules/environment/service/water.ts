/** Water: the last values, samples over time, daily means. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Latest } from '#modules/observations/index.ts';
import type { Static } from '#platform/contract/index.ts';
import type { WaterNow, WaterTimes } from '../contract.ts';
import { waterKeys } from '../rules/stations.ts';
import { factorClass, judgeWater, timesOver, type WaterFactor } from '../rules/water.ts';
import { type HourMeans, hourMeans } from './hours.ts';
import type { Station } from './stations.ts';
import { stationHead } from './views.ts';

const keys = Object.keys(waterKeys);
type Sample = Partial<Record<WaterFactor, number>>;

/** A station by its last values; values older than a day are left out. */
export function waterNow(ctx: Ctx, station: Station, latest: readonly Latest[]): WaterNow {
  const oldest = ctx.clock.now().getTime() - 86_400_000;
  const own = latest.filter(
    ({ thingId, key, value, at, quality }) =>
      thingId === station.thing.id &&
      key in waterKeys &&
      typeof value === 'number' &&
      quality === 'N' &&
      at.getTime() >= oldest,
  );
  const sample = sampleOf(Object.fromEntries(own.map(({ key, value }) => [key, value as number])));
  const { waterBody: body, waterTarget: target, version } = station.site;
  const judged = judgeWater(sample, body);
  const newest = own.map(({ at }) => at.getTime());
  return {
    ...stationHead(station),
    body,
    target,
    siteVersion: version,
    at: newest.length > 0 ? new Date(Math.max(...newest)).toISOString() : null,
    class: judged?.class ?? null,
    deciding: [...(judged?.deciding ?? [])],
    factors: (Object.entries(sample) as [WaterFactor, number][]).map(([factor, value]) => ({
      factor,
      value,
      class: factorClass(factor, value, body),
      over: timesOver(factor, value, body, target),
    })),
  };
}

/** Samples by the hour. */
export async function waterTimesOf(
  ctx: Ctx,
  station: Station,
  from: Date,
  to: Date,
): Promise<Static<typeof WaterTimes>> {
  const hours = await waterHours(ctx, station, from, to);
  const samples = hours.flatMap((hour) => {
    const values = sampleOf(hour.values);
    if (Object.keys(values).length === 0) return [];
    const judged = judgeWater(values, station.site.waterBody);
    return [
      {
        at: hour.at.toISOString(),
        class: judged?.class ?? null,
        deciding: [...(judged?.deciding ?? [])],
        values: values as Record<string, number>,
      },
    ];
  });
  return { samples };
}

/** Hourly means of a water station. */
export function waterHours(
  at: Ctx | Tx,
  { thing }: Station,
  from: Date,
  to: Date,
): Promise<HourMeans[]> {
  return hourMeans(at, { thingId: thing.id, keys, from, to });
}

/** Values by the standard's factors; drift below zero counts as zero. */
export function sampleOf(values: Readonly<Record<string, number>>): Sample {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => {
      const factor = waterKeys[key];
      return factor ? [[factor, Math.max(0, value)]] : [];
    }),
  );
}
