/** Environmental noise by GB 3096-2008: zones, day and night, levels averaged by energy. */

/** Zones of the acoustic environment (声环境功能区). */
export const noiseZones = ['0', '1', '2', '3', '4a', '4b'] as const;
export type NoiseZone = (typeof noiseZones)[number];

/** Day is 06–22 local time, night 22–06; a county government may set other hours. */
export type NoisePeriod = 'day' | 'night';

/** Limits in dB(A), GB 3096-2008 table 1 (two public programs agree on them). */
export const noiseLimits: Readonly<Record<NoiseZone, Readonly<Record<NoisePeriod, number>>>> = {
  '0': { day: 50, night: 40 },
  '1': { day: 55, night: 45 },
  '2': { day: 60, night: 50 },
  '3': { day: 65, night: 55 },
  '4a': { day: 70, night: 55 },
  '4b': { day: 70, night: 60 },
};

/** The period of a local minute of the day, 0 to 1439. */
export function noisePeriodOf(minuteOfDay: number): NoisePeriod {
  return minuteOfDay >= 360 && minuteOfDay < 1320 ? 'day' : 'night';
}

/**
 * The equivalent level of several levels of equal length, dB(A): by energy, never arithmetic.
 * @returns null for none
 */
export function energyMean(levels: readonly number[]): number | null {
  if (levels.length === 0) return null;
  const energy = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0);
  return 10 * Math.log10(energy / levels.length);
}

/**
 * The level exceeded during `percent` of the time, dB(A): L10 (peaks), L50 (median), L90 (background).
 * Samples of equal length; between two of them it is interpolated.
 * @returns null for none
 * @throws RangeError when percent is not between 0 and 100
 */
export function exceededLevel(levels: readonly number[], percent: number): number | null {
  if (!(percent >= 0 && percent <= 100)) throw new RangeError(`not a share of time: ${percent} %`);
  if (levels.length === 0) return null;
  const falling = [...levels].sort((a, b) => b - a);
  const place = (percent / 100) * (falling.length - 1);
  const below = Math.floor(place);
  const [high = 0, low = 0] = [falling[below], falling[Math.min(below + 1, falling.length - 1)]];
  return high + (low - high) * (place - below);
}

/** One hour's equivalent level at a local hour of the day. */
export interface NoiseHour {
  /** Local hour, 0 to 23: the hour that begins then. */
  readonly hour: number;
  readonly level: number;
}

/** A period of a local day, judged. */
export interface JudgedPeriod {
  readonly period: NoisePeriod;
  /** Equivalent level, dB(A), one decimal; null without a single hour. */
  readonly level: number | null;
  readonly limit: number;
  /** dB(A) above the limit, 0 when kept; null without a level. */
  readonly over: number | null;
  readonly hours: number;
  readonly hoursOver: number;
}

/** The day and the night of a local day against a zone's limits: Ld and Ln with their hours. */
export function judgeDay(zone: NoiseZone, hours: readonly NoiseHour[]): JudgedPeriod[] {
  return (['day', 'night'] as const).map((period) => {
    const limit = noiseLimits[zone][period];
    const own = hours
      .filter(({ hour }) => noisePeriodOf(hour * 60) === period)
      .map(({ level }) => level);
    const mean = energyMean(own);
    const level = mean === null ? null : tenth(mean);
    return {
      period,
      level,
      limit,
      over: level === null ? null : tenth(Math.max(0, level - limit)),
      hours: own.length,
      hoursOver: own.filter((one) => one > limit).length,
    };
  });
}

/** Day-night level Ldn: the night counts 10 dB more; 16 hours of day, 8 of night. Null if one lacks. */
export function dayNightLevel(day: number | null, night: number | null): number | null {
  if (day === null || night === null) return null;
  const energy = (16 * 10 ** (day / 10) + 8 * 10 ** ((night + 10) / 10)) / 24;
  return tenth(10 * Math.log10(energy));
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
