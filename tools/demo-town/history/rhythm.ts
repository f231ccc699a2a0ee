import {
  type CalendarData,
  createCalendar,
  isMarketDay,
  type MarketRule,
  standardCalendarData,
  type WorkingCalendar,
} from '#platform/calendar/index.ts';
import type { Random } from '../random.ts';

/** Market days of Qingxi 逢三六九: lunar days that end in 3, 6 or 9. */
export const demoMarketRules: readonly MarketRule[] = [
  { kind: 'lunarEndings', endings: [3, 6, 9] },
];

/** The towns' working calendar: national days, standard hours, and the market days. */
export const demoCalendarData: CalendarData = {
  ...standardCalendarData(),
  marketRules: demoMarketRules,
};

let compiled: WorkingCalendar | undefined;

/** The same, compiled at its first use: a start that loads nothing need not wait for it. */
export function demoCalendar(): WorkingCalendar {
  compiled ??= createCalendar(demoCalendarData);
  return compiled;
}

/** True when Qingxi holds its market on that local day (`YYYY-MM-DD` or an instant of it). */
export function isDemoMarketDay(day: Date | string): boolean {
  return isMarketDay(demoCalendar(), day);
}

const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * 3_600_000;

/** One local day of the history. */
export interface HistoryDay {
  date: string;
  /** Local midnight, as an instant in ms. */
  startMs: number;
  month: number;
  weekday: number;
  market: boolean;
  /** 0 dry … 1 downpour; storms come in spells, mostly April to August. */
  rain: number;
  /** 0 … 1: heat of July and August, frost of January turned negative. */
  warmth: number;
}

/** Chance that a dry spell turns into a wet one, by month: the plum rains are May and June. */
const RAIN_BEGINS = [0.08, 0.1, 0.14, 0.17, 0.2, 0.22, 0.13, 0.11, 0.08, 0.07, 0.07, 0.06];

/** How hard it rains, by month: winter drizzles, summer pours. */
const RAIN_FORCE = [0.35, 0.4, 0.6, 0.85, 1, 1, 1, 0.9, 0.6, 0.45, 0.4, 0.35];

/** The days of the history with their weather, first day first. */
export function historyDays(until: Date, years: number, random: Random): HistoryDay[] {
  const lastDay = Math.floor((until.getTime() + OFFSET_MS) / DAY_MS);
  const days: HistoryDay[] = [];
  let rain = 0;
  for (let day = lastDay - Math.round(years * 365.25) + 1; day <= lastDay; day += 1) {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const month = Number(date.slice(5, 7));
    if (rain > 0.1) rain *= random.between(0.3, 0.95);
    else
      rain = random.chance(RAIN_BEGINS[month - 1] ?? 0.1)
        ? random.between(0.25, 1) * (RAIN_FORCE[month - 1] ?? 0.5)
        : 0;
    days.push({
      date,
      startMs: day * DAY_MS - OFFSET_MS,
      month,
      weekday: (((day + 4) % 7) + 7) % 7,
      market: isDemoMarketDay(date),
      rain,
      warmth: -Math.cos(((Number(date.slice(8)) / 30.5 + month - 1.7) / 12) * 2 * Math.PI),
    });
  }
  return days;
}

/** How many reports a day draws, relative to the others. */
export function dayWeight(day: HistoryDay, random: Random): number {
  const season = 1 + 0.18 * day.warmth + (day.month === 1 || day.month === 2 ? 0.12 : 0);
  const week = day.weekday === 0 || day.weekday === 6 ? 0.86 : 1.05;
  const market = day.market ? 1.34 : 0.86;
  return season * week * market * (1 + 0.75 * day.rain ** 2) * random.logNormal(1, 0.12);
}

/** Reports by the hour: a morning peak, one in the afternoon, and one after supper. */
const HOURS = [
  4, 2, 1, 1, 2, 8, 26, 58, 84, 92, 80, 62, 46, 48, 62, 70, 66, 56, 54, 58, 46, 30, 16, 8,
];

/** Market days are early: people come from six on and are gone by two. */
const MARKET_HOURS = [
  3, 2, 1, 2, 6, 22, 58, 96, 120, 128, 112, 86, 56, 44, 44, 48, 46, 42, 42, 46, 38, 26, 14, 7,
];

/** Draws a moment of the day, in ms from local midnight. */
export function drawMoment(day: HistoryDay, random: Random): number {
  const hour = random.weighted(day.market ? MARKET_HOURS : HOURS);
  return Math.floor((hour + random.next()) * 3_600_000);
}

/** Splits `count` over weights so that the parts add up exactly (largest remainders). */
export function apportion(count: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (weight / total) * count);
  const parts = exact.map(Math.floor);
  const missing = count - parts.reduce((sum, part) => sum + part, 0);
  exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, missing)
    .forEach(({ index }) => {
      parts[index] = (parts[index] ?? 0) + 1;
    });
  return parts;
}
