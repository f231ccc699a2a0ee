/** The air quality index by HJ 633-2026 and, for days before 2026-03-01, HJ 633-2012. */
import {
  columnOf,
  firstDayOf2026Table,
  iaqiSteps,
  type Period,
  type Pollutant,
} from './breakpoints.ts';
import { roundHalfEvenScaled } from './round-even.ts';

/** One averaged concentration: µg/m³, CO mg/m³. */
export interface Concentration {
  readonly pollutant: Pollutant;
  readonly period: Period;
  readonly value: number;
}

/** Levels of the index, 1 (best) to 6. */
export type AqiLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** An index with what it came from. */
export interface Aqi {
  readonly aqi: number;
  readonly level: AqiLevel;
  /** The pollutants with the largest IAQI, all of them at a tie; none while the AQI is at most 50. */
  readonly primary: readonly Pollutant[];
  /** Pollutants beyond IAQI 100 (超标污染物). */
  readonly exceeding: readonly Pollutant[];
  readonly iaqi: Readonly<Partial<Record<Pollutant, number>>>;
}

/** Upper end of each level, in order; the last has none but 500. */
const levelTops = [50, 100, 150, 200, 300] as const;

/** Concentrations are rounded to integers, CO to one decimal: HJ 633-2026 with GB/T 8170. */
const placesOf = (pollutant: Pollutant): number => (pollutant === 'CO' ? 1 : 0);

/**
 * The individual index of one pollutant. The concentration is first rounded half to even (GB/T 8170)
 * to an integer, CO to one decimal; the index is always rounded up, in integers throughout. Above the
 * last breakpoint it stays at the last step: 500, but 200 for SO2 1 h and 300 for O3 8 h, whose
 * columns end at 800 µg/m³.
 * @param concentration µg/m³, CO mg/m³
 * @param date local day of the observation, `YYYY-MM-DD` (a time after it is ignored)
 * @throws RangeError for a negative or non-finite concentration, an unreadable date, or a period
 *   that the standard does not define for the pollutant (PM 1 h uses the 24 h columns)
 */
export function iaqi(
  pollutant: Pollutant,
  period: Period,
  concentration: number,
  date: string,
): number {
  const { steps, above } = columnOf(pollutant, period, dayOf(date));
  if (!Number.isFinite(concentration) || concentration < 0) {
    throw new RangeError(
      `a concentration of ${pollutant} must be a number of at least 0, not ${String(concentration)}`,
    );
  }
  const top = steps.at(-1) ?? 0;
  if (concentration > top + 1) return above;
  const places = placesOf(pollutant);
  const scale = 10 ** places;
  const value = roundHalfEvenScaled(concentration, places);
  const upper = steps.findIndex((step) => value <= step * scale);
  if (upper === -1) return above;
  if (upper === 0) return 0;
  return interpolate(steps, upper, value, scale);
}

/** Formula (1) of HJ 633 in integers, rounded up. `value` is the concentration times `scale`. */
function interpolate(
  steps: readonly number[],
  upper: number,
  value: number,
  scale: number,
): number {
  const [low = 0, high = 0] = [steps[upper - 1], steps[upper]];
  const [iaqiLow = 0, iaqiHigh = 0] = [iaqiSteps[upper - 1], iaqiSteps[upper]];
  const numerator = (iaqiHigh - iaqiLow) * (value - low * scale);
  const denominator = (high - low) * scale;
  const rest = numerator % denominator;
  return iaqiLow + (numerator - rest) / denominator + (rest > 0 ? 1 : 0);
}

/**
 * The index of several pollutants: the largest IAQI. Of two periods of one pollutant (O3 1 h and 8 h)
 * the larger counts.
 * @returns null when no concentration is given
 * @throws RangeError as `iaqi`
 */
export function aqi(concentrations: readonly Concentration[], date: string): Aqi | null {
  const found: Partial<Record<Pollutant, number>> = {};
  for (const { pollutant, period, value } of concentrations) {
    found[pollutant] = Math.max(found[pollutant] ?? 0, iaqi(pollutant, period, value, date));
  }
  const entries = Object.entries(found) as [Pollutant, number][];
  if (entries.length === 0) return null;
  const largest = Math.max(...entries.map(([, index]) => index));
  return {
    aqi: largest,
    level: levelOf(largest),
    primary: largest > 50 ? namesAt(entries, (index) => index === largest) : [],
    exceeding: namesAt(entries, (index) => index > 100),
    iaqi: found,
  };
}

/** The level of an index, HJ 633 table of levels: 1 优, 2 良, 3 轻度, 4 中度, 5 重度, 6 严重污染. */
export function levelOf(index: number): AqiLevel {
  const at = levelTops.findIndex((top) => index <= top);
  return ((at === -1 ? levelTops.length : at) + 1) as AqiLevel;
}

/** Which edition of the standard judges a local day; for the foot of a report. */
export function standardOf(date: string): 'HJ 633-2026' | 'HJ 633-2012' {
  return dayOf(date) >= firstDayOf2026Table ? 'HJ 633-2026' : 'HJ 633-2012';
}

function namesAt(
  entries: readonly [Pollutant, number][],
  holds: (index: number) => boolean,
): Pollutant[] {
  return entries.filter(([, index]) => holds(index)).map(([pollutant]) => pollutant);
}

function dayOf(date: string): string {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(date)?.[0];
  if (!day || Number.isNaN(Date.parse(`${day}T00:00:00Z`))) {
    throw new RangeError(`a local day YYYY-MM-DD is wanted, not ${date}`);
  }
  return day;
}
