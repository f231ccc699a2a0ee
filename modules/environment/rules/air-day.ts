/** From hours to a day of air: means with their validity, and the day's index. */
import { type Aqi, aqi, type Concentration } from './aqi.ts';
import { type Pollutant, pollutants } from './breakpoints.ts';

/** Hourly means of one hour; what is missing was not measured or not valid. */
export type AirHour = Readonly<Partial<Record<Pollutant, number>>>;

/** A daily mean needs so many hourly means, GB 3095 table of validity. */
export const leastHoursOfDay = 20;
/** An 8-hour mean needs so many of its hours. */
const leastHoursOfEight = 6;
/** The day's largest 8-hour mean needs so many windows that end between 08 and 24 o'clock (HJ 663). */
const leastWindows = 14;

/** A day of air. */
export interface AirDay {
  /** Null when no pollutant has enough hours. */
  readonly index: Aqi | null;
  /** Daily means; O3 the largest 8-hour mean. µg/m³, CO mg/m³. Missing: too few hours. */
  readonly means: Readonly<Partial<Record<Pollutant, number>>>;
  /** Hours with a value, by pollutant. */
  readonly hours: Readonly<Partial<Record<Pollutant, number>>>;
}

/**
 * The index of a local day from its 24 hours (`hours[0]` begins at midnight).
 * @param date local day, decides the edition of the standard
 */
export function judgeAirDay(hours: readonly AirHour[], date: string): AirDay {
  const means: Partial<Record<Pollutant, number>> = {};
  const counts: Partial<Record<Pollutant, number>> = {};
  const concentrations: Concentration[] = [];
  for (const pollutant of pollutants) {
    const values = hours.slice(0, 24).map((hour) => hour[pollutant]);
    const present = values.filter((value) => value !== undefined);
    counts[pollutant] = present.length;
    const value = pollutant === 'O3' ? largestOfEight(values) : dailyMean(present);
    if (value === null) continue;
    means[pollutant] = value;
    const period = pollutant === 'O3' ? '8h' : '24h';
    concentrations.push({ pollutant, period, value });
    if (pollutant === 'O3' && present.length >= leastHoursOfDay) {
      concentrations.push({ pollutant, period: '1h', value: Math.max(...present) });
    }
  }
  return { index: aqi(concentrations, date), means, hours: counts };
}

/** The index of one hour, by the hourly columns. Null without any value. */
export function judgeAirHour(hour: AirHour, date: string): Aqi | null {
  const concentrations = pollutants.flatMap((pollutant): Concentration[] => {
    const value = hour[pollutant];
    return value === undefined ? [] : [{ pollutant, period: '1h', value }];
  });
  return aqi(concentrations, date);
}

/** The largest mean over eight hours that ends from 08 to 24 o'clock; null with too few windows. */
export function largestOfEight(hours: readonly (number | undefined)[]): number | null {
  const windows: number[] = [];
  for (let end = 8; end <= 24; end += 1) {
    const own = hours.slice(end - 8, end).filter((value) => value !== undefined);
    if (own.length >= leastHoursOfEight) windows.push(mean(own));
  }
  return windows.length >= leastWindows ? Math.max(...windows) : null;
}

function dailyMean(values: readonly number[]): number | null {
  return values.length >= leastHoursOfDay ? mean(values) : null;
}

/** Rounded to a millionth, so that binary dust (0.1 + 0.2) never decides how a half is rounded. */
function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.round((sum / values.length) * 1e6) / 1e6;
}
