/** Air: the last hour, the hours of a span, the days of a report. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { AirHourView, AirNow } from '../contract.ts';
import { type AirHour, judgeAirHour } from '../rules/air-day.ts';
import { airKeys } from '../rules/stations.ts';
import { type HourMeans, hourMeans, hourOf } from './hours.ts';
import type { Station } from './stations.ts';
import { stationHead } from './views.ts';

const hourMs = 3_600_000;
const keys = Object.keys(airKeys);

/** The last full hour of a station within a day. */
export async function airNow(ctx: Ctx, station: Station): Promise<AirNow> {
  const to = hourOf(ctx.clock.now());
  const from = new Date(to.getTime() - 24 * hourMs);
  const hours = await hourMeans(ctx, { thingId: station.thing.id, keys, from, to });
  const last = hours.findLast(({ values }) => Object.keys(values).length > 0);
  const values = last ? airHourOf(last) : {};
  const judged = last ? judgeAirHour(values, localDay(last.at)) : null;
  return {
    ...stationHead(station),
    at: last?.at.toISOString() ?? null,
    aqi: judged?.aqi ?? null,
    level: judged?.level ?? null,
    primary: [...(judged?.primary ?? [])],
    values,
    iaqi: { ...judged?.iaqi },
  };
}

/** The hours of a station between two instants. */
export async function airHoursOf(
  ctx: Ctx,
  thingId: string,
  from: Date,
  to: Date,
): Promise<AirHourView[]> {
  const hours = await hourMeans(ctx, { thingId, keys, from, to });
  return hours.map((hour) => {
    const values = airHourOf(hour);
    const judged = judgeAirHour(values, localDay(hour.at));
    return {
      at: hour.at.toISOString(),
      aqi: judged?.aqi ?? null,
      level: judged?.level ?? null,
      primary: [...(judged?.primary ?? [])],
      values,
    };
  });
}

/** Means by pollutant; a sensor's drift below zero counts as zero. */
export function airHourOf({ values }: HourMeans): AirHour & Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [airKeys[key] ?? key, Math.max(0, value)]),
  );
}
