/** Believable hours of air, noise and water, drawn from a seed. */
import { isDemoMarketDay } from '#demo/history/rhythm.ts';
import { createRandom, type Random } from '#demo/random.ts';
import { localDay, localMinute } from '#platform/calendar/index.ts';
import { noisePeriodOf } from '../rules/noise.ts';
import type { DemoAir, DemoNoise, DemoWater } from './stations.ts';

/** Values of one property, one an hour. */
export type Series = Readonly<Record<string, readonly number[]>>;

const hourMs = 3_600_000;

/** The beginnings of the hours before an instant, oldest first. */
export function hoursBefore(until: Date, count: number): Date[] {
  const end = Math.floor(until.getTime() / hourMs) * hourMs;
  return Array.from({ length: count }, (_, index) => new Date(end - (count - index) * hourMs));
}

/** A slow wave around 1 that remembers itself: stagnant days and clear ones. */
function wave(random: Random, memory: number, spread: number): () => number {
  let level = 0;
  return () => {
    level = level * memory + random.normal(0, spread) * Math.sqrt(1 - memory * memory);
    return Math.exp(level);
  };
}

/** 0 in July … 1 in January. */
function wintriness(at: Date): number {
  const month = at.getUTCMonth() + at.getUTCDate() / 31;
  return (1 + Math.cos(((month - 0.5) / 12) * 2 * Math.PI)) / 2;
}

const hourOf = (at: Date): number => localMinute(at) / 60;
/** A hump of the day around an hour, 0 to 1. */
const hump = (hour: number, peak: number, width: number): number =>
  Math.exp(-(((hour - peak) / width) ** 2));
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Hours of an air station. */
export function airSeries(station: DemoAir, hours: readonly Date[]): Series {
  const random = createRandom(11, station.externalId);
  const stagnation = wave(random, 0.97, 0.5);
  const columns: Record<string, number[]> = {
    pm25: [],
    pm10: [],
    so2: [],
    no2: [],
    co: [],
    o3: [],
    temperature: [],
    humidity: [],
  };
  const put = (key: string, value: number): void => void columns[key]?.push(value);
  for (const at of hours) {
    const [hour, winter, still] = [hourOf(at), wintriness(at), stagnation()];
    const traffic = 0.6 + hump(hour, 8, 2) + hump(hour, 19, 2.5);
    const pm25 = (16 + 26 * winter) * still * station.dirt * (0.85 + 0.15 * traffic);
    put('pm25', round(Math.max(2, pm25 + random.normal(0, 2)), 0));
    put('pm10', round(Math.max(5, pm25 * (1.5 + random.between(0, 0.3))), 0));
    put('so2', round(Math.max(2, (5 + 6 * winter) * Math.sqrt(still)), 0));
    put('no2', round(Math.max(3, 14 * traffic * Math.sqrt(still)), 0));
    put('co', round(Math.max(0.2, 0.45 + 0.3 * winter * still), 2));
    put(
      'o3',
      round(Math.max(5, 35 + (125 - 75 * winter) * hump(hour, 15, 4) * (1.3 - 0.25 * still)), 0),
    );
    put('temperature', round(29 - 22 * winter + 5 * hump(hour, 15, 5) + random.normal(0, 0.6), 1));
    put('humidity', round(Math.min(98, 82 - 22 * hump(hour, 15, 5) + random.normal(0, 4)), 0));
  }
  return columns;
}

/** Hours of a noise meter: equivalent levels. */
export function noiseSeries(meter: DemoNoise, hours: readonly Date[]): Series {
  const random = createRandom(12, meter.externalId);
  const leq = hours.map((at) => {
    const hour = hourOf(at);
    const isDay = noisePeriodOf(localMinute(at)) === 'day';
    const market = isDemoMarketDay(localDay(at)) ? meter.market * hump(hour, 9, 3) : 0;
    const evening = meter.name.includes('广场') ? 6 * hump(hour, 20, 1.2) : 0;
    const base = isDay ? meter.day : meter.night + 3 * hump(hour, 22.5, 1);
    return round(base + market + evening + random.normal(0, 1.3), 1);
  });
  return { leq };
}

/** Hours of a water station. */
export function waterSeries(station: DemoWater, hours: readonly Date[]): Series {
  const random = createRandom(13, station.externalId);
  const wash = wave(random, 0.985, 0.55);
  const columns: Record<string, number[]> = {
    ph: [],
    dissolvedOxygen: [],
    permanganate: [],
    ammonia: [],
    totalPhosphorus: [],
    totalNitrogen: [],
    temperature: [],
    turbidity: [],
  };
  const put = (key: string, value: number): void => void columns[key]?.push(value);
  const lake = station.body === 'lake';
  for (const at of hours) {
    const [sun, washed] = [hump(hourOf(at), 15, 4), wash() * station.load];
    put('ph', round(7.3 + (lake ? 0.7 : 0.2) * sun + random.normal(0, 0.05), 2));
    put('dissolvedOxygen', round(Math.max(3.2, 7.6 + 1.2 * sun - 0.9 * washed), 2));
    put('permanganate', round(1.6 + 2.2 * washed, 2));
    put('ammonia', round(0.08 + 0.52 * washed, 3));
    put('totalPhosphorus', round(lake ? 0.012 + 0.055 * washed : 0.04 + 0.085 * washed, 3));
    put('totalNitrogen', round(0.3 + 1.1 * washed, 2));
    put('temperature', round(24 - 13 * wintriness(at) + sun + random.normal(0, 0.2), 1));
    put('turbidity', round(6 + 14 * washed, 1));
  }
  return columns;
}
